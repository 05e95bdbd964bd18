import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import { type Refused, refused } from '../problem.ts';
import type { AccountFacts } from '../stores/account-row.ts';
import type { OverCap, Room } from '../stores/key-store.ts';

/** How many keys that can be used an account may have and has, those of a lineage once; a limit of null is any number. */
export interface KeyCount {
  readonly limit: number | null;
  readonly used: number;
}

/** The cap of an account: its own, else its plan's; null where it may have any number of keys. */
export const capOf =
  ({ provider, settings }: Pick<EngineContext, 'provider' | 'settings'>) =>
  (account: AccountFacts | null): number | null => {
    if (account?.keys !== undefined) return account.keys;
    const id = account?.plan ?? settings.plan;
    return provider.plans?.offered.find((plan) => plan.id === id)?.keys ?? null;
  };

/** The room for one more key, for the store to ask in the step of the act; undefined where no plan can have a cap. */
export const roomFor = (context: EngineContext, nowMs: number): Room | undefined =>
  context.provider.plans === undefined ? undefined : { nowMs, capOf: capOf(context) };

/** An account's keys that count beside its cap. */
export const keyCount = (context: EngineContext, owner: string, account: AccountFacts | null): MaybePromise<KeyCount> =>
  after(context.ports.store.activeKeys(owner, context.now()), (used) => ({ limit: capOf(context)(account), used }));

/** The refusal of one key too many, with the numbers. */
export const overCap = ({ cap, active }: OverCap): Refused => {
  const { problem } = refused(
    'plan_cap',
    `The account’s plan allows ${cap} active ${cap === 1 ? 'key' : 'keys'}, and it has ${active}. ${hint}`,
  );
  return { ok: false, problem: { ...problem, cap: { limit: cap, used: active } } };
};

/** Whether a store's answer is that there is no room. */
export const isOverCap = (answer: unknown): answer is OverCap =>
  typeof answer === 'object' && answer !== null && 'cap' in answer;

const hint = 'Revoke a key first, or choose a larger plan.';
