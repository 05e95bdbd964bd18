import { concatenated } from '../lazy/concatenated.ts';
import { type LazyList, type OrderedList, orderedArray } from '../lazy/lazy-list.ts';
import { merged } from '../lazy/merged.ts';
import { answersTo, type Selection, selectFrom } from '../lazy/series.ts';
import type { DataSet, Inquiry } from './data-set.ts';
import type { Room } from './plan.ts';

/** What a list is ordered by: the moment, or the moment counted from the start of its room's experiment. */
export type RecordOrder = 'time' | 'onset';

/** The records of some rooms that a selection keeps, rising in the order asked for; nothing is made yet. */
export const recordsOf = <T>(
  dataSet: DataSet<T>,
  rooms: readonly Room[],
  selection: Selection,
  order: RecordOrder,
  inquiry: Inquiry,
): LazyList<T> =>
  merged(
    rooms.flatMap((room) => [
      madeIn(room, dataSet, selection, order, inquiry),
      addedIn(room, dataSet, selection, order),
    ]),
  );

const madeIn = <T>(
  room: Room,
  dataSet: DataSet<T>,
  selection: Selection,
  order: RecordOrder,
  inquiry: Inquiry,
): OrderedList<T> => {
  const keyOf = (atMs: number) => (order === 'onset' ? onsetKey(atMs - room.startedAtMs) : atMs);
  return concatenated(dataSet.seriesOf(room, inquiry).map((series) => selectFrom(series, selection, keyOf)));
};

const addedIn = <T>(
  room: Room,
  dataSet: DataSet<T>,
  { fromMs = Number.NEGATIVE_INFINITY, untilMs = Number.POSITIVE_INFINITY, where = {} }: Selection,
  order: RecordOrder,
): OrderedList<T> => {
  const kept = (dataSet.addedTo?.(room) ?? []).filter(
    ({ atMs, facets }) => atMs >= fromMs && atMs <= untilMs && answersTo(facets, where),
  );
  const ordered = orderedArray(kept, ({ atMs, onset }) => (order === 'onset' ? onsetKey(onset) : atMs));
  return { ...ordered, slice: (from, to) => ordered.slice(from, to).map(({ record }) => record) };
};

/** A written onset may be any number: it counts to the microsecond, and up to a hundred years. */
const onsetKey = (onset: number): number => Math.round(Math.min(farthest, Math.max(-farthest, onset * 1000)));

const farthest = 3e15;
