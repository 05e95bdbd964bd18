import type { Clock, Duration, Secret } from '@latchkey/providers';
import type { ClientListener } from './events.ts';
import type { Gate } from './gate/gate.ts';

/** The part of `fetch` that is used. Every runtime's own and every test server's has this type. */
export type FetchLike = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Where the key comes from: its text, a {@link Secret}, or a function that is asked at the first call and after a 401. */
export type ApiKeySource = string | Secret | (() => string | Secret | Promise<string | Secret>);

/** How answers are checked against the document. */
export type Validation =
  /** An answer that does not agree is an `invalid_response`. */
  | 'strict'
  /** It is handed over as received, and a `drift` event tells of it once. */
  | 'warn'
  | 'off';

export interface ClientOptions {
  /** Read from the provider's environment variables when not given. */
  readonly apiKey?: ApiKeySource | undefined;
  /** Read from the provider's environment variable, then the documented one. Plain `http:` only to loopback. */
  readonly baseUrl?: string | URL | undefined;
  /** Default: the runtime's own. */
  readonly fetch?: FetchLike | undefined;
  /** What waiting goes by; default: real time. Attempt time-outs always run on real timers. */
  readonly clock?: Clock | undefined;
  /** How long one call may take with all its waits and retries; a list applies it to each page. Default: no limit. */
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
  /** Called for every event of this client. */
  readonly onEvent?: ClientListener | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /** Ends the call at once, wherever it is, with the code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Overrides the client's deadline for this call. */
  readonly deadline?: Duration | undefined;
  /** Called for the events of this call only. A list's hears those of every reading. */
  readonly onEvent?: ClientListener | undefined;
}

/** Options of a list. */
export interface ListOptions extends CallOptions {
  /** A page's cursor, of this client or another: the list starts where that page ended. */
  readonly cursor?: string | undefined;
  /** Asks for the next page while the present one is being handled. Default false. */
  readonly prefetch?: boolean | undefined;
}
