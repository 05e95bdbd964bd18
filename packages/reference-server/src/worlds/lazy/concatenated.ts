import type { OrderedList } from './lazy-list.ts';
import { lowerBound } from './lower-bound.ts';

/** Lists one behind the other. The caller promises that no key of a later list is below one of an earlier. */
export const concatenated = <T>(lists: readonly OrderedList<T>[]): OrderedList<T> => {
  const filled = lists.filter(({ length }) => length > 0);
  const [only] = filled;
  if (filled.length === 1 && only) return only;
  const starts: number[] = [];
  let length = 0;
  for (const list of filled) {
    starts.push(length);
    length += list.length;
  }
  return {
    length,
    keyAt: (index) => {
      const place = lowerBound(starts.length, (list) => (starts[list] ?? 0) <= index) - 1;
      return filled[place]?.keyAt(index - (starts[place] ?? 0)) ?? Number.NaN;
    },
    slice: (from, to) =>
      filled.flatMap((list, place) => {
        const start = starts[place] ?? 0;
        const first = Math.max(0, from - start);
        const last = Math.min(list.length, to - start);
        return first < last ? list.slice(first, last) : [];
      }),
  };
};
