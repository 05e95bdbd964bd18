import type { LimitPolicy } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { ActContext, Keeper } from '../actor.ts';
import type { EngineContext } from '../context.ts';
import { find } from '../keys/find.ts';
import { ownPolicies } from '../keys/key-limits.ts';
import { type ActResult, refused } from '../problem.ts';
import type { LimitState } from '../verify/decision.ts';
import { planLimits } from './plan-limits.ts';

export interface LimitsHeldRequest extends ActContext<Keeper> {
  /** A key's id: its own limits and those of its account. Those of the account alone, unless told. */
  readonly key?: string | undefined;
  /** Whose account; the acting person's own, whatever it says, and the system must tell it where it names no key. */
  readonly owner?: string | undefined;
}

/** A limit, and how far it is used at this moment. */
export interface HeldLimit extends LimitState {
  readonly title: string;
  readonly window: LimitPolicy['window'];
}

/**
 * What is left of the limits of a key or an account, whatever is asked with it; nothing is taken. Limits that are counted for
 * each operation apart are left out.
 */
export const limitsHeld = (
  context: EngineContext,
  { actor, key, owner }: LimitsHeldRequest,
): MaybePromise<ActResult<{ readonly limits: readonly HeldLimit[] }>> => {
  const { settings, counter } = context;
  const states = (policies: readonly LimitPolicy[], subject: { readonly key: string; readonly owner: string }) =>
    after(counter.peek(policies, { ...subject, operation: '' }, context.now()), ({ limits }) => ({
      ok: true as const,
      limits: limits.flatMap((state) => {
        const policy = policies.find(({ id }) => id === state.policy);
        return policy === undefined ? [] : [{ ...state, title: policy.title, window: policy.window }];
      }),
    }));
  if (key === undefined) {
    const whose = actor.kind === 'person' ? actor.owner : owner;
    if (whose === undefined) return refused('invalid', 'Say whose limits they are.', 'owner');
    return after(planLimits(context)(whose), (ofPlan) =>
      states([...settings.limits, ...ofPlan].filter(isOfOwner), { key: '', owner: whose }),
    );
  }
  return after(find(context, actor, key), (facts) => {
    if ('problem' in facts) return facts;
    const own = ownPolicies(context)(facts.limits);
    const declared = settings.limits.filter(
      ({ id, partition }) => partition !== 'key+operation' && !own.some((each) => each.id === id),
    );
    return after(planLimits(context)(facts.owner), (ofPlan) =>
      states([...declared, ...ofPlan, ...own], { key: facts.lineage, owner: facts.owner }),
    );
  });
};

const isOfOwner = ({ partition }: LimitPolicy): boolean => partition === 'owner';
