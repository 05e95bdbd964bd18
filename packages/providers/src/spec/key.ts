import type { KeyReach } from './binding.ts';

/** An API key's record, as it may be shown: no secret and no digest. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly owner: string;
  readonly environment: string | null;
  /** How far it reaches; null where the system does not bind its keys. */
  readonly reach: KeyReach | null;
  readonly scopes: readonly string[];
  /** The provider's documented masked form. */
  readonly mask: string;
  /** Derived at the moment of reading; never stored. */
  readonly status: KeyStatus;
  /** The key's own quotas by the id of their policy; empty where only the common limits hold. */
  readonly limits: Readonly<Record<string, number>>;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastIp: string | null;
  readonly requestCount: number;
  /** Requests since midnight in the installation's zone; null where the system does not tell. */
  readonly requestsToday: number | null;
  /** Answers that the system counts as errors, and their share of all answers, from 0 to 1; null where it does not tell. */
  readonly errorCount: number | null;
  readonly errorRate: number | null;
  /** Goes up by one with each act upon the key, for who must not overwrite what another has done; absent where it is not told. */
  readonly version?: number;
  /** When it was given its present secret; absent where it has its first. */
  readonly regeneratedAt?: Date;
  /** What became of the key by rotation; absent where it was never rotated, nor came of a rotation. */
  readonly rotation?: KeyRotation;
}

export interface KeyRotation {
  /** The id of the first key; limits are counted for all of them together. */
  readonly lineage: string;
  /** The id of the key that took its place; null for the latest. */
  readonly supersededBy: string | null;
  /** Until when it may still be used, where it was replaced. */
  readonly graceUntil: Date | null;
}

export type KeyStatus = 'active' | 'expired' | 'revoked' | 'disabled' | 'superseded';
