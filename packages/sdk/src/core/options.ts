import type { Clock, Duration, Secret } from '@latchkey/providers';
import type { ClientListener } from './events/events.ts';
import type { Log } from './events/log.ts';
import type { Gate } from './gate/gate.ts';

/** The part of `fetch` that is used. Every runtime's own and every test server's has this type. */
export type FetchLike = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** A body that is no JSON. A `Blob` may be larger than the memory (`openAsBlob` in Node). */
export type BodyGiven = string | Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;

/** A key: its text, or a {@link Secret}. */
export type KeyGiven = string | Secret;

/**
 * Where the key comes from: a key; a function that is asked at the first call and after a 401; or two keys, of which the backup
 * takes over where the server refuses the primary one (401).
 */
export type ApiKeySource =
  | KeyGiven
  | (() => KeyGiven | Promise<KeyGiven>)
  | readonly [primary: KeyGiven, backup: KeyGiven];

/** How answers are checked against the document. */
export type Validation =
  /** An answer that does not agree is an `invalid_response`. */
  | 'strict'
  /** It is handed over as received, and a `drift` event tells of it once. */
  | 'warn'
  | 'off';

export interface ClientOptions {
  /**
   * Read from the provider's environment variables when not given: the second is a backup key's, where it declares one. Null: there
   * is none yet, and `useKey` brings it.
   */
  readonly apiKey?: ApiKeySource | null | undefined;
  /** Read from the provider's environment variable, then the documented one. Plain `http:` only to loopback. */
  readonly baseUrl?: string | URL | undefined;
  /** Default: the runtime's own. */
  readonly fetch?: FetchLike | undefined;
  /** What waiting goes by; default: real time. Attempt time-outs always run on real timers. */
  readonly clock?: Clock | undefined;
  /**
   * How long one call may take with all its waits and retries; a list applies it to each page, and an export does not take it over.
   * Default: no limit.
   */
  readonly deadline?: Duration | undefined;
  /** How long one attempt may take, from sending to the last byte. Default `30s`. */
  readonly timeout?: Duration | undefined;
  /** How often a call is sent when the server or the network fails. A 429 does not count. Default 5. */
  readonly maxAttempts?: number | undefined;
  /** Default `warn`. */
  readonly validate?: Validation | undefined;
  /** Shares or separates limits by hand; by default all clients that reach the same thing with one key share a gate. */
  readonly gate?: Gate | undefined;
  /** Chance for the jitter of retries, from 0 to 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** A key in a browser is readable by everybody who opens the page. Only for keys that are meant to be public. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  /** Where a warning goes that nobody should miss: that the backup key took over. Default `console`; null: nowhere. */
  readonly log?: Log | null | undefined;
  /** Called for every event of this client. */
  readonly onEvent?: ClientListener | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /** Ends the call at once, wherever it is, with the code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Goes before the client's deadline, for this call. Null: none. */
  readonly deadline?: Duration | null | undefined;
  /** Called for the events of this call only. A list's hears those of every reading. */
  readonly onEvent?: ClientListener | undefined;
}

/** Options of an upload. */
export interface UploadOptions extends CallOptions {
  /** Default: that of a `Blob` that has one, else `application/octet-stream`. */
  readonly contentType?: string | undefined;
  /** How long one attempt may take. Default `1h`. */
  readonly timeout?: Duration | undefined;
}

/** Options of one reading of a list. */
export interface ReadingOptions extends CallOptions {
  /** A page's cursor, of this client or another: the reading starts where that page ended. */
  readonly cursor?: string | undefined;
  /** Asks for the next page while the present one is being handled. Goes before the list's own. Default false. */
  readonly prefetch?: boolean | undefined;
}

/**
 * Options of a list.
 * @typeParam Property what `distinctBy` may name: properties of the items. Without it they are of any list, and name nothing.
 */
export interface ListOptions<Property extends string = never> extends ReadingOptions {
  /**
   * How many pages may be asked for at once, 64 at most, where pages are counted and the system tells the total; elsewhere it looks one
   * page ahead. Items come in order all the same; where the total changes meanwhile, pages may have been asked for in vain. Default: one
   * after the other.
   */
  readonly parallel?: number | undefined;
  /**
   * The property by which items are the same, such as `eventId`: one that came before in the same reading is left out, and
   * counted in its page's `repeated`. For lists that move while they are read. Default: every item is handed over.
   */
  readonly distinctBy?: Property | undefined;
}
