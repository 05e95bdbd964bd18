import type { KeyRecord } from '@latchkey/providers';
import { after, type MaybePromise } from '../maybe-promise.ts';
import { isRotated, rotationOf } from './api-key.ts';
import type { EngineContext } from './context.ts';
import { dateOf } from './date-of.ts';
import { peppered, plainVersion } from './plain-digest.ts';
import type { ActResult } from './problem.ts';
import type { KeyFacts } from './stores/key-facts.ts';

/** Every key as a system's own table may keep it, oldest first. */
export const records = (
  context: EngineContext,
): MaybePromise<ActResult<{ readonly records: readonly KeyRecord[] }>> => {
  const { store } = context.ports;
  const nowMs = context.now();
  const found: KeyRecord[] = [];
  const recordsFrom = (facts: readonly KeyFacts[], at: number): MaybePromise<boolean> => {
    const each = facts[at];
    if (each === undefined) return true;
    if (each.digestVersion !== plainVersion) return false;
    return after(context.usage.of(each.id), ({ lastUsedAtMs }) => {
      found.push(keyRecordOf(each, lastUsedAtMs));
      return recordsFrom(facts, at + 1);
    });
  };
  const pageAfter = (last: string | null): MaybePromise<boolean> => {
    const query = {
      owner: null,
      environment: null,
      status: null,
      withRevoked: true,
      after: last,
      limit: pageSize,
      nowMs,
    };
    return after(store.list(query), (facts) =>
      after(recordsFrom(facts, 0), (isPlain) => {
        const next = facts.length === pageSize ? facts.at(-1) : undefined;
        return isPlain && next ? pageAfter(next.id) : isPlain;
      }),
    );
  };
  return after(pageAfter(null), (isPlain) => (isPlain ? { ok: true, records: found.reverse() } : peppered()));
};

const pageSize = 100;

const keyRecordOf = (facts: KeyFacts, lastUsedAtMs: number | null): KeyRecord => ({
  id: facts.id,
  owner: facts.owner,
  name: facts.name,
  ...(facts.description === null ? {} : { description: facts.description }),
  ...(facts.environment === null ? {} : { environment: facts.environment }),
  scopes: facts.scopes,
  ...(facts.reach === null ? {} : { reach: facts.reach }),
  digest: facts.digest,
  mask: facts.mask,
  limits: facts.limits,
  createdAt: new Date(facts.createdAtMs),
  expiresAt: dateOf(facts.expiresAtMs),
  revokedAt: dateOf(facts.revokedAtMs),
  ...(facts.disabledAtMs === null ? {} : { disabledAt: new Date(facts.disabledAtMs) }),
  ...(isRotated(facts) ? { rotation: { ...rotationOf(facts), supersededAt: dateOf(facts.supersededAtMs) } } : {}),
  lastUsedAt: dateOf(lastUsedAtMs),
});
