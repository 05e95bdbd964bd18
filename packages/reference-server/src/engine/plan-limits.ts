import type { LimitPolicy } from '@latchkey/providers';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { EngineContext } from './context.ts';
import type { AccountFacts } from './stores/store.ts';

/** The limits of an owner's plan, with the account's own quotas in their place; none where other limits replace them. */
export const planLimits = (context: EngineContext): ((owner: string) => MaybePromise<readonly LimitPolicy[]>) => {
  const { ports, provider, settings } = context;
  const { plans } = provider;
  if (plans === undefined || settings.areLimitsReplaced) return () => none;
  const byPlan = new Map(plans.offered.map(({ id, limits }) => [id, limits.map(countedOn)]));
  const byId = new Map([...byPlan.values()].flat().map((policy) => [policy.id, policy]));

  const changed = ({ plan, limits }: AccountFacts): readonly LimitPolicy[] => {
    const policies = (byPlan.get(plan) ?? []).filter(({ id }) => !Object.hasOwn(limits, id));
    for (const [id, quota] of Object.entries(limits)) {
      const policy = byId.get(id);
      if (policy !== undefined && quota !== null) policies.push({ ...policy, quota });
    }
    return policies;
  };
  return (owner) =>
    after(ports.store.account(owner), (account) =>
      account === null ? (byPlan.get(settings.plan ?? '') ?? none) : changed(account),
    );
};

/** A sliding limit of a plan keeps every time: with another quota, what was used would else be counted in another way. */
const countedOn = (policy: LimitPolicy): LimitPolicy =>
  policy.window.kind === 'sliding' ? { ...policy, window: { ...policy.window, exact: true } } : policy;

const none: readonly LimitPolicy[] = [];
