import type { WindowRule } from './window.ts';

/** The times of the units in the window, in a ring; `head` is the oldest. */
export interface ExactState {
  count: number;
  head: number;
  times: number[];
}

/**
 * A sliding window that keeps every time (ruling 17): no window of this length, its end left out, ever admits more than the
 * quota, and a client at exactly the quota is never refused. 8 bytes a unit, amortised constant time.
 */
export const slidingExact = (windowMs: number): WindowRule<ExactState> => ({
  open: () => ({ count: 0, head: 0, times: [0, 0, 0, 0] }),
  settle(state, nowMs) {
    // A unit taken at t is back at t + window.
    while (state.count > 0 && timeAt(state, 0) + windowMs <= nowMs) {
      state.head = slotOf(state, 1);
      state.count--;
    }
  },
  waitMs: (state, quota, cost, nowMs) => timeAt(state, state.count + cost - quota - 1) + windowMs - nowMs,
  take(state, _quota, cost, nowMs) {
    if (state.count + cost > state.times.length) grow(state, state.count + cost);
    for (let unit = 0; unit < cost; unit++) {
      state.times[slotOf(state, state.count)] = nowMs;
      state.count++;
    }
  },
  resetAtMs(state, quota, nowMs) {
    if (state.count === 0) return nowMs;
    return timeAt(state, state.count >= quota ? state.count - quota : state.count - 1) + windowMs;
  },
});

/** Where in the ring the nth unit is, the oldest being 0. */
const slotOf = ({ times, head }: ExactState, index: number): number => {
  const slot = head + index;
  return slot < times.length ? slot : slot - times.length;
};

const timeAt = (state: ExactState, index: number): number => state.times[slotOf(state, index)] ?? 0;

/** A plain array of numbers: a small one is much cheaper to make than a typed array, and its numbers lie unboxed as well. */
const grow = (state: ExactState, needed: number): void => {
  const times: number[] = [];
  for (let index = 0; index < state.count; index++) times.push(timeAt(state, index));
  const size = Math.max(needed, state.times.length * 2);
  while (times.length < size) times.push(0);
  state.times = times;
  state.head = 0;
};
