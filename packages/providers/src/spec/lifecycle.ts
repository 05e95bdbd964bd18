import type { Expiry } from './expiry.ts';

/** What may be done to a system's keys. An act that is not declared is refused as not offered, on every plane (ruling 11). */
export interface Lifecycle {
  readonly acts: readonly Act[];
  /** The fields that `update` may change. */
  readonly editable: readonly EditableField[];
  readonly expiry: Expiry;
  /** What rotating a key is, where the system rotates: without it the old key is dead at once. */
  readonly rotation?: Rotation;
  /** Where a revoked key is found afterwards (ruling 13). */
  readonly afterRevocation: 'shown' | 'hidden' | 'gone';
  /**
   * What a server of one environment makes of a key of another (ruling 6): `separate` does not know it, `shared` lets it
   * in, to its own data. `separate` unless told; nothing to a format that has no environments.
   */
  readonly environments?: 'separate' | 'shared';
  /** How long a new key may take until it works, where the document speaks of it. Off unless a server switches it on. */
  readonly propagationDelayMs: { readonly min: number; readonly max: number } | null;
}

export interface Rotation {
  /** How long a key that was rotated may still be used, in milliseconds, unless told; and at most. */
  readonly overlapMs: { readonly default: number; readonly max: number };
  /** How many keys that were rotated one after the other may still be used at once. 10 unless told. */
  readonly maxPredecessors?: number;
}

export type Act = 'issue' | 'update' | 'regenerate' | 'rotate' | 'revoke' | 'disable';

export type EditableField = 'name' | 'description' | 'scopes';
