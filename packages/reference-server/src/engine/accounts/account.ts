import { maskAnyKey, type Plan, type Plans } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import { type ActContext, actorName, type Keeper } from '../actor.ts';
import { written } from '../audit/audit-entry.ts';
import type { EngineContext } from '../context.ts';
import { type ActResult, type Refused, refused } from '../problem.ts';
import type { LimitState } from '../verify/decision.ts';
import { type KeyCount, keyCount } from './plan-cap.ts';
import { planLimits } from './plan-limits.ts';

/** An owner's plan, and what is left of the limits of all their keys together. */
export interface Account {
  /** The plan's id; null where the system has no plans. */
  readonly plan: string | null;
  /** Without those that cannot be counted at present (security 65). */
  readonly limits: readonly LimitState[];
  /** What its plan lets it hold of the things that the system's data counts; null is any number. */
  readonly allowances: Readonly<Record<string, number | null>>;
  /** How many active keys it may have, and has. */
  readonly keys: KeyCount;
}

export interface PlanRequest extends ActContext<Keeper> {
  readonly owner: string;
  /** The id of an offered plan. */
  readonly plan: string;
  /** Quotas of this account's own in the place of the plan's, by the id of a limit; null is no limit. None, unless told. */
  readonly limits?: Readonly<Record<string, number | null>> | undefined;
  /** How many active keys this account may have, in the place of the plan's cap; null is any number. The plan's, unless told. */
  readonly keys?: number | null | undefined;
}

/** What an account has. It is looked at, and nothing is taken. */
export const accountOf = (context: EngineContext, owner: string): MaybePromise<Account> => {
  const { ports, provider, settings } = context;
  const declared = settings.limits.filter(({ partition }) => partition === 'owner');
  return after(ports.store.account(owner), (given) =>
    after(planLimits(context)(owner), (ofPlan) => {
      const shared = ofPlan.filter(({ partition }) => partition === 'owner');
      const subject = { key: '', owner, operation: '' };
      const plan = provider.plans === undefined ? null : (given?.plan ?? settings.plan);
      const allowances = provider.plans?.offered.find(({ id }) => id === plan)?.allowances ?? nothing;
      return after(keyCount(context, owner, given), (keys) =>
        after(context.counter.peek([...declared, ...shared], subject, context.now()), ({ limits }) => ({
          plan,
          limits,
          allowances,
          keys,
        })),
      );
    }),
  );
};

/** Gives an account a plan, which counts from the next request on (ruling 21). What was used under another counts on. */
export const setPlan = (context: EngineContext, request: PlanRequest): MaybePromise<ActResult<Account>> => {
  const { ports, provider } = context;
  const { owner, plan, limits = {}, keys } = request;
  if (provider.plans === undefined) return refused('not_offered', 'This system has no plans.');
  if (typeof owner !== 'string' || owner === '') return refused('invalid', 'Say whose plan it is to be.', 'owner');
  const problem =
    checkOwn(request) ?? checkPlan(provider.plans, plan) ?? checkQuotas(provider.plans, limits) ?? checkCap(keys);
  if (problem) return problem;
  const entry = written(context, {
    atMs: context.now(),
    actor: actorName(request.actor),
    action: 'set_plan',
    keyId: null,
    owner,
    address: request.address ?? null,
    requestId: request.requestId ?? null,
    data: {
      plan,
      limits: Object.entries(limits).map(([id, quota]) => `${id}=${quota ?? 'none'}`),
      ...(keys === undefined ? {} : { keys: keys ?? 'any number' }),
    },
  });
  return after(ports.store.setAccount(owner, { plan, limits: { ...limits }, keys }, entry), () =>
    after(accountOf(context, owner), (account) => ({ ok: true, ...account })),
  );
};

const nothing: Account['allowances'] = {};

/** A person chooses among the plans for their own account; quotas and caps of its own are the installation's to give. */
const checkOwn = ({ actor, owner, limits = nothing, keys }: PlanRequest): Refused | null => {
  if (actor.kind === 'system') return null;
  if (actor.owner !== owner) return refused('beyond_authority', 'You can choose your own plan only.', 'owner');
  return keys === undefined && Object.keys(limits).length === 0
    ? null
    : refused('beyond_authority', 'A plan comes with its own limits. Choose one that has what you need.', 'limits');
};

const checkPlan = ({ offered }: Plans, plan: string): Refused | null =>
  offered.some(({ id }) => id === plan)
    ? null
    : refused('invalid', `There is no such plan. Choose: ${offered.map(({ id }: Plan) => id).join(', ')}.`, 'plan');

/** A cap below what the account has already blocks issuing, not use. */
const checkCap = (keys: number | null | undefined): Refused | null =>
  keys == null || (Number.isSafeInteger(keys) && keys >= 0)
    ? null
    : refused('invalid', 'The cap of keys must be a whole number from 0 up, or null for any number.', 'keys');

const checkQuotas = ({ offered }: Plans, quotas: Readonly<Record<string, number | null>>): Refused | null => {
  if (typeof quotas !== 'object' || quotas === null || Array.isArray(quotas)) {
    return refused('invalid', 'Give the limits as quotas by the id of their limit.', 'limits');
  }
  const known = new Set(offered.flatMap(({ limits }) => limits.map(({ id }) => id)));
  for (const [id, quota] of Object.entries(quotas)) {
    if (!known.has(id)) {
      return refused(
        'invalid',
        `No plan has the limit ${JSON.stringify(maskAnyKey(id).slice(0, 100))}. Use: ${[...known].join(', ')}.`,
        'limits',
      );
    }
    if (quota !== null && (!Number.isSafeInteger(quota) || quota < 1)) {
      return refused('invalid', `The limit '${id}' must be a whole number from 1 up, or null for none.`, 'limits');
    }
  }
  return null;
};
