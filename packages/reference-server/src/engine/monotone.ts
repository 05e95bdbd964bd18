import type { Clock } from '@latchkey/providers';

/**
 * Time that never runs backwards (security 51): when the clock is set back, time stands still until the clock has caught
 * up, so that no window opens early and no dead key lives again.
 */
export const monotone = (clock: Pick<Clock, 'now'>): (() => number) => {
  let latestMs = Number.NEGATIVE_INFINITY;
  return () => {
    const nowMs = clock.now();
    if (nowMs > latestMs) latestMs = nowMs;
    return latestMs;
  };
};
