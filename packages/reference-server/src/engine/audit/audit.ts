import { after, type MaybePromise, untilDone } from '../../maybe-promise.ts';
import type { Keeper } from '../actor.ts';
import type { EngineContext } from '../context.ts';
import { onlyOrganizations } from '../keys/organizations.ts';
import type { AuditAction, AuditFilter, AuditOrder, AuditRow, AuditValue } from '../stores/audit-row.ts';
import { printable } from './printable.ts';

/** What the audit tells, in the order in which it happened. */
export interface AuditRecord {
  readonly sequence: number;
  readonly action: AuditAction;
  readonly actor: string | null;
  readonly key: string | null;
  readonly owner: string | null;
  readonly at: Date;
  /** When it last happened, where one record stands for several times. */
  readonly lastAt: Date;
  readonly count: number;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly data: Readonly<Record<string, AuditValue>>;
}

export interface AuditRequest {
  /** Whose eyes; a person sees what happened to the keys that they look after, and to their account. The system's, unless told. */
  readonly actor?: Keeper | undefined;
  readonly key?: string | undefined;
  /** Whose keys; a person's own, whatever it says. */
  readonly owner?: string | undefined;
  /** Who did it, as the audit names them: a person's or a key's id, `system`, or `person:system` where a person has that id. */
  readonly by?: string | undefined;
  readonly action?: AuditAction | undefined;
  /** Only what happened at this moment or later, in epoch milliseconds. */
  readonly since?: number | undefined;
  /** Only what happened before this moment, in epoch milliseconds. */
  readonly until?: number | undefined;
  /** `oldest_first`, unless told. */
  readonly order?: AuditOrder | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  /** 1 to 1000; 100 unless told. */
  readonly limit?: number | undefined;
}

export interface AuditPage {
  /** In the order of their sequence, or the other way round: never of their times, which may be equal. */
  readonly records: readonly AuditRecord[];
  /** What to pass as `after` for the next page; null on the last one. Records that come meanwhile shift nothing. */
  readonly next: string | null;
}

/**
 * Reads a page of the audit.
 * @throws RangeError when `limit` is out of range, `since` or `until` is no moment, or `after` is no cursor of this order
 */
export const readAudit = (context: EngineContext, request: AuditRequest): MaybePromise<AuditPage> => {
  const { actor, limit = 100, order = 'oldest_first' } = request;
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > 1000) {
    throw new RangeError('A page of the audit holds 1 to 1000 records.');
  }
  if (Number.isNaN(request.since) || Number.isNaN(request.until)) {
    throw new RangeError('Say since or until when in epoch milliseconds.');
  }
  const owner = actor?.kind === 'person' ? actor.owner : (request.owner ?? null);
  if (request.owner !== undefined && request.owner !== owner) return { records: [], next: null };
  const filter: AuditFilter = {
    keyId: request.key ?? null,
    owner: owner && printable(owner),
    organizations: actor === undefined ? null : onlyOrganizations(context.provider, actor),
    actor: request.by === undefined ? null : printable(request.by),
    action: request.action ?? null,
    sinceMs: request.since ?? null,
    untilMs: request.until ?? null,
    order,
    after: request.after === undefined ? null : sequenceOf(request.after, order),
    limit: limit + 1,
  };
  return after(context.ports.store.audit(filter), (rows) => {
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = rows.length > limit && last ? cursorOf(last.sequence, order) : null;
    return { records: page.map(auditRecordOf), next };
  });
};

/** All that is asked for, oldest first, however many pages it is: for what is small, such as one key's. */
export const wholeAudit = (
  context: EngineContext,
  request: Omit<AuditRequest, 'after' | 'limit' | 'order'>,
): MaybePromise<readonly AuditRecord[]> => {
  const all: AuditRecord[] = [];
  let cursor: string | undefined;
  const readPage = (): MaybePromise<boolean> =>
    after(readAudit(context, { ...request, after: cursor, limit: 1000 }), ({ records, next }) => {
      all.push(...records);
      cursor = next ?? undefined;
      return next === null;
    });
  return after(untilDone(readPage), () => all);
};

const cursorOf = (sequence: number, order: AuditOrder): string => `${marks[order]}${sequence.toString(36)}`;

const sequenceOf = (cursor: string, order: AuditOrder): number => {
  const sequence = cursorPattern.test(cursor) ? Number.parseInt(cursor.slice(1), 36) : Number.NaN;
  if (cursor.startsWith(marks[order]) && Number.isSafeInteger(sequence)) return sequence;
  throw new RangeError('No page of the audit in this order ends with this cursor. Pass on `next` as it was answered.');
};

const marks = { oldest_first: 'o', newest_first: 'n' } as const;
const cursorPattern = /^[on][1-9a-z][0-9a-z]{0,10}$/;

const auditRecordOf = (row: AuditRow): AuditRecord => ({
  sequence: row.sequence,
  action: row.action,
  actor: row.actor,
  key: row.keyId,
  owner: row.owner,
  at: new Date(row.atMs),
  lastAt: new Date(row.lastAtMs),
  count: row.count,
  address: row.address,
  requestId: row.requestId,
  data: row.data,
});
