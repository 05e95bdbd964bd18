import type { CallOptions } from '../core/options.ts';
import type { CsvOptions } from './csv-format.ts';
import type { Destination } from './destination.ts';

/** What an export reads: any list. */
export interface PageSource {
  pages(options?: CallOptions): AsyncIterable<{
    readonly items: readonly unknown[];
    readonly total: number | null;
    readonly cursor: string | null;
  }>;
}

/** How an export goes about it. `signal` ends it at once; `deadline` holds for each page. */
export interface ExportOptions extends CallOptions {
  /** Called after each page and when a wait begins or ends. What it throws is ignored. */
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined;
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
  readonly rows: number;
  readonly pages: number;
  /** Bytes written, all formats together. */
  readonly bytes: number;
  /** Requests that were sent, refused and failed ones included. */
  readonly requests: number;
  /** Requests that the server answered with 429. */
  readonly refused: number;
  /** Time spent waiting for limits and between attempts, on the client's clock. */
  readonly waitedMs: number;
  /** Properties that later rows had and the CSV has no column for, when the columns were taken from the first page. */
  readonly unlisted: readonly string[];
}
