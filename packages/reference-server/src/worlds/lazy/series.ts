import { type OrderedList, orderedList } from './lazy-list.ts';
import { lowerBound } from './lower-bound.ts';
import { everyIndex, periodicFilter } from './periodic-filter.ts';

/** A run of records in which time only grows and what can be filtered for repeats. Record i is a pure function of i. */
export interface Series<T> {
  readonly length: number;
  /** After how many records the facets repeat. */
  readonly period: number;
  /** What records can be filtered by, for each position within the period. */
  facetsAt(position: number): Facets;
  /** When record `index` happened, in whole epoch milliseconds; never falls. */
  timeAt(index: number): number;
  recordAt(index: number): T;
}

export type Facets = Readonly<Record<string, unknown>>;

export interface Selection {
  /** Records at this time and later, in epoch milliseconds. */
  readonly fromMs?: number | undefined;
  /** Records up to this time, itself included, in epoch milliseconds. */
  readonly untilMs?: number | undefined;
  /** Records whose facets have all these values. */
  readonly where?: Facets | undefined;
}

/** Whether facets have all the values asked for. A facet that a record does not have answers no value. */
export const answersTo = (facets: Facets, where: Facets): boolean =>
  Object.entries(where).every(([name, value]) => facets[name] === value);

/**
 * The part of a series that a selection keeps, in time's order: a search for the ends, arithmetic between them.
 * @param keyOf the sort key of a moment; it may not fall where time grows. By default the moment itself.
 */
export const selectFrom = <T>(
  series: Series<T>,
  { fromMs, untilMs, where = {} }: Selection,
  keyOf: (atMs: number) => number = (atMs) => atMs,
): OrderedList<T> => {
  const start = fromMs === undefined ? 0 : lowerBound(series.length, (index) => series.timeAt(index) < fromMs);
  const end = untilMs === undefined ? series.length : lowerBound(series.length, (i) => series.timeAt(i) <= untilMs);
  const asksNothing = Object.keys(where).length === 0;
  const filter = asksNothing
    ? everyIndex
    : periodicFilter(series.period, (position) => answersTo(series.facetsAt(position), where));
  const skipped = filter.countBefore(start);
  const indexAt = (nth: number) => filter.indexOf(skipped + nth);
  return orderedList(
    Math.max(0, filter.countBefore(end) - skipped),
    (nth) => keyOf(series.timeAt(indexAt(nth))),
    (nth) => series.recordAt(indexAt(nth)),
  );
};
