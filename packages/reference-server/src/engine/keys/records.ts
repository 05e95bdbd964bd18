import type { KeyRecord } from '@latchkey/providers';
import { after, inTurn, type MaybePromise, untilDone } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import { dateOf } from '../date-of.ts';
import type { ActResult } from '../problem.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import { isRotated, rotationOf } from './api-key.ts';
import { peppered, plainVersion } from './plain-digest.ts';

/** Every key as a system's own table may keep it, oldest first. */
export const records = (
  context: EngineContext,
): MaybePromise<ActResult<{ readonly records: readonly KeyRecord[] }>> => {
  const { store } = context.ports;
  const nowMs = context.now();
  const query = { owner: null, environment: null, status: null, withRevoked: true, limit: pageSize, nowMs };
  const found: KeyRecord[] = [];
  let last: string | null = null;
  let isPlain = true;
  const addRecord = (facts: KeyFacts): MaybePromise<void> =>
    after(context.usage.of(facts), ({ usage: { lastUsedAtMs } }) => {
      found.push(keyRecordOf(facts, lastUsedAtMs));
    });
  const readPage = (): MaybePromise<boolean> =>
    after(store.list({ ...query, after: last }), (page) => {
      isPlain = page.every(({ digestVersion }) => digestVersion === plainVersion);
      last = page.at(-1)?.id ?? null;
      return isPlain ? after(inTurn(page, addRecord), () => page.length < pageSize) : true;
    });
  return after(untilDone(readPage), () => (isPlain ? { ok: true, records: found.reverse() } : peppered()));
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
