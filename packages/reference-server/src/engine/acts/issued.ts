import type { ApiKey, Secret } from '@latchkey/providers';

/** A key, and the secret that was made for it, which is never to be had again. */
export interface Issued {
  readonly key: ApiKey;
  readonly secret: Secret;
  /** The answer to an Idempotency-Key that was used before. */
  readonly isReplayed?: true;
}

/** An answer that may be a replay: its secret is gone after ten minutes, or once the key has another. */
export type MaybeReplayed = Omit<Issued, 'secret'> & { readonly secret: Secret | null };

/** What every act that makes a secret may be told, so that a retry makes no second one. */
export interface Idempotent {
  /**
   * 16 to 255 printable characters of the caller's choice, hard to guess, such as a UUID. The same one with the same request
   * gives the same key for a day, and for ten minutes its secret too.
   */
  readonly idempotencyKey?: string | undefined;
  /** What was asked for in the caller's own words, where the request was worked out from them; the request itself, unless told. */
  readonly idempotencyBody?: unknown;
}
