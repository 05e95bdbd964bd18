import type { Destination } from '../../export/destination.ts';
import type { CsvSource, ExportOptions, ExportSummary, ToCsvOptions } from '../../export/options.ts';
import { configError } from '../error/config-error.ts';
import { type Pending, withResults } from '../error/result.ts';
import type { CallOptions, ReadingOptions } from '../options.ts';
import { listOrigin, type Originated } from './list-origin.ts';
import type { PropertyName } from './property-name.ts';

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** How many items the whole list has, where the system says so. */
  readonly total: number | null;
  /** Where the next page starts: give it as the `cursor` option to resume. Null on the last page. */
  readonly cursor: string | null;
  /** With `distinctBy`: how many of the page's items had come before, and were left out. */
  readonly repeated?: number;
}

/** A list that is read page by page. Nothing is sent until it is iterated or asked; each reading starts anew. */
export interface List<Item> extends AsyncIterable<Item, void, undefined>, Originated {
  /** Its pages. `options` are added to those of the list. */
  pages(options?: ReadingOptions): AsyncGenerator<Page<Item>, void, undefined>;
  /** The first item, or undefined where the list is empty. Asks for no more than it. */
  first(options?: CallOptions): Pending<Item | undefined>;
  firstPage(options?: CallOptions): Pending<Page<Item>>;
  /**
   * All items, or the first `max`. Without `max`, a list of more than 10,000 items is a `config` error rather than a
   * silent cut.
   */
  toArray(options?: CallOptions & { readonly max?: number | undefined }): Pending<Item[]>;
  /** Writes the whole list as CSV, page by page. A file appears under its name only when it is whole. */
  toCsv(destination: Destination, options?: ToCsvOptions<PropertyName<Item>>): Pending<ExportSummary>;
  /** Writes the whole list as NDJSON, one record a line. */
  toNdjson(destination: Destination, options?: ExportOptions): Pending<ExportSummary>;
}

/** Reads pages. */
export type ReadPages<Item> = (reading: Reading) => AsyncGenerator<Page<Item>, void, undefined>;

/** One reading of a list. */
export interface Reading extends ReadingOptions {
  /** How many items are wanted at all, so that no more are asked for. */
  readonly most?: number | undefined;
  /** How many pages are wanted at all, so that none is asked for ahead. */
  readonly mostPages?: number | undefined;
}

/** What `toArray` holds without being asked for more. */
const mostUnasked = 10_000;

/**
 * @param origin where it comes from, for its exports
 * @param serverCsv the list as the system itself writes it, where anybody asks
 */
export const createList = <Item>(
  readPages: ReadPages<Item>,
  origin: Originated[typeof listOrigin],
  serverCsv?: () => Promise<CsvSource>,
): List<Item> => {
  const list: List<Item> = withResults({
    [listOrigin]: origin,
    pages: (options: ReadingOptions = {}) => readPages(options),
    async *[Symbol.asyncIterator]() {
      for await (const { items } of readPages({})) yield* items;
    },
    async first(options: CallOptions = {}) {
      for await (const { items } of readPages({ ...options, most: 1 })) if (items.length > 0) return items[0];
      return undefined;
    },
    async firstPage(options: CallOptions = {}): Promise<Page<Item>> {
      for await (const page of readPages({ ...options, mostPages: 1 })) return page;
      return { items: [], total: null, cursor: null };
    },
    async toArray({ max, ...options }: CallOptions & { readonly max?: number | undefined } = {}) {
      checkMax(max);
      const all: Item[] = [];
      if (max === 0) return all;
      for await (const { items } of readPages({ ...options, most: max })) {
        for (const item of items) {
          all.push(item);
          if (all.length === max) return all;
        }
        if (max === undefined && all.length > mostUnasked) throw tooMany();
      }
      return all;
    },
    async toCsv(destination: Destination, options?: ToCsvOptions<string>) {
      const { toCsv } = await import('../../export/to-csv.ts');
      return toCsv(list, destination, options, serverCsv);
    },
    async toNdjson(destination: Destination, options?: ExportOptions) {
      const { toNdjson } = await import('../../export/to-ndjson.ts');
      return toNdjson(list, destination, options);
    },
  });
  return list;
};

const checkMax = (max: number | undefined): void => {
  if (max === undefined || max === Number.POSITIVE_INFINITY || (Number.isInteger(max) && max >= 0)) return;
  throw configError('`max` is no number of items.', 'Give a whole number, or Infinity for all there are.');
};

const tooMany = () =>
  configError(
    `The list has more than ${mostUnasked} items, which toArray() does not take unasked.`,
    'Give toArray({ max }), or read it item by item with `for await`.',
  );
