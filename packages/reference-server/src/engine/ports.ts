import type { Clock, Secret } from '@latchkey/providers';
import type { NotifyPort } from './alerts/notify-port.ts';
import type { CounterPort } from './limits/counter.ts';
import type { StorePort } from './stores/store.ts';

/** All that the engine knows of the world outside. */
export interface Ports {
  readonly clock: Pick<Clock, 'now'>;
  /** Cryptographically strong random bytes. */
  random(size: number): Uint8Array;
  readonly digest: DigestPort;
  readonly store: StorePort;
  readonly counter: CounterPort;
  /**
   * Does work in a later turn, once the request at hand was answered: figures are written there (security 66). Never throws. Without
   * it the work is done as soon as what is under way waits for anything, which a store that answers at once may hold up.
   */
  readonly later?: ((work: () => void) => void) | undefined;
  /** How alerts are told. Without it what they cross is written and waits; e-mails lie in their outbox. */
  readonly notify?: NotifyPort | undefined;
  /** Seals secrets for their replay (ruling 28). Without it an Idempotency-Key brings back the key and never its secret. */
  readonly seal?: SealPort | undefined;
  /** Signs webhooks. Without it they are sent unsigned. */
  readonly sign?: SignPort | undefined;
}

/** Secrets in boxes that only who has the Idempotency-Key can open, synchronously. The key is kept nowhere. */
export interface SealPort {
  /** @param bound what the box is for: it opens for nothing else */
  seal(idempotencyKey: string, text: string, bound: string): string;
  /** The text, or null where the box is not one of this key, this server and this purpose. */
  open(idempotencyKey: string, box: string, bound: string): string | null;
}

/** Signs webhooks, those of each alert with a secret of its own, synchronously. */
export interface SignPort {
  /** What the receiver of an alert's webhooks checks them with: `whsec_` and base64. */
  secretOf(alert: string): Secret;
  /** The value of the header `webhook-signature`. */
  sign(alert: string, message: { readonly id: string; readonly atSeconds: number; readonly body: string }): string;
}

/** Digests of a whole key as 64 lower-case hex characters, synchronously. */
export interface DigestPort {
  /** Which way of digesting is in use; stored beside each digest. */
  readonly version: number;
  /** What a new key is stored under, and what is looked for first. */
  digest(text: string): string;
  /** The other digests under which an older key may be stored; none where nothing was ever rotated. */
  earlier(text: string): readonly string[];
}
