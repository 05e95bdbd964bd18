/**
 * How a window counts. A rule holds no state: each partition has a state of its own, and the quota is an argument, so that
 * a changed quota counts at once. `settle` brings a state to a moment; the other questions are about that moment, which
 * never runs backwards. `cost` is a whole number of units, 1 or more.
 */
export interface WindowRule<State extends Counted> {
  /** The state of a partition that has used nothing. */
  open(): State;
  /** Lets go of what no longer counts. */
  settle(state: State, nowMs: number): void;
  /** Milliseconds until `cost` units fit, which they do not now; at most the window. */
  waitMs(state: State, quota: number, cost: number, nowMs: number): number;
  /** Takes units that fit. */
  take(state: State, quota: number, cost: number, nowMs: number): void;
  /** The moment that ruling 20 calls reset, in epoch milliseconds. */
  resetAtMs(state: State, quota: number, nowMs: number): number;
}

export interface Counted {
  /** Units that count at the moment the state was settled at. */
  count: number;
}
