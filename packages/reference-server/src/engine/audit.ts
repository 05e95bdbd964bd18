import { after, type MaybePromise } from '../maybe-promise.ts';
import { type ActContext, actorName, type Keeper } from './actor.ts';
import type { EngineContext } from './context.ts';
import { printable } from './printable.ts';
import type { AuditAction, AuditEntry, AuditRow, AuditValue } from './stores/audit-row.ts';
import type { KeyFacts } from './stores/store.ts';

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
  /** Whose eyes; a person sees what happened to their own keys. The system's, unless told. */
  readonly actor?: Keeper | undefined;
  readonly key?: string | undefined;
  readonly action?: AuditAction | undefined;
  /** Only what happened at this moment or later, in epoch milliseconds. */
  readonly since?: number | undefined;
}

/** Reads the audit in the order of its sequence. */
export const readAudit = (
  { ports }: EngineContext,
  { actor, key = null, action = null, since = null }: Nullable<AuditRequest>,
): MaybePromise<readonly AuditRecord[]> => {
  const owner = actor?.kind === 'person' ? printable(actor.owner) : null;
  return after(ports.store.audit({ keyId: key, owner, action, sinceMs: since }), (rows) => rows.map(recordOf));
};

/** The entry of an act upon a key. */
export const actEntry = (
  context: EngineContext,
  action: AuditAction,
  act: ActContext,
  facts: Pick<KeyFacts, 'id' | 'owner'>,
  atMs: number,
  data: Readonly<Record<string, AuditValue>> = {},
): AuditEntry =>
  written(context, {
    atMs,
    action,
    actor: actorName(act.actor),
    keyId: facts.id,
    owner: facts.owner,
    address: act.address ?? null,
    requestId: act.requestId ?? null,
    data,
  });

/** An entry as it is written: every text on one line, addresses only where they are kept. */
export const written = ({ settings }: EngineContext, entry: AuditEntry): AuditEntry => ({
  atMs: entry.atMs,
  actor: entry.actor && printable(entry.actor),
  action: entry.action,
  keyId: entry.keyId,
  owner: entry.owner && printable(entry.owner),
  address: keptAddress(settings.addresses, entry.address),
  requestId: entry.requestId && printable(entry.requestId),
  data: printableData(entry.data),
});

/** An address as it may be kept. */
export const keptAddress = (addresses: 'kept' | 'dropped', address: string | null): string | null =>
  addresses === 'dropped' || address === null ? null : printable(address);

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

const printableData = (data: AuditEntry['data']): AuditEntry['data'] => {
  const shown: Record<string, AuditValue> = {};
  for (const [name, value] of Object.entries(data)) shown[name] = printableValue(value);
  return shown;
};

const printableValue = (value: AuditValue): AuditValue => {
  if (typeof value === 'string') return printable(value);
  // A list that is printable as it is stays the one that others have too.
  return typeof value === 'object' && value !== null && !value.every(isPrintable) ? value.map(printable) : value;
};

const isPrintable = (text: string): boolean => printable(text) === text;

const recordOf = (row: AuditRow): AuditRecord => ({
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
