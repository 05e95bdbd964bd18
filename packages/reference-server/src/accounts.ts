import type { PlanIdOf, PlanLimitIdOf, Provider } from '@latchkey/providers';
import type { Account } from './engine/accounts/account.ts';
import type { Engine } from './engine/engine.ts';
import { done } from './key-act-error.ts';

/** What the owners of keys pay for, for tests. */
export interface Accounts<P extends Provider = Provider> {
  /** An owner's plan (null where the system has none), and what is left of the limits of all their keys together. */
  get(owner?: string): Promise<Account>;
  /**
   * Gives an owner a plan, from the next request on; what was used counts on.
   * @throws KeyActError where the system has no such plan, or no plan such a limit.
   */
  setPlan(plan: PlanIdOf<P>, options?: PlanOptions<P>): Promise<Account>;
}

export interface PlanOptions<P extends Provider = Provider> {
  /** Default: the world's owner. */
  readonly owner?: string;
  /** Quotas of this account's own in the place of the plan's; null is no limit. Default: the plan's. */
  readonly limits?: Readonly<Partial<Record<PlanLimitIdOf<P>, number | null>>>;
  /** How many active keys this account may have, in the place of the plan's cap; null is any number. Default: the plan's. */
  readonly keys?: number | null;
}

interface AccountsParts {
  /** The owner unless told otherwise. */
  readonly owner: string;
  engine(): Engine;
}

export const createAccounts = ({ owner: usual, engine }: AccountsParts): Accounts => ({
  get: async (owner = usual) => engine().account(owner),
  async setPlan(plan, { owner = usual, limits = {}, keys } = {}) {
    const request = { owner, plan, limits: without(limits), keys };
    done(await engine().setPlan({ actor: { kind: 'system' }, ...request }));
    return engine().account(owner);
  },
});

/** What is named and left undefined is not named. `fromEntries` makes a field of every name, `__proto__` too. */
const without = (limits: Readonly<Partial<Record<string, number | null>>>): Record<string, number | null> =>
  Object.fromEntries(Object.entries(limits).flatMap(([id, quota]) => (quota === undefined ? [] : [[id, quota]])));
