import type { ApiKey } from '@latchkey/providers';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { EngineContext } from './context.ts';
import { statusOf } from './status.ts';
import type { KeyFacts, Usage } from './stores/store.ts';

/** A key as it may be shown, with its figures: field by field, so that no digest can slip through (security 20). */
export const shown = (context: EngineContext, facts: KeyFacts): MaybePromise<ApiKey> =>
  after(context.ports.store.usageOf(facts.id), (usage) => apiKeyOf(facts, usage, context.now()));

const apiKeyOf = (facts: KeyFacts, usage: Usage, nowMs: number): ApiKey => ({
  id: facts.id,
  name: facts.name,
  description: facts.description,
  owner: facts.owner,
  environment: facts.environment,
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
});

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
