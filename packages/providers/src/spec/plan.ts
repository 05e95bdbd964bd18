import type { LimitPolicy } from './limits.ts';

/** What an account pays for. */
export interface Plan {
  readonly id: string;
  readonly title: string;
  /**
   * For all keys of the account together (`partition: 'owner'`) or for each of them alone (`'key'`). A limit has the same id,
   * window and partition in every plan, so that what was used counts on after a change of plan.
   */
  readonly limits: readonly LimitPolicy[];
  /** How many active keys an account may have (ruling 21); any number where it is null or not told. */
  readonly keys?: number | null;
  /** What an account may hold of the things that the system's own data counts; null is any number. */
  readonly allowances?: Readonly<Record<string, number | null>>;
}

export interface Plans {
  readonly offered: readonly [Plan, ...Plan[]];
  /** The plan of an account that was never given one. */
  readonly default: string;
}
