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
  /** What a new key is stored under. */
  current(text: string): { readonly digest: string; readonly version: number };
  /** Every digest under which a presented key may be stored, the current version first. */
  candidates(text: string): readonly { readonly digest: string; readonly version: number }[];
}
