import type { components } from '@latchkey/providers/hyperstudy/wire';
import type { Facets, Series } from '../lazy/series.ts';
import type { Room } from './plan.ts';

/** The records' shapes, as the document has them. */
export type Wire = components['schemas'];

/** One kind of data that every room has. */
export interface DataSet<T> {
  /** Its name in an answer's metadata. */
  readonly dataType: string;
  /** The query parameters that keep only records of one value. */
  readonly facets: readonly string[];
  /** A room's records, as runs of which each begins after the one before has ended. */
  seriesOf(room: Room, inquiry: Inquiry): readonly Series<T>[];
  /** Records that were written since the world was opened. */
  addedTo?(room: Room): readonly Added<T>[];
}

/** What records may depend on besides their place. */
export interface Inquiry {
  readonly query: Readonly<Record<string, unknown>>;
  readonly baseUrl: string;
  readonly nowMs: number;
}

export interface Added<T> {
  readonly record: T;
  readonly atMs: number;
  readonly onset: number;
  readonly facets: Facets;
}

/** A moment as answers write it. */
export const isoTime = (epochMs: number): string => new Date(epochMs).toISOString();
