import type { ApiKey, KeyRotation } from '@latchkey/providers';
import { after, type MaybePromise, rescued } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import { dateOf } from '../date-of.ts';
import { statusOf } from '../status.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import type { Usage, UsageRow } from '../stores/usage-row.ts';
import { sumOfFigures } from '../usage/figures.ts';
import type { Known } from '../usage/usage-notes.ts';

/** A key as it may be read, with its exact figures: field by field, so that no digest can slip through (security 20). */
export const shownExactly = (context: EngineContext, facts: KeyFacts): MaybePromise<ApiKey> =>
  after(context.usage.of(facts), (known) => withToday(context, facts, known));

/**
 * A key as an act answers with it. What was done is told whatever becomes of figures (security 66): none are written for it, and
 * where the store does not tell them there are those that are noted here.
 */
export const shown = (context: EngineContext, facts: KeyFacts): MaybePromise<ApiKey> =>
  rescued(
    () => after(context.usage.known(facts), (known) => withToday(context, facts, known)),
    () => {
      const known = context.usage.noted(facts);
      return apiKeyOf(facts, known.usage, requestsOf(known.noted, today(context)), context.now());
    },
  );

const withToday = (context: EngineContext, facts: KeyFacts, { usage, noted }: Known): MaybePromise<ApiKey> => {
  const nowMs = context.now();
  if (usage.requests === 0) return apiKeyOf(facts, usage, 0, nowMs);
  const day = today(context);
  return after(context.ports.store.hours({ keyId: facts.id, owner: null, ...day }), (rows) =>
    apiKeyOf(facts, usage, requestsOf([...rows, ...noted], day), nowMs),
  );
};

interface Day {
  readonly fromMs: number;
  readonly toMs: number;
}

const today = ({ time, now }: EngineContext): Day => {
  const nowMs = now();
  return { fromMs: time.dayOf(nowMs), toMs: time.nextDay(nowMs) };
};

const requestsOf = (rows: readonly UsageRow[], { fromMs, toMs }: Day): number =>
  sumOfFigures(rows.filter(({ hourMs }) => hourMs >= fromMs && hourMs < toMs)).requests;

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
  ...(facts.regeneratedAtMs === undefined ? {} : { regeneratedAt: new Date(facts.regeneratedAtMs) }),
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
