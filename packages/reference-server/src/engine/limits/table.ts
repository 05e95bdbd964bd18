import type { LimitPolicy } from '@latchkey/providers';
import type { LimitState } from '../decision.ts';
import type { Counted, WindowRule } from './window.ts';

/** The partitions of a policy, by the id of a key or an owner. */
export interface Table {
  /** Whether so many units are left. */
  fits(policy: LimitPolicy, id: string, nowMs: number, cost: number): boolean;
  /** Takes units that fit, and tells what is left. */
  take(policy: LimitPolicy, id: string, nowMs: number, cost: number): LimitState;
  /** What is left; `retryAfterMs` is for `cost` units. */
  read(policy: LimitPolicy, id: string, nowMs: number, cost: number): LimitState;
  /** Looks at the next few partitions and lets go of the idle ones. True at the end of the round. */
  sweep(few: number, nowMs: number): boolean;
  size(): number;
}

export const openTable = <State extends Counted>(rule: WindowRule<State>): Table => {
  const states = new Map<string, State>();
  /** Stands for every partition that has used nothing: asked, never taken from. */
  const untouched = rule.open();
  let round = states.entries();

  const settled = (id: string, nowMs: number): State => {
    const state = states.get(id) ?? untouched;
    rule.settle(state, nowMs);
    return state;
  };

  const waitMs = (state: State, quota: number, nowMs: number, cost: number): number => {
    if (state.count + cost <= quota) return 0;
    return cost > quota ? Number.POSITIVE_INFINITY : rule.waitMs(state, quota, cost, nowMs);
  };

  const tell = (state: State, { id, quota }: LimitPolicy, nowMs: number, cost: number): LimitState => ({
    policy: id,
    quota,
    remaining: Math.max(0, quota - state.count),
    resetAtMs: rule.resetAtMs(state, quota, nowMs),
    retryAfterMs: waitMs(state, quota, nowMs, cost),
  });

  const sweep = (few: number, nowMs: number): boolean => {
    for (let looked = 0; looked < few; looked++) {
      const next = round.next();
      if (next.done) {
        round = states.entries();
        return true;
      }
      const [id, state] = next.value;
      rule.settle(state, nowMs);
      if (state.count === 0) states.delete(id);
    }
    return false;
  };

  return {
    fits: ({ quota }, id, nowMs, cost) => settled(id, nowMs).count + cost <= quota,
    take(policy, id, nowMs, cost) {
      let state = settled(id, nowMs);
      if (state === untouched) {
        // Two are looked at for each that is added, so that what is idle never outgrows what is in use.
        sweep(2, nowMs);
        state = rule.open();
        rule.settle(state, nowMs);
        states.set(id, state);
      }
      rule.take(state, policy.quota, cost, nowMs);
      return tell(state, policy, nowMs, 1);
    },
    read: (policy, id, nowMs, cost) => tell(settled(id, nowMs), policy, nowMs, cost),
    sweep,
    size: () => states.size,
  };
};
