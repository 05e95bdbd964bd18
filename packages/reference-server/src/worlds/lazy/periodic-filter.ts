import { lowerBound } from './lower-bound.ts';

/** A filter over 0, 1, 2 … whose answer repeats, so that counting and finding are arithmetic. */
export interface PeriodicFilter {
  /** How many of the indices below `end` pass. */
  countBefore(end: number): number;
  /** The index of the `nth` that passes, counted from 0. Ask only where one passes at all. */
  indexOf(nth: number): number;
}

/** Every index passes. */
export const everyIndex: PeriodicFilter = { countBefore: (end) => end, indexOf: (nth) => nth };

/** Index `i` passes where `passes(i % period)` is true. Asks `period` times, once for each position. */
export const periodicFilter = (period: number, passes: (position: number) => boolean): PeriodicFilter => {
  const positions = Array.from({ length: period }, (_, position) => position).filter(passes);
  const perPeriod = positions.length;
  if (perPeriod === period) return everyIndex;
  return {
    countBefore: (end) => {
      const rest = end % period;
      const inRest = lowerBound(perPeriod, (index) => (positions[index] ?? period) < rest);
      return Math.floor(end / period) * perPeriod + inRest;
    },
    indexOf: (nth) => Math.floor(nth / perPeriod) * period + (positions[nth % perPeriod] ?? Number.NaN),
  };
};
