import { grants, type LimitPolicy, missingScopes, type Refusal } from '@latchkey/providers';
import { after, isPromise, type MaybePromise } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import { outOfReach } from '../keys/key-reach.ts';
import { isInGrace, statusOf } from '../status.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import type { Decision, LimitState, VerifiedKey, VerifyRequest } from './decision.ts';
import { failedAttempt, sourceBan } from './failed-attempt.ts';
import { heldLimits } from './held-limits.ts';
import { keyGate } from './key-gate.ts';
import { inOutage } from './limit-outage.ts';

/**
 * The way from a presented secret to a decision: length and characters → digest → look-up → environment → alive → begun →
 * reach → scopes → limits. What is cheap comes first, what consumes last: only an allowed request takes units (security 61).
 */
export const verifier = (context: EngineContext): ((request: VerifyRequest) => MaybePromise<Decision>) => {
  const { provider, ports, counter, settings } = context;
  const mayBeKey = keyGate(provider.keyFormat);
  const limitsOf = heldLimits(context);
  const beyondReach = provider.binding === undefined ? null : outOfReach(provider.binding);
  const isSeparate = provider.keyFormat.environments !== null && provider.lifecycle.environments !== 'shared';

  const identify = (request: VerifyRequest): MaybePromise<Decision> => {
    const [text] = request.presented;
    if (text === undefined) return deny(request, missingKey);
    if (request.presented.length > 1) return fail(request, ambiguous, null);
    if (!mayBeKey(text)) return fail(request, malformed, null);
    const sought = ports.digest.digest(text);
    return after(ports.store.findByDigest(sought), (facts) =>
      facts === null
        ? lookFurther(request, { current: sought, earlier: ports.digest.earlier(text) })
        : judge(request, facts, sought),
    );
  };

  /** A key that is found under an earlier digest moves to the present one (security 4), unless it was that of an earlier secret. */
  const lookFurther = (
    request: VerifyRequest,
    digests: { readonly current: string; readonly earlier: readonly string[] },
    from = 0,
  ): MaybePromise<Decision> => {
    const { current, earlier } = digests;
    const sought = earlier[from];
    if (sought === undefined) {
      // It may have moved meanwhile, for another request.
      return earlier.length === 0
        ? judge(request, null, current)
        : after(ports.store.findByDigest(current), (facts) => judge(request, facts, current));
    }
    return after(ports.store.findByDigest(sought), (facts) => {
      if (facts === null) return lookFurther(request, digests, from + 1);
      if (facts.digest !== sought) return judge(request, facts, sought);
      const moved = ports.store.rewrap(facts.id, sought, current, ports.digest.version, earlier);
      return after(moved, (present) =>
        present === null ? judge(request, facts, sought) : judge(request, present, present.digest),
      );
    });
  };

  /** @param sought the digest that the facts were found under */
  const judge = (request: VerifyRequest, facts: KeyFacts | null, sought: string): MaybePromise<Decision> => {
    if (facts === null || (isSeparate && facts.environment !== settings.environment)) {
      return fail(request, unknown, null);
    }
    // A secret that the key had once: whatever became of the key since, it opens nothing.
    if (facts.digest !== sought) return fail(request, superseded, facts);
    const nowMs = context.now();
    const death = deathOf(facts, nowMs);
    if (death !== null) return fail(request, death, facts);
    if (facts.activeAtMs !== null && nowMs < facts.activeAtMs) return deny(request, notYetActive, keyOf(facts));
    const policies = limitsOf(facts, request.operation);
    return isPromise(policies)
      ? policies.then((held) => weigh(request, facts, held, nowMs))
      : weigh(request, facts, policies, nowMs);
  };

  /** What a living key is told: its reach and its scopes are asked first, and only what they allow takes units of its limits. */
  const weigh = (
    request: VerifyRequest,
    facts: KeyFacts,
    policies: readonly LimitPolicy[],
    nowMs: number,
  ): MaybePromise<Decision> => {
    const { scopes } = request.operation;
    const subject = { key: facts.lineage, owner: facts.owner, operation: request.operation.id };
    const refusal =
      beyondReach?.(facts.reach, request) ??
      (scopes === null || scopes.some((needed) => grants(provider.access, facts.scopes, needed))
        ? null
        : insufficientScope(context, facts, scopes));
    if (refusal !== null) {
      return after(counter.peek(policies, subject, nowMs), ({ limits, outage }) => {
        const decision = deny(request, refusal, keyOf(facts), limits);
        return outage === undefined ? decision : inOutage(context, request, decision, outage);
      });
    }
    return after(counter.take(policies, subject, nowMs, request.cost), ({ admitted, limits, outage }) => {
      const decision: Decision = admitted
        ? { allowed: true, key: keyOf(facts), limits, address: request.address }
        : deny(request, limits.length === 0 ? uncounted : rateLimited(limits), keyOf(facts), limits);
      return outage === undefined ? decision : inOutage(context, request, decision, outage);
    });
  };

  const fail = (request: VerifyRequest, refusal: Refusal, facts: KeyFacts | null): MaybePromise<Decision> =>
    after(failedAttempt(context, request, { reason: refusal.kind, facts, nowMs: context.now() }), () =>
      deny(request, refusal, facts === null ? null : keyOf(facts)),
    );

  const { failedAttempts } = settings;
  if (failedAttempts === null) return identify;
  return (request) =>
    after(sourceBan(context, failedAttempts, request, context.now()), (ban) =>
      ban === null || request.presented.length === 0 ? identify(request) : deny(request, banned(ban)),
    );
};

const missingKey: Refusal = { kind: 'missing_key' };
const ambiguous: Refusal = { kind: 'invalid_key', reason: 'ambiguous' };
const malformed: Refusal = { kind: 'invalid_key', reason: 'malformed' };
const unknown: Refusal = { kind: 'invalid_key', reason: 'unknown' };
const superseded: Refusal = { kind: 'superseded_key' };
/** Only an outage refuses without a state to tell: no wait is known to help. */
const uncounted: Refusal = { kind: 'server_error', status: 503 };
const notYetActive: Refusal = { kind: 'invalid_key', reason: 'not_yet_active' };

const deathOf = (facts: KeyFacts, nowMs: number): Refusal | null => {
  switch (statusOf(facts, nowMs)) {
    case 'active':
      return null;
    case 'superseded':
      return isInGrace(facts, nowMs) ? null : superseded;
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
  return { kind: 'rate_limited', policy: longest.policy, retryAfterMs: longest.retryAfterMs, quota: longest.quota };
};

/** A source that has to wait: the quota is of its failed attempts, and no key's. */
const banned = ({ policy, retryAfterMs }: LimitState): Refusal => ({ kind: 'rate_limited', policy, retryAfterMs });

const deny = (
  { address }: VerifyRequest,
  refusal: Refusal,
  key: VerifiedKey | null = null,
  limits: readonly LimitState[] = [],
): Decision => ({ allowed: false, refusal, key, limits, address });

const keyOf = ({ id, owner, environment, reach, scopes }: KeyFacts): VerifiedKey => ({
  id,
  owner,
  environment,
  reach,
  scopes,
});
