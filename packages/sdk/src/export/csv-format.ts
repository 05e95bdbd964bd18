// The browser build needs no global of Node's, and serves every runtime.
import { type Options, stringify } from 'csv-stringify/browser/esm/sync';
import { configError } from '../core/error/config-error.ts';
import type { FormatState } from './checkpoint.ts';
import type { Format } from './format.ts';

/** @typeParam Column what a column may be called: a property of the items, where these are known. */
export interface CsvOptions<Column extends string = string> {
  /** The columns and their order, one at least. Default: the properties of the first page's items, in order of appearance. */
  readonly columns?: readonly Column[] | undefined;
  /** Puts an apostrophe before text that a spreadsheet would take for a formula. Default: false. */
  readonly escapeFormulas?: boolean | undefined;
}

/**
 * CSV as RFC 4180 has it, with a header row and a line feed after each record. Nested values are written as JSON, null
 * and a missing property as an empty cell.
 */
export const csvFormat = ({ columns, escapeFormulas = false }: CsvOptions, earlier?: FormatState): Format => {
  let header = earlier?.header ?? columns;
  let written = (earlier?.header ?? null) !== null;
  const unlisted = new Set<string>(earlier?.unlisted);
  let missing = missingOf(earlier);

  const write = (rows: readonly unknown[][], names: readonly string[]): string => {
    const text = stringify([...rows], {
      ...cells,
      header: !written,
      columns: [...names],
      escape_formulas: escapeFormulas,
      // A record that is one empty cell would be a blank line, which readers skip.
      quoted_empty: names.length === 1,
    });
    written = true;
    return text;
  };

  return {
    text(items) {
      const records = items.map(recordOf);
      header ??= records.length > 0 ? propertiesOf(records) : undefined;
      if (!header || records.length === 0) return '';
      const names = header;
      if (!columns) for (const name of propertiesOf(records)) if (!names.includes(name)) unlisted.add(name);
      missing = (missing ?? columns ?? []).filter((name) => !records.some((record) => Object.hasOwn(record, name)));
      return write(
        records.map((record) => names.map((name) => (Object.hasOwn(record, name) ? record[name] : undefined))),
        names,
      );
    },
    end: () => (header && !written ? write([], header) : ''),
    unlisted: () => [...unlisted],
    missing: () => missing ?? [],
    state: () => ({
      header: written ? (header ?? null) : null,
      unlisted: [...unlisted],
      ...(missing && missing.length > 0 && { missing }),
    }),
  };
};

/** What an earlier run had not met; null where it had no row, and so met nothing. */
const missingOf = (earlier: FormatState | undefined): readonly string[] | null =>
  earlier?.header ? (earlier.missing ?? []) : null;

/** @throws LatchkeyError `config` where there would be nothing to write, or nobody knows what */
export const checkColumns = (columns: unknown): void => {
  if (columns === undefined) return;
  const areNames = Array.isArray(columns) && columns.every((name) => typeof name === 'string');
  if (areNames && columns.length > 0) return;
  throw configError(
    areNames ? '`columns` names no column.' : '`columns` is no list of names.',
    "Give names such as ['id', 'name'], or leave it out for those of the first page.",
  );
};

const cells: Options = {
  record_delimiter: '\n',
  // RFC 4180 has cells with either half of a line break in quotes; the delimiter alone would ask for one of them only.
  quoted_match: /\r/,
  cast: { boolean: String, object: (value) => JSON.stringify(value) },
};

const recordOf = (item: unknown): Record<string, unknown> => (isRecord(item) ? item : { value: item });

const isRecord = (item: unknown): item is Record<string, unknown> =>
  typeof item === 'object' && item !== null && !Array.isArray(item);

const propertiesOf = (records: readonly Record<string, unknown>[]): string[] => {
  const names = new Set<string>();
  for (const record of records) for (const name of Object.keys(record)) names.add(name);
  return [...names];
};
