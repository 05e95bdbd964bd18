import type { Clock, Duration } from '@latchkey/providers';
import type { FetchLike } from '../core/options.ts';
import type { Destination } from '../export/destination.ts';

/**
 * A signed link; or what gives one: asked at first, and anew where the server refuses the link, which may have run out. It has the
 * `timeout` to give it, unless it gives a client's own call, which has one for each of its requests.
 */
export type LinkGiven = string | URL | (() => string | URL | Promise<string | URL>);

export interface DownloadOptions {
  /**
   * Goes on with a file that an earlier run left as `name.partial`, where the server says that it is still the same; what is written stays
   * when the download fails. A second one at the same time is refused. For files only. Default: false.
   */
  readonly resume?: boolean | undefined;
  /** How many bytes there must be; another number is an `invalid_response`. */
  readonly size?: number | undefined;
  /** How long to wait for the answer, and for each next piece of it. Default `30s`. */
  readonly timeout?: Duration | undefined;
  /** How often in a row it is tried; counted anew from each attempt that brings more than all before. Default 5. */
  readonly maxAttempts?: number | undefined;
  /** Ends it at once, with the code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each piece. What it throws, or its promise rejects with, is ignored. */
  readonly onProgress?: ((progress: DownloadProgress) => unknown) | undefined;
  /** Default: the runtime's own. */
  readonly fetch?: FetchLike | undefined;
  /** What pauses go by; default: real time. Time-outs always run on real timers. */
  readonly clock?: Clock | undefined;
  /** Chance for the jitter of pauses, from 0 to 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** What a client downloads with, where a call does not name its own. */
export type Surroundings = Pick<DownloadOptions, 'fetch' | 'clock' | 'random'>;

export interface DownloadProgress {
  /** Bytes written, those of an earlier run included. */
  readonly bytes: number;
  /** How many there will be, where the server says so. */
  readonly total: number | null;
}

export interface DownloadSummary {
  readonly bytes: number;
  /** How many of them an earlier run had written. */
  readonly resumedBytes: number;
  readonly requests: number;
}

/** One of several downloads. */
export interface DownloadGiven {
  readonly link: LinkGiven;
  readonly to: Destination;
  readonly size?: number | undefined;
}

export interface DownloadAllOptions extends Omit<DownloadOptions, 'size' | 'onProgress'> {
  /** How many run at a time. Default 4. */
  readonly atOnce?: number | undefined;
  /** Called whenever a download ended. What it throws, or its promise rejects with, is ignored. */
  readonly onProgress?: ((progress: Omit<DownloadAllSummary, 'requests'>) => unknown) | undefined;
}

export interface DownloadAllSummary {
  /** How many are whole. */
  readonly files: number;
  /** Bytes of those that are whole. */
  readonly bytes: number;
  readonly requests: number;
  /** Those that failed: one does not end the others. */
  readonly failed: readonly { readonly to: Destination; readonly error: unknown }[];
}
