import type { WindowRule } from './window.ts';

/** Buckets of units in a ring, oldest at `head`: how many, and when the last of them was taken. */
export interface RingState {
  /** Units in all buckets. */
  count: number;
  counts: number[];
  lastHits: number[];
  head: number;
  buckets: number;
  /** When the newest bucket was begun. */
  begunAtMs: number;
}

/**
 * A sliding window for large quotas (ruling 17): units are kept in buckets of count and last hit, and a bucket's units come
 * back when the last of them has left the window. So no window ever admits more than the quota. A bucket is closed when
 * a 60th of the window has passed, and before it would mix more than a 60th of the quota; hence no client that stays within
 * 59/60 of the quota is ever refused, however it spreads its requests.
 */
export const slidingRing = (windowMs: number): WindowRule<RingState> => {
  const takesMore = (state: RingState, quota: number, cost: number, nowMs: number): boolean =>
    state.buckets > 0 &&
    nowMs < state.begunAtMs + windowMs / parts &&
    // Beyond the quota, where a limit counts on, buckets grow with what they hold: there are never many of them.
    countAt(state, state.buckets - 1) + cost <= Math.max(1, Math.floor(Math.max(quota, state.count) / parts));

  return {
    open: () => ({
      count: 0,
      counts: [0, 0, 0, 0],
      lastHits: [0, 0, 0, 0],
      head: 0,
      buckets: 0,
      begunAtMs: 0,
    }),
    settle(state, nowMs) {
      while (state.buckets > 0 && lastHitAt(state, 0) + windowMs <= nowMs) {
        state.count -= countAt(state, 0);
        state.head = slotOf(state, 1);
        state.buckets--;
      }
    },
    waitMs: (state, quota, cost, nowMs) => lastHitOf(state, state.count + cost - quota) + windowMs - nowMs,
    take(state, quota, cost, nowMs) {
      if (!takesMore(state, quota, cost, nowMs)) begin(state, nowMs);
      const newest = slotOf(state, state.buckets - 1);
      state.counts[newest] = (state.counts[newest] ?? 0) + cost;
      state.lastHits[newest] = nowMs;
      state.count += cost;
    },
    resetAtMs(state, quota, nowMs) {
      if (state.buckets === 0) return nowMs;
      return lastHitOf(state, state.count >= quota ? state.count - quota + 1 : state.count) + windowMs;
    },
  };
};

const parts = 60;

/** Where in the ring the nth bucket is, the oldest being 0. */
const slotOf = ({ counts, head }: RingState, index: number): number => {
  const slot = head + index;
  return slot < counts.length ? slot : slot - counts.length;
};

const countAt = (state: RingState, index: number): number => state.counts[slotOf(state, index)] ?? 0;

const lastHitAt = (state: RingState, index: number): number => state.lastHits[slotOf(state, index)] ?? 0;

/** The last hit of the bucket with which so many units will have left. */
const lastHitOf = (state: RingState, units: number): number => {
  let left = 0;
  for (let index = 0; index < state.buckets; index++) {
    left += countAt(state, index);
    if (left >= units) return lastHitAt(state, index);
  }
  return lastHitAt(state, state.buckets - 1);
};

const begin = (state: RingState, nowMs: number): void => {
  if (state.buckets === state.counts.length) grow(state);
  state.counts[slotOf(state, state.buckets)] = 0;
  state.buckets++;
  state.begunAtMs = nowMs;
};

const grow = (state: RingState): void => {
  const counts: number[] = [];
  const lastHits: number[] = [];
  for (let index = 0; index < state.buckets; index++) {
    counts.push(countAt(state, index));
    lastHits.push(lastHitAt(state, index));
  }
  while (counts.length < state.buckets * 2) {
    counts.push(0);
    lastHits.push(0);
  }
  state.counts = counts;
  state.lastHits = lastHits;
  state.head = 0;
};
