import type { ApiKey, KeyRotation } from '@latchkey/providers';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { EngineContext } from './context.ts';
import { dateOf } from './date-of.ts';
import { sumOfFigures } from './figures.ts';
import { statusOf } from './status.ts';
import type { KeyFacts } from './stores/key-facts.ts';
import type { Usage } from './stores/usage-row.ts';

/** A key as it may be shown, with its figures: field by field, so that no digest can slip through (security 20). */
export const shown = (context: EngineContext, facts: KeyFacts): MaybePromise<ApiKey> => {
  const nowMs = context.now();
  return after(context.usage.of(facts.id), (usage) => {
    if (usage.requests === 0) return apiKeyOf(facts, usage, 0, nowMs);
    const today = { fromMs: context.time.dayOf(nowMs), toMs: context.time.nextDay(nowMs) };
    return after(context.ports.store.hours({ keyId: facts.id, owner: null, ...today }), (rows) =>
      apiKeyOf(facts, usage, sumOfFigures(rows).requests, nowMs),
    );
  });
};

const apiKeyOf = (facts: KeyFacts, usage: Usage, requestsToday: number, nowMs: number): ApiKey => ({
  id: facts.id,
  name: facts.name,
  description: facts.description,
  owner: facts.owner,
  environment: facts.environment,
  reach: facts.reach,
  scopes: [...facts.scopes],
  mask: facts.mask,
  status: statusOf(facts, nowMs),
  limits: { ...facts.limits },
  createdAt: new Date(facts.createdAtMs),
  expiresAt: dateOf(facts.expiresAtMs),
  revokedAt: dateOf(facts.revokedAtMs),
  lastUsedAt: dateOf(usage.lastUsedAtMs),
  lastIp: usage.lastIp,
  requestCount: usage.requests,
  requestsToday,
  errorCount: usage.errors,
  errorRate: usage.answers === 0 ? 0 : usage.errors / usage.answers,
  version: facts.version,
  ...(isRotated(facts) ? { rotation: rotationOf(facts) } : {}),
});

/** Whether a key was rotated or came of a rotation. */
export const isRotated = ({ id, lineage, supersededAtMs }: KeyFacts): boolean =>
  lineage !== id || supersededAtMs !== null;

export const rotationOf = ({ lineage, supersededBy, graceUntilMs }: KeyFacts): KeyRotation => ({
  lineage,
  supersededBy,
  graceUntil: dateOf(graceUntilMs),
});
