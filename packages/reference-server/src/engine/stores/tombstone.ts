import type { MaybePromise } from '../../maybe-promise.ts';
import type { AuditEntry } from './audit-row.ts';
import type { KeyFacts } from './key-facts.ts';

/** A digest that is dead for good, whatever an old copy of a table says of it (security 58, 80). */
export interface Tombstone {
  readonly digest: string;
  readonly keyId: string;
  /** `superseded`: its key was rotated, and its grace ends at `atMs`. */
  readonly reason: 'revoked' | 'regenerated' | 'superseded';
  /** When it is dead, in epoch milliseconds. */
  readonly atMs: number;
}

export interface TombstoneRow extends Tombstone {
  /** The order of things: a later one has a higher number, so that a log is read on from a watermark. */
  readonly sequence: number;
}

/** What is dead for good, of keys that are here and of others. */
export interface TombstoneStore {
  /** Tombstones in the order of their sequence, from after one on: what an old copy of a table must not bring back. */
  tombstones(after: number, limit: number): MaybePromise<readonly TombstoneRow[]>;
  /** The tombstone under which a digest was buried that no key here has. */
  tombstone(digest: string): MaybePromise<Tombstone | null>;
  /** Buries a digest: a key that has it is dead from then on, and none may come that is not. */
  bury(tombstone: Tombstone, auditOf: (facts: KeyFacts) => AuditEntry): MaybePromise<void>;
}

/** The times that a tombstone gives to a key of its digest. */
export const timesOf = ({ reason, atMs }: Tombstone) =>
  reason === 'superseded' ? { supersededAtMs: atMs, graceUntilMs: atMs } : { revokedAtMs: atMs };

/** What a tombstone makes of a key that comes to its digest: never less dead than the key says itself. */
export const deathBy = (
  { revokedAtMs, graceUntilMs }: Pick<KeyFacts, 'revokedAtMs' | 'graceUntilMs'>,
  tombstone: Tombstone,
): Partial<KeyFacts> => {
  const isOver = tombstone.reason === 'superseded' && graceUntilMs !== null && graceUntilMs <= tombstone.atMs;
  return revokedAtMs !== null || isOver ? {} : timesOf(tombstone);
};
