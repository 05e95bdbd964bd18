/** A list whose items are made when they are read and then forgotten: a million of them cost no memory. */
export interface LazyList<T> {
  readonly length: number;
  /** The items from index `from` up to, but without, `to`. Both lie within 0 and `length`, `from` not after `to`. */
  slice(from: number, to: number): T[];
}

/** A lazy list that stands in the order of its keys, so that it can be searched and merged without making an item. */
export interface OrderedList<T> extends LazyList<T> {
  /** The sort key at an index: a safe integer that never falls from one index to the next. */
  keyAt(index: number): number;
}

/** A list of `length` items, the one at `index` made by `itemAt`. */
export const lazyList = <T>(length: number, itemAt: (index: number) => T): LazyList<T> => ({
  length,
  slice: (from, to) => Array.from({ length: to - from }, (_, step) => itemAt(from + step)),
});

/** The same with keys, which the caller promises never fall. */
export const orderedList = <T>(
  length: number,
  keyAt: (index: number) => number,
  itemAt: (index: number) => T,
): OrderedList<T> => ({ ...lazyList(length, itemAt), keyAt });

/** Few items that are there already, put into the order of their keys; equal keys stay as they came. */
export const orderedArray = <T>(items: readonly T[], keyOf: (item: T) => number): OrderedList<T> => {
  const sorted = items.map((item) => ({ item, key: keyOf(item) })).sort((one, other) => one.key - other.key);
  return {
    length: sorted.length,
    keyAt: (index) => sorted[index]?.key ?? Number.NaN,
    slice: (from, to) => sorted.slice(from, to).map(({ item }) => item),
  };
};

/** The list from its end to its start. Equal keys turn round too, so that descending is ascending read backwards. */
export const reversed = <T>(list: LazyList<T>): LazyList<T> => ({
  length: list.length,
  slice: (from, to) => list.slice(list.length - to, list.length - from).reverse(),
});
