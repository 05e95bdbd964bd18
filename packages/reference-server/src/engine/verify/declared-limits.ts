import { type LimitPolicy, rangeError } from '@latchkey/providers';
import type { EngineProvider, EngineSettings } from '../context.ts';
import { checkPolicies } from '../limits/policy.ts';

/**
 * Refuses limits that cannot work, alone or together: the declared ones, those that a key may have of its own, and each
 * plan's.
 * @throws RangeError naming the policy and what to change.
 */
export const checkDeclared = (
  { keyLimits = [], plans }: Pick<EngineProvider, 'keyLimits' | 'plans'>,
  {
    limits,
    areLimitsReplaced,
    failedAttempts,
  }: Pick<EngineSettings, 'limits' | 'areLimitsReplaced' | 'failedAttempts'>,
): void => {
  const ofKeys = keyLimits
    // A limit in the place of the declared ones may stand for a key's own too: it then says how that is counted.
    .filter(({ id }) => !(areLimitsReplaced && limits.some((policy) => policy.id === id && policy.partition === 'key')))
    .map((limit) => ({ ...limit, quota: 1, partition: 'key' }) as const);
  const common = [...limits, ...ofKeys, ...(failedAttempts === null ? [] : [failedAttempts])];
  checkPolicies(common);
  const counted = new Map<string, string>();
  for (const plan of plans === undefined || areLimitsReplaced ? [] : plans.offered) {
    checkPolicies([...common, ...plan.limits]);
    for (const policy of plan.limits) checkPlanLimit(plan.id, policy, counted);
  }
};

const checkPlanLimit = (plan: string, policy: LimitPolicy, counted: Map<string, string>): void => {
  const { id, partition, window } = policy;
  if (partition === 'key+operation') {
    throw rangeError(
      `Limit policy '${id}' of the plan '${plan}' must hold for the owner's keys together, or for each of them alone.`,
    );
  }
  // A sliding limit that counts beyond its quota is counted in another way: with another plan, nothing would be used.
  const isRefusing = window.kind === 'sliding' && policy.beyond !== 'counted';
  const text = JSON.stringify([partition, window, isRefusing]);
  if ((counted.get(id) ?? text) !== text) {
    throw rangeError(
      `Limit policy '${id}' of the plan '${plan}' has another window or partition in another plan, or slides and counts beyond its quota only in one. Name them apart.`,
    );
  }
  counted.set(id, text);
};
