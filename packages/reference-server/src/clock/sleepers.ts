/** Somebody who sleeps on a virtual clock. */
export interface Sleeper {
  readonly wakeAtMs: number;
  /** Whether the sleep is part of something that holds the clock. */
  readonly withinHold: boolean;
  wake(): void;
}

/** Who sleeps, earliest first; those who wake at the same time in the order in which they lay down. */
export const createSleepers = () => {
  const sleepers: Sleeper[] = [];
  let withinHold = 0;

  /** Index of the first sleeper who wakes later than `atMs`. */
  const after = (atMs: number): number => {
    let low = 0;
    let high = sleepers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sleepers[middle]?.wakeAtMs ?? 0) <= atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const taken = (gone: readonly Sleeper[]): readonly Sleeper[] => {
    withinHold -= gone.filter((sleeper) => sleeper.withinHold).length;
    return gone;
  };

  return {
    add(sleeper: Sleeper): void {
      sleepers.splice(after(sleeper.wakeAtMs), 0, sleeper);
      if (sleeper.withinHold) withinHold++;
    },
    remove(sleeper: Sleeper): void {
      const at = sleepers.lastIndexOf(sleeper, after(sleeper.wakeAtMs) - 1);
      if (at >= 0) taken(sleepers.splice(at, 1));
    },
    /** Takes out everybody who wakes by `atMs`, in order. */
    takeUntil: (atMs: number): readonly Sleeper[] => taken(sleepers.splice(0, after(atMs))),
    /** When the earliest one wakes, in epoch milliseconds; infinity where nobody ever does. */
    earliestMs: (): number => sleepers[0]?.wakeAtMs ?? Number.POSITIVE_INFINITY,
    /** How many of them sleep as part of something that holds the clock. */
    withinHold: (): number => withinHold,
    count: (): number => sleepers.length,
  };
};
