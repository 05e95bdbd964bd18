import type { LazyList, OrderedList } from './lazy-list.ts';
import { lowerBound } from './lower-bound.ts';

/**
 * Ordered lists as one, in the order of their keys; of equal keys the earlier list's come first. A slice finds where its
 * two ends fall in every list by searching keys, makes the items between and no others.
 */
export const merged = <T>(lists: readonly OrderedList<T>[]): LazyList<T> => {
  const filled = lists.filter(({ length }) => length > 0);
  const [only] = filled;
  if (filled.length === 1 && only) return only;
  return {
    length: filled.reduce((sum, { length }) => sum + length, 0),
    slice: (from, to) => {
      if (from >= to) return [];
      const starts = splitAt(filled, from);
      const ends = splitAt(filled, to);
      const found = filled.flatMap((list, place) => {
        const start = starts[place] ?? 0;
        const end = ends[place] ?? 0;
        if (start === end) return [];
        return list.slice(start, end).map((item, step) => ({ item, key: list.keyAt(start + step) }));
      });
      return found.sort((one, other) => one.key - other.key).map(({ item }) => item);
    },
  };
};

/** How many of the merged list's first `rank` items come from each list. */
const splitAt = (lists: readonly OrderedList<unknown>[], rank: number): number[] => {
  const key = keyOfRank(lists, rank);
  const below = lists.map((list) => countBelow(list, key));
  let missing = rank - below.reduce((sum, count) => sum + count, 0);
  return lists.map((list, place) => {
    const start = below[place] ?? 0;
    const ties = Math.min(missing, countBelow(list, key + 1) - start);
    missing -= ties;
    return start + ties;
  });
};

/** The least key that at least `rank` items do not exceed. */
const keyOfRank = (lists: readonly OrderedList<unknown>[], rank: number): number => {
  const low = lists.reduce((least, list) => Math.min(least, list.keyAt(0)), Number.POSITIVE_INFINITY);
  const high = lists.reduce((most, list) => Math.max(most, list.keyAt(list.length - 1)), Number.NEGATIVE_INFINITY);
  const reaches = (key: number) => lists.reduce((sum, list) => sum + countBelow(list, key + 1), 0) >= rank;
  return low + lowerBound(high - low, (step) => !reaches(low + step));
};

/** How many of a list's keys are below `key`. */
const countBelow = (list: OrderedList<unknown>, key: number): number =>
  lowerBound(list.length, (index) => list.keyAt(index) < key);
