import type { KeyReach, KeyStatus } from '@latchkey/providers';

/** What is known of a key for good. Times are epoch milliseconds; each `…AtMs` is written once. */
export interface KeyFacts {
  readonly id: string;
  readonly owner: string;
  readonly environment: string | null;
  /** How far it reaches; null where the system does not bind its keys. */
  readonly reach: KeyReach | null;
  readonly name: string;
  readonly description: string | null;
  readonly scopes: readonly string[];
  /** The key's own quotas by the id of their policy; the shared `noLimits` where it has none. */
  readonly limits: Readonly<Record<string, number>>;
  readonly mask: string;
  readonly digest: string;
  readonly digestVersion: number;
  /** The first key of a rotation; limits are counted for it. A key's own id until then. */
  readonly lineage: string;
  /** Goes up by one with each act upon the key, from 1. */
  readonly version: number;
  readonly createdAtMs: number;
  /** When it was given its present secret, written by each regeneration; absent where it has its first. */
  readonly regeneratedAtMs?: number;
  /** Until then the key is unknown (ruling 23); null where it was known at once. */
  readonly activeAtMs: number | null;
  readonly expiresAtMs: number | null;
  readonly revokedAtMs: number | null;
  readonly disabledAtMs: number | null;
  readonly supersededAtMs: number | null;
  /** The id of the one key that took its place. */
  readonly supersededBy: string | null;
  readonly graceUntilMs: number | null;
}

export interface KeyChanges {
  readonly name?: string;
  readonly description?: string | null;
  readonly scopes?: readonly string[];
}

/** What is asked of keys beside whose they are; what is left out is any. */
export interface KeyFilter {
  /** Keys with one of these scopes themselves: none that another implies. */
  readonly scopes?: readonly string[] | undefined;
  /** Keys of one of these environments, their own or that which they are bound to. */
  readonly environments?: readonly string[] | undefined;
  /** Keys of this type of reach. */
  readonly type?: string | undefined;
  /** Keys with this text in their name, description, id or mask; small and capital letters are alike. */
  readonly text?: string | undefined;
}

export interface KeyQuery {
  /** Null is everybody's. */
  readonly owner: string | null;
  /** Null is any. */
  readonly environment: string | null;
  /** Only keys that lie within it; null, as unless told, is any. */
  readonly reach?: KeyReach | null;
  /** Only keys that are bound to one of them; null, as unless told, is any. */
  readonly organizations?: readonly string[] | null;
  /** Null is any. */
  readonly status: KeyStatus | null;
  readonly withRevoked: boolean;
  /** Only keys that it keeps; null, as unless told, is any. */
  readonly only?: KeyFilter | null;
  /** The id of the last key seen, or null from the start. */
  readonly after: string | null;
  readonly limit: number;
  readonly nowMs: number;
}
