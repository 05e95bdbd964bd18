import type { Clock } from '@latchkey/providers';
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
