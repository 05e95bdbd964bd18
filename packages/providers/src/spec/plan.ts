import type { LimitPolicy } from './limits.ts';

/** What an account pays for. */
export interface Plan {
  readonly id: string;
  readonly title: string;
  /**
   * For all keys of the account together (`partition: 'owner'`). A limit has the same id in every plan, so that what was used
   * counts on after a change of plan.
   */
  readonly limits: readonly LimitPolicy[];
}

export interface Plans {
  readonly offered: readonly [Plan, ...Plan[]];
  /** The plan of an account that was never given one. */
  readonly default: string;
}
