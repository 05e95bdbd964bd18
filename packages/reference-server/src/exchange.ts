import type { MaybePromise } from './maybe-promise.ts';

/** A request as the pipeline sees it: no web objects. Every door builds one. */
export interface Exchange {
  /** As sent, such as `GET`. */
  readonly method: string;
  /** `http://127.0.0.1:4010`, and where servers stand side by side perhaps `/name`: for links in answers. */
  readonly origin: string;
  /** The raw path, percent-encoding untouched, without the query. */
  readonly path: string;
  /** The raw query, without `?`. */
  readonly query: string;
  /** A header's value by its lower-case name; one sent twice arrives as `one, two` in every door. */
  header(name: string): string | undefined;
  /** The body, of which at most one byte beyond `most` is kept; empty where none was sent. It is asked for once. */
  body(most: number): MaybePromise<Uint8Array>;
  /** The peer's address, or null where the door knows none. */
  readonly address: string | null;
  /** It was asked inside of this process, and came over no network. Not so, unless told. */
  readonly isInProcess?: boolean;
  /** A signal that aborts when nobody waits for the answer any more, where the door can tell. */
  readonly signal?: () => AbortSignal | null;
}

/** What every door writes. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Uint8Array | null;
  /** A fault: the connection breaks after so many bytes of the body, or, with null, before anything is said. */
  readonly broken?: { readonly afterBytes: number | null };
}
