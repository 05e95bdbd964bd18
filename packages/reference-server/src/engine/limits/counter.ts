import type { LimitPolicy } from '@latchkey/providers';
import type { MaybePromise } from '../../maybe-promise.ts';
import type { LimitState } from '../verify/decision.ts';

/** Counts what limits allow. The engine hands it only requests of known keys, so that strangers cost no memory (security 63). */
export interface CounterPort {
  /**
   * Takes `cost` units of every policy, or of none where one of them has not enough (ruling 18, security 60). A policy that
   * counts beyond its quota always has enough.
   * @param nowMs a moment before one that was told already counts as that one: no unit returns early (security 51)
   * @param cost a whole number; 1 unless told, 0 takes nothing and is always admitted; more than a quota is never admitted
   * (its `retryAfterMs` is Infinity)
   * @throws RangeError when the cost is negative or no whole number.
   */
  take(policies: readonly LimitPolicy[], subject: LimitSubject, nowMs: number, cost?: number): MaybePromise<Taken>;
  /** What is left, with nothing taken and nothing allocated. */
  peek(policies: readonly LimitPolicy[], subject: LimitSubject, nowMs: number): MaybePromise<readonly LimitState[]>;
}

/** Who is counted: a policy's partition says which of these it goes by. */
export interface LimitSubject {
  /** The key's lineage: keys that succeed one another share their limits. */
  readonly key: string;
  readonly owner: string;
  /** The operation's id. */
  readonly operation: string;
}

export interface Taken {
  readonly admitted: boolean;
  /** Each policy afterwards, in the order of the policies. Where it was not admitted, `retryAfterMs` is for the same cost. */
  readonly limits: readonly LimitState[];
}
