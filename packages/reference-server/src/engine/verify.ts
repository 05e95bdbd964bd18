import {
  grants,
  type LimitPolicy,
  missingScopes,
  type Operation,
  policyApplies,
  type Refusal,
} from '@latchkey/providers';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { EngineContext } from './context.ts';
import type { Decision, LimitState, VerifiedKey, VerifyRequest } from './decision.ts';
import { failedAttempt, sourceBan } from './failed-attempt.ts';
import { keyGate } from './key-gate.ts';
import { isInGrace, statusOf } from './status.ts';
import type { KeyFacts } from './stores/store.ts';

/**
 * The way from a presented secret to a decision: length and characters → digest → look-up → environment → alive → begun →
 * scopes → limits. What is cheap comes first, what consumes last: only an allowed request takes units (security 61).
 */
export const verifier = (context: EngineContext): ((request: VerifyRequest) => MaybePromise<Decision>) => {
  const { provider, ports, settings } = context;
  const mayBeKey = keyGate(provider.keyFormat);
  const policiesOf = policyIndex(settings.limits);
  const isSeparate = provider.keyFormat.environments !== null && provider.lifecycle.environments !== 'shared';

  const identify = (request: VerifyRequest): MaybePromise<Decision> => {
    const [text] = request.presented;
    if (text === undefined) return deny(request, missingKey);
    if (request.presented.length > 1) return fail(request, ambiguous, null);
    if (!mayBeKey(text)) return fail(request, malformed, null);
    return after(lookUp(context, text), (facts) => judge(request, facts));
  };

  const judge = (request: VerifyRequest, facts: KeyFacts | null): MaybePromise<Decision> => {
    if (facts === null || (isSeparate && facts.environment !== settings.environment)) {
      return fail(request, unknown, null);
    }
    const nowMs = context.now();
    const death = deathOf(facts, nowMs);
    if (death !== null) return fail(request, death, facts);
    if (facts.activeAtMs !== null && nowMs < facts.activeAtMs) return deny(request, notYetActive, keyOf(facts));
    const { scopes } = request.operation;
    const policies = policiesOf(request.operation);
    const subject = { key: facts.lineage, owner: facts.owner, operation: request.operation.id };
    if (scopes !== null && !scopes.some((needed) => grants(provider.access, facts.scopes, needed))) {
      const refusal = insufficientScope(context, facts, scopes);
      return after(ports.counter.peek(policies, subject, nowMs), (limits) =>
        deny(request, refusal, keyOf(facts), limits),
      );
    }
    return after(ports.counter.take(policies, subject, nowMs), ({ admitted, limits }) =>
      admitted
        ? { allowed: true, key: keyOf(facts), limits, address: request.address }
        : deny(request, rateLimited(limits), keyOf(facts), limits),
    );
  };

  const fail = (request: VerifyRequest, refusal: Refusal, facts: KeyFacts | null): MaybePromise<Decision> =>
    after(failedAttempt(context, request, { reason: refusal.kind, facts, nowMs: context.now() }), () =>
      deny(request, refusal, facts === null ? null : keyOf(facts)),
    );

  if (settings.failedAttempts === null) return identify;
  return (request) =>
    after(sourceBan(context, request, context.now()), (ban) =>
      ban === null || request.presented.length === 0 ? identify(request) : deny(request, rateLimited([ban])),
    );
};

const missingKey: Refusal = { kind: 'missing_key' };
const ambiguous: Refusal = { kind: 'invalid_key', reason: 'ambiguous' };
const malformed: Refusal = { kind: 'invalid_key', reason: 'malformed' };
const unknown: Refusal = { kind: 'invalid_key', reason: 'unknown' };
const notYetActive: Refusal = { kind: 'invalid_key', reason: 'not_yet_active' };

/** The key that is stored under a text's digest, or under an earlier one. */
const lookUp = (context: EngineContext, text: string): MaybePromise<KeyFacts | null> => {
  const { digest, store } = context.ports;
  const current = digest.digest(text);
  return after(store.findByDigest(current), (facts) => facts ?? rewrapped(context, digest.earlier(text), current));
};

/** A key that is found under an earlier digest moves to the present one (security 4). */
const rewrapped = (
  context: EngineContext,
  [earlier, ...others]: readonly string[],
  current: string,
): MaybePromise<KeyFacts | null> => {
  if (earlier === undefined) return null;
  const { ports } = context;
  return after(ports.store.findByDigest(earlier), (facts) => {
    if (facts === null) return rewrapped(context, others, current);
    return after(ports.store.rewrap(facts.id, earlier, current, ports.digest.version), () => facts);
  });
};

const deathOf = (facts: KeyFacts, nowMs: number): Refusal | null => {
  switch (statusOf(facts, nowMs)) {
    case 'active':
      return null;
    case 'superseded':
      return isInGrace(facts, nowMs) ? null : { kind: 'superseded_key' };
    case 'revoked':
      return { kind: 'revoked_key' };
    case 'disabled':
      return { kind: 'disabled_key' };
    case 'expired':
      return { kind: 'expired_key' };
  }
};

/** Names the alternative of which least is missing. */
const insufficientScope = (
  { provider }: EngineContext,
  { scopes: granted }: KeyFacts,
  alternatives: readonly (readonly string[])[],
): Refusal => {
  const missing = (needed: readonly string[]) => missingScopes(provider.access, granted, needed).length;
  const required = alternatives.reduce(
    (best, next) => (missing(next) < missing(best) ? next : best),
    alternatives[0] ?? [],
  );
  return { kind: 'insufficient_scope', required, granted };
};

/** Names the policy that holds longest: until then the next call would not pass (ruling 20). */
const rateLimited = (limits: readonly LimitState[]): Refusal => {
  const longest = limits.reduce((worst, next) => (next.retryAfterMs > worst.retryAfterMs ? next : worst));
  return { kind: 'rate_limited', policy: longest.policy, retryAfterMs: longest.retryAfterMs };
};

const deny = (
  { address }: VerifyRequest,
  refusal: Refusal,
  key: VerifiedKey | null = null,
  limits: readonly LimitState[] = [],
): Decision => ({ allowed: false, refusal, key, limits, address });

const keyOf = ({ id, owner, environment, scopes }: KeyFacts): VerifiedKey => ({ id, owner, environment, scopes });

/** The policies that hold for an operation, looked for once. */
const policyIndex = (policies: readonly LimitPolicy[]): ((operation: Operation) => readonly LimitPolicy[]) => {
  const index = new Map<string, readonly LimitPolicy[]>();
  return (operation) => {
    const known = index.get(operation.id);
    if (known !== undefined) return known;
    const found = policies.filter((policy) => policyApplies(policy, operation));
    index.set(operation.id, found);
    return found;
  };
};
