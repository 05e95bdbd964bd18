import type { WindowRule } from './window.ts';

export interface AlignedState {
  count: number;
  endsAtMs: number;
}

/**
 * Windows that lie on the calendar. No aligned window exceeds the quota; two neighbours together may admit twice the quota
 * around the boundary.
 * @param endOf the end of the window that a moment lies in, which is the first moment of the next
 */
export const aligned = (endOf: (nowMs: number) => number): WindowRule<AlignedState> => ({
  open: () => ({ count: 0, endsAtMs: Number.NEGATIVE_INFINITY }),
  settle(state, nowMs) {
    if (nowMs < state.endsAtMs) return;
    state.count = 0;
    state.endsAtMs = endOf(nowMs);
  },
  waitMs: (state, _quota, _cost, nowMs) => state.endsAtMs - nowMs,
  take(state, _quota, cost) {
    state.count += cost;
  },
  resetAtMs: (state) => state.endsAtMs,
});
