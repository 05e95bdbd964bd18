import type { ApiKey } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { Keeper } from '../actor.ts';
import { mayManage } from '../acts/authority.ts';
import { type AuditRecord, wholeAudit } from '../audit/audit.ts';
import type { EngineContext } from '../context.ts';
import { shownExactly } from '../keys/api-key.ts';
import { type ActResult, noSuchKey, refused } from '../problem.ts';
import type { AuditAction } from '../stores/audit-row.ts';
import { tallied, type Use } from '../usage/tally.ts';
import { type Exposure, exposureOf } from './exposure.ts';

export interface IncidentRequest {
  /** Whose eyes; a person sees their own keys alone. */
  readonly actor: Keeper;
  /** The key's id. */
  readonly key: string;
  /** When the key got into wrong hands, in epoch milliseconds; since it was issued, unless told. */
  readonly since?: number | undefined;
  /** Only what happened before this moment, in epoch milliseconds; all until now, unless told. */
  readonly until?: number | undefined;
}

/** What became of a key that got into wrong hands, as far as it was written down. */
export interface Incident {
  /** Without its secret, as ever. */
  readonly key: ApiKey;
  readonly exposure: Exposure;
  /**
   * Whether requests with the living key were audited. Where they were not, addresses and operations are those of refused
   * attempts alone, and of the time before there is what `key` counts, with its last use and last address.
   */
  readonly areRequestsAudited: boolean;
  /** Where the key was used from, most used first. */
  readonly addresses: readonly AddressUse[];
  /** What was asked with it, most asked first. */
  readonly operations: readonly OperationUse[];
  /** Attempts with a secret of this key that was dead (ruling 25), in order. */
  readonly refusedAttempts: readonly AuditRecord[];
  /** The acts upon the key, in order, whenever they were done. */
  readonly events: readonly AuditRecord[];
}

export interface AddressUse extends Use {
  /** Null where it is not known or not kept. */
  readonly address: string | null;
}

export interface OperationUse extends Use {
  /** The document's `operationId`; null where it is not known. */
  readonly operation: string | null;
}

/** Gathers what is known of a key's misuse: key, window, addresses, operations (ruling 25). A revoked key's too, wherever it is shown. */
export const incident = (
  context: EngineContext,
  { actor, key, since, until }: IncidentRequest,
): MaybePromise<ActResult<{ readonly incident: Incident }>> =>
  after(context.ports.store.findById(key), (facts) => {
    if (facts === null || !mayManage(context.provider, actor, facts)) return noSuchKey();
    if (!isMomentOrNone(since)) return refused('invalid', 'Say since when, in epoch milliseconds.', 'since');
    if (!isMomentOrNone(until)) return refused('invalid', 'Say until when, in epoch milliseconds.', 'until');
    if (since !== undefined && until !== undefined && until <= since) {
      return refused('invalid', 'The end must come after the beginning.', 'until');
    }
    return after(wholeAudit(context, { key }), (records) =>
      after(shownExactly(context, facts), (apiKey) => {
        const isWithin = ({ at, lastAt }: AuditRecord): boolean =>
          (since === undefined || lastAt.getTime() >= since) && (until === undefined || at.getTime() < until);
        const uses = records.filter((record) => useActions.has(record.action) && isWithin(record));
        const events = records.filter(({ action }) => !useActions.has(action));
        return {
          ok: true,
          incident: {
            key: apiKey,
            exposure: exposureOf(facts, events, { sinceMs: since ?? facts.createdAtMs, nowMs: context.now() }),
            areRequestsAudited: context.settings.auditsRequests,
            addresses: tallied(uses, ({ address }) => address).map(({ of, use }) => ({ address: of, ...use })),
            operations: tallied(uses, operationOf).map(({ of, use }) => ({ operation: of, ...use })),
            refusedAttempts: uses.filter(({ action }) => action === 'dead_key_refused'),
            events,
          },
        };
      }),
    );
  });

/** Whether a `Date` can hold it. */
const isMomentOrNone = (ms: number | undefined): boolean => ms === undefined || !Number.isNaN(new Date(ms).getTime());

/** What is done with a key; everything else is done to it. */
const useActions: ReadonlySet<AuditAction> = new Set(['dead_key_refused', 'request_succeeded', 'request_failed']);

const operationOf = ({ data: { operation } }: AuditRecord): string | null =>
  typeof operation === 'string' ? operation : null;
