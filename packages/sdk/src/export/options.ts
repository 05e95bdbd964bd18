import type { CallOptions, ReadingOptions } from '../core/options.ts';
import type { Originated } from '../core/pages/list-origin.ts';
import type { FormatState } from './checkpoint.ts';
import type { CsvOptions } from './csv-format.ts';
import type { Destination } from './destination.ts';
import type { Format } from './format.ts';

/**
 * What an export reads: any list. One that is made of a list keeps its origin, `{ ...list, pages }`; without it a checkpoint cannot be told
 * from that of another list with the same columns.
 */
export interface PageSource extends Originated {
  pages(options?: ReadingOptions): AsyncIterable<{
    readonly items: readonly unknown[];
    readonly total: number | null;
    readonly cursor: string | null;
    readonly repeated?: number;
  }>;
}

/** A list whose items are records of CSV, written by the system. */
export interface CsvSource extends PageSource {
  /** What puts its records into a file. @param earlier what an earlier run had decided */
  format(earlier?: FormatState): Format;
}

/** How an export goes about it. `signal` ends it at once; `deadline` holds for each page, the client's does not. */
export interface ExportOptions extends CallOptions {
  /** Called after each page and when a wait begins or ends. What it throws, or its promise rejects with, is ignored. */
  readonly onProgress?: ((progress: ExportProgress) => unknown) | undefined;
  /**
   * Takes up an export to the same files that broke off, at its last whole page, with no row lost and none doubled; where there is none it
   * begins. What is written stays, as `name.partial` and `name.checkpoint`, until the export is whole; an export of another list, or from
   * another server, is refused then, and so is a second one at the same time. For files only; a list's `distinctBy` does not remember what
   * an earlier run wrote. Default: false.
   */
  readonly resume?: boolean | undefined;
  /** Asks for the next page while the present one is being written. Default: true. */
  readonly prefetch?: boolean | undefined;
}

/**
 * What `toCsv` is told.
 * @typeParam Column what `columns` may name: properties of the items. Without it they are of any list, and name nothing.
 */
export interface ToCsvOptions<Column extends string = never> extends CsvOptions<Column>, ExportOptions {
  /**
   * Who writes the records. `server`: the system itself, with its own columns, where it offers CSV; the total is not known then, and
   * `columns`, `escapeFormulas` and a list's `distinctBy` are refused. Default: `client`.
   */
  readonly writer?: 'client' | 'server' | undefined;
}

/** Where an export goes. One reading of the list serves both formats. */
export interface ExportTargets extends CsvOptions {
  readonly csv?: Destination | undefined;
  readonly ndjson?: Destination | undefined;
}

export interface ExportProgress {
  readonly rows: number;
  /** How many rows there will be, where the system says so. */
  readonly total: number | null;
  readonly pages: number;
  /** Bytes written, all formats together. */
  readonly bytes: number;
  /** What the next request waits for; undefined while it does not wait. */
  readonly waitingFor?: ExportWait | undefined;
}

export interface ExportWait {
  readonly reason: 'rate_limit' | 'retry';
  /** Epoch milliseconds on the client's clock, or null where nobody knows. */
  readonly untilMs: number | null;
}

export interface ExportSummary {
  /** All rows of the files, those of an earlier run included. */
  readonly rows: number;
  /** How many of the rows an earlier run had written; 0 unless it was taken up. */
  readonly resumedRows: number;
  /** Items that were left out because they had come before (`distinctBy`). */
  readonly repeated: number;
  readonly pages: number;
  /** Bytes written, all formats together. */
  readonly bytes: number;
  /** Requests that were sent, refused and failed ones included; without those for pages that nobody waited for in the end. */
  readonly requests: number;
  /** Requests that the server answered with 429. */
  readonly refused: number;
  /** Time spent waiting for limits and between attempts, on the client's clock. */
  readonly waitedMs: number;
  /** Properties that later rows had and the CSV has no column for, when the columns were taken from the first page. */
  readonly unlisted: readonly string[];
  /** Columns that were asked for and that no row had: their cells are empty, perhaps for a slip of the pen. None where there is no row. */
  readonly missing: readonly string[];
}
