import type { KeyFacts } from './key-facts.ts';
import type { Tombstone, TombstoneRow } from './tombstone.ts';

/** Tombstones in memory: a log that only grows, and the digests of keys that are not here themselves. */
export const graveyard = () => {
  const log: TombstoneRow[] = [];
  const foreign = new Map<string, Tombstone>();

  const append = ({ digest, keyId, reason, atMs }: Tombstone): void => {
    log.push({ sequence: log.length + 1, digest, keyId, reason, atMs });
  };

  return {
    append,
    /** Keeps the tombstone of a key that is not here. The earliest death counts. */
    bury(tombstone: Tombstone): void {
      const known = foreign.get(tombstone.digest);
      if (known !== undefined && known.atMs <= tombstone.atMs) return;
      foreign.set(tombstone.digest, tombstone);
      append(tombstone);
    },
    at: (digest: string): Tombstone | null => foreign.get(digest) ?? null,
    /** Whether a key may be taken in: its digest is no tombstone's, or the key is as dead as that says. */
    admits(facts: KeyFacts): boolean {
      const grave = foreign.get(facts.digest);
      if (grave === undefined || facts.revokedAtMs !== null) return true;
      return grave.reason === 'superseded' && facts.graceUntilMs !== null && facts.graceUntilMs <= grave.atMs;
    },
    /** At most `limit` rows after a sequence. */
    read: (after: number, limit: number): readonly TombstoneRow[] => log.slice(after, after + limit),
  };
};
