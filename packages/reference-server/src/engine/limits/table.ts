import type { LimitPolicy } from '@latchkey/providers';
import type { LimitState } from '../verify/decision.ts';
import type { Counted, WindowRule } from './window.ts';

/** The partitions of a policy, by the id of a key or an owner. */
export interface Table {
  /** Whether so many units are left. */
  fits(policy: LimitPolicy, id: string, nowMs: number, cost: number): boolean;
  /** Takes units, which fit unless the policy counts beyond its quota, and tells what is left. */
  take(policy: LimitPolicy, id: string, nowMs: number, cost: number): LimitState;
  /** What is left; `retryAfterMs` is for `cost` units. */
  read(policy: LimitPolicy, id: string, nowMs: number, cost: number): LimitState;
  /** Looks at the next few partitions and lets go of the idle ones. True at the end of a round, and in the rest after it. */
  sweep(few: number, nowMs: number): boolean;
  size(): number;
}

/** @param windowMs how long a partition counts at least after it was used, hence the rest between two rounds of sweeping */
export const openTable = <State extends Counted>(rule: WindowRule<State>, windowMs: number): Table => {
  const states = new Map<string, State>();
  /** Stands for every partition that has used nothing: asked, never taken from. */
  const untouched = rule.open();
  let round = states.entries();
  let restsUntilMs = Number.NEGATIVE_INFINITY;
  /** The partition that was asked for last: what fits is taken next, and need not be looked for again. */
  let lastId: string | null = null;
  let last = untouched;

  const settled = (id: string, nowMs: number): State => {
    if (id !== lastId) {
      last = states.get(id) ?? untouched;
      lastId = id;
    }
    rule.settle(last, nowMs);
    return last;
  };

  const waitMs = (state: State, { quota, beyond }: LimitPolicy, nowMs: number, cost: number): number => {
    if (beyond === 'counted' || state.count + cost <= quota) return 0;
    return cost > quota ? Number.POSITIVE_INFINITY : rule.waitMs(state, quota, cost, nowMs);
  };

  const tell = (state: State, policy: LimitPolicy, nowMs: number, cost: number): LimitState => ({
    policy: policy.id,
    quota: policy.quota,
    used: state.count,
    remaining: Math.max(0, policy.quota - state.count),
    resetAtMs: rule.resetAtMs(state, policy.quota, nowMs),
    retryAfterMs: waitMs(state, policy, nowMs, cost),
  });

  const lookAt = (few: number, nowMs: number): boolean => {
    for (let looked = 0; looked < few; looked++) {
      const next = round.next();
      if (next.done) {
        round = states.entries();
        restsUntilMs = nowMs + windowMs;
        return true;
      }
      const [id, state] = next.value;
      rule.settle(state, nowMs);
      if (state.count > 0) continue;
      states.delete(id);
      if (id === lastId) lastId = null;
    }
    return false;
  };

  return {
    fits: ({ quota, beyond }, id, nowMs, cost) => beyond === 'counted' || settled(id, nowMs).count + cost <= quota,
    take(policy, id, nowMs, cost) {
      let state = settled(id, nowMs);
      if (state === untouched) {
        // Two are looked at for each that is added, so that what is idle never outgrows what is in use.
        lookAt(2, nowMs);
        state = rule.open();
        rule.settle(state, nowMs);
        states.set(id, state);
        lastId = id;
        last = state;
      }
      rule.take(state, policy.quota, cost, nowMs);
      return tell(state, policy, nowMs, 1);
    },
    read: (policy, id, nowMs, cost) => tell(settled(id, nowMs), policy, nowMs, cost),
    sweep: (few, nowMs) => nowMs < restsUntilMs || lookAt(few, nowMs),
    size: () => states.size,
  };
};
