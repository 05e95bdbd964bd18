import {
  costsOf,
  type LimitPolicy,
  type Operation,
  type Provider,
  policyApplies,
  rangeError,
} from '@latchkey/providers';

/**
 * Refuses a cost that no request could ever pay, because it is above the quota of a limit that refuses what is beyond it.
 * A key's own limits are not looked at: their quotas are told when a key is issued.
 * @param limits those in the place of the provider's and its plans'
 * @throws RangeError naming the operation, the limit and, where it is a plan's, the plan; or when a declared cost cannot be
 */
export const checkCosts = (
  provider: Pick<Provider, 'operations' | 'costs' | 'limits' | 'plans'>,
  limits?: readonly LimitPolicy[],
): void => {
  const costOf = costsOf(provider);
  const held = heldLimits(provider, limits).filter(({ policy }) => policy.beyond !== 'counted');
  for (const operation of Object.values(provider.operations).filter(needsKey)) {
    const cost = costOf(operation);
    const tooTight = held.find(({ policy }) => cost > policy.quota && policyApplies(policy, operation));
    if (tooTight === undefined) continue;
    const { policy, of } = tooTight;
    throw rangeError(
      `'${operation.id}' costs ${cost} units, and limit policy '${policy.id}'${of} never admits more than ${policy.quota}. Lower the cost, or raise the quota.`,
    );
  }
};

const heldLimits = ({ limits, plans }: Pick<Provider, 'limits' | 'plans'>, replaced?: readonly LimitPolicy[]) => [
  ...(replaced ?? limits).map((policy) => ({ policy, of: '' })),
  ...(replaced === undefined ? (plans?.offered ?? []) : []).flatMap((plan) =>
    plan.limits.map((policy) => ({ policy, of: ` of the plan '${plan.id}'` })),
  ),
];

/** Limits count keys: who calls without one pays nothing. */
const needsKey = ({ scopes, keyOptional = false }: Operation): boolean => scopes !== null || keyOptional;
