import type { Clock } from '@latchkey/providers';

/** One wake-up at a time. */
export interface Alarm {
  /** Wakes at a moment instead of the one set before; Infinity sets none. */
  set(atMs: number, clock: Clock): void;
}

export const createAlarm = (wake: () => void): Alarm => {
  let setFor = Number.POSITIVE_INFINITY;
  let sleeping = new AbortController();
  return {
    set(atMs, clock) {
      if (atMs === setFor) return;
      if (setFor !== Number.POSITIVE_INFINITY) {
        sleeping.abort();
        sleeping = new AbortController();
      }
      setFor = atMs;
      if (atMs === Number.POSITIVE_INFINITY) return;
      const { signal } = sleeping;
      clock.sleep(atMs - clock.now(), { signal }).then(
        () => {
          if (signal.aborted) return;
          setFor = Number.POSITIVE_INFINITY;
          wake();
        },
        () => {},
      );
    },
  };
};
