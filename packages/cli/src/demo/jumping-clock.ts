import { type Clock, systemClock } from '@latchkey/providers';

/** Real time that can be put ahead, so that what lasts ninety days can be seen to end. */
export interface JumpingClock extends Clock {
  /** Puts the clock ahead to a moment; never back. */
  jumpTo(atMs: number): void;
}

/** Real time, not put ahead yet. */
export const jumpingClock = (): JumpingClock => {
  let aheadMs = 0;
  return {
    ...systemClock,
    now: () => systemClock.now() + aheadMs,
    jumpTo(atMs) {
      aheadMs = Math.max(aheadMs, atMs - systemClock.now());
    },
  };
};
