import { type LimitPolicy, type Operation, policyApplies } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import { planLimits } from '../accounts/plan-limits.ts';
import type { EngineContext } from '../context.ts';
import { noLimits, ownPolicies } from '../keys/key-limits.ts';
import type { KeyFacts } from '../stores/key-facts.ts';

/**
 * The limits that hold for a key at an operation, all of them together (ruling 18): the declared ones, with the key's own
 * quota in the place of a declared one, those of the account's plan, and the key's own.
 */
export const heldLimits = (
  context: EngineContext,
): ((facts: KeyFacts, operation: Operation) => MaybePromise<readonly LimitPolicy[]>) => {
  const { provider, settings } = context;
  const declaredFor = policyIndex(settings.limits);
  const ownOf = ownPolicies(context);
  const planOf = planLimits(context);
  const hasPlans = provider.plans !== undefined && !settings.areLimitsReplaced;

  const together = (facts: KeyFacts, operation: Operation, ofPlan: readonly LimitPolicy[]): LimitPolicy[] => {
    const own = ownOf(facts.limits);
    const isOwn = (policy: LimitPolicy) => own.some(({ id }) => id === policy.id);
    const declared = declaredFor(operation).filter((policy) => !isOwn(policy));
    return [...declared, ...[...ofPlan, ...own].filter((policy) => policyApplies(policy, operation))];
  };

  return (facts, operation) => {
    if (hasPlans) return after(planOf(facts.owner), (ofPlan) => together(facts, operation, ofPlan));
    return facts.limits === noLimits ? declaredFor(operation) : together(facts, operation, []);
  };
};

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
