import type { LimitPolicy } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import type { AccountFacts } from '../stores/account-row.ts';

/** The limits of an owner's plan, with the account's own quotas in their place; none where other limits replace them. */
export const planLimits = (context: EngineContext): ((owner: string) => MaybePromise<readonly LimitPolicy[]>) => {
  const { ports, provider, settings } = context;
  const { plans } = provider;
  if (plans === undefined || settings.areLimitsReplaced) return () => none;
  const byPlan = new Map(plans.offered.map(({ id, limits }) => [id, limits.map(countedOn)]));
  const byId = new Map([...byPlan.values()].flat().map((policy) => [policy.id, policy]));

  const changed = ({ plan, limits }: AccountFacts): readonly LimitPolicy[] => {
    const ofPlan = byPlan.get(plan) ?? none;
    const policies = ofPlan.filter(({ id }) => !Object.hasOwn(limits, id));
    for (const [id, quota] of Object.entries(limits)) {
      // What becomes of a request beyond the quota is the plan's own to say; one without such a limit takes another's.
      const policy = ofPlan.find((each) => each.id === id) ?? byId.get(id);
      if (policy !== undefined && quota !== null) policies.push({ ...policy, quota });
    }
    return policies;
  };
  return (owner) =>
    after(ports.store.account(owner), (account) =>
      account === null ? (byPlan.get(settings.plan ?? '') ?? none) : changed(account),
    );
};

/**
 * A sliding limit of a plan keeps every time: with another quota, what was used would else be counted in another way. One that
 * counts beyond its quota is counted in one way whatever the quota, and would keep times without end.
 */
const countedOn = (policy: LimitPolicy): LimitPolicy =>
  policy.window.kind === 'sliding' && policy.beyond !== 'counted'
    ? { ...policy, window: { ...policy.window, exact: true } }
    : policy;

const none: readonly LimitPolicy[] = [];
