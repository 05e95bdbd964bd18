import { isAlive, isLivePredecessor } from '../keys/living.ts';
import type { AccountFacts } from './account-row.ts';
import type { auditLog } from './audit-log.ts';
import type { claimTable } from './claims.ts';
import type { graveyard } from './graveyard.ts';
import type { KeyFacts } from './key-facts.ts';
import type { Acting, KeyStore, OverCap, Room } from './key-store.ts';
import type { keyTable, Row } from './key-table.ts';
import { deathBy } from './tombstone.ts';

/** What acts upon keys read and write, each in one step. */
interface Tables {
  readonly keys: ReturnType<typeof keyTable>;
  readonly accounts: ReadonlyMap<string, AccountFacts>;
  readonly claims: ReturnType<typeof claimTable>;
  readonly graves: ReturnType<typeof graveyard>;
  readonly log: ReturnType<typeof auditLog>;
}

/** The acts upon keys in memory. */
export const memoryKeys = ({ keys, accounts, claims, graves, log }: Tables) => {
  const takenBy = (key: KeyFacts, earlier: readonly string[] = []): 'id_taken' | 'digest_taken' | null => {
    if (keys.rowOf(key.id) !== undefined) return 'id_taken';
    const isTaken = keys.isKnown(key.digest) || !graves.admits(key);
    return isTaken || earlier.some((each) => keys.isKnown(each) || graves.at(each) !== null) ? 'digest_taken' : null;
  };

  const overCap = (owner: string, room: Room | undefined): OverCap | null => {
    const cap = room?.capOf(accounts.get(owner) ?? null) ?? null;
    if (room === undefined || cap === null) return null;
    const active = keys.active(owner, room.nowMs);
    return active < cap ? null : { cap, active };
  };

  /** Whether a key would take room: it can be used, and stands beside no other of its lineage that can. */
  const takesRoom = (key: KeyFacts, { nowMs }: Room): boolean =>
    isAlive(key, nowMs) && !keys.lineage(key.lineage).some(({ facts }) => isAlive(facts, nowMs));

  const isAsSeen = (acting: Acting | undefined): boolean =>
    acting === undefined || keys.rowOf(acting.id)?.facts.version === acting.version;

  const isRenewed = ({ facts }: Row, ifDigest: string | undefined): boolean =>
    ifDigest !== undefined && keys.presentOf(ifDigest) !== facts.digest;

  const end = (row: Row, atMs: number): KeyFacts => {
    const { id, digest } = row.facts;
    graves.append({ digest, keyId: id, reason: 'revoked', atMs });
    return keys.change(row, { revokedAtMs: atMs });
  };

  return {
    insert(key, audit, { room, claim, acting, earlier, lastUsedAtMs } = nothing) {
      if (!claims.mayWrite(claim)) return 'claim_lost';
      if (!isAsSeen(acting)) return 'acting_changed';
      const problem = takenBy(key, earlier) ?? overCap(key.owner, room);
      if (problem !== null) return problem;
      keys.add(key, lastUsedAtMs);
      claims.settle(claim, key.id);
      log.append(audit);
      return 'inserted';
    },
    update(id, changes, audit, ifVersion, { acting } = nothing) {
      const row = keys.rowOf(id);
      if (row === undefined || row.facts.revokedAtMs !== null) return null;
      if (row.facts.version !== ifVersion) return 'changed';
      if (!isAsSeen(acting)) return 'acting_changed';
      log.append(audit);
      return keys.change(row, changes);
    },
    regenerate(id, ifVersion, to, audit, { claim, acting, ifDigest } = nothing) {
      const row = keys.rowOf(id);
      if (row === undefined || row.facts.revokedAtMs !== null) return null;
      if (isRenewed(row, ifDigest)) return 'renewed';
      if (row.facts.version !== ifVersion) return 'changed';
      if (!claims.mayWrite(claim)) return 'claim_lost';
      if (!isAsSeen(acting)) return 'acting_changed';
      if (keys.isKnown(to.digest) || graves.at(to.digest) !== null) return 'digest_taken';
      graves.append({ digest: row.facts.digest, keyId: id, reason: 'regenerated', atMs: audit.atMs });
      claims.settle(claim, id);
      log.append(audit);
      return keys.renew(row, to);
    },
    rotate({ from, ifVersion, successor, atMs, graceUntilMs, maxPredecessors }, audit, { claim, acting } = nothing) {
      const row = keys.rowOf(from);
      if (row === undefined || row.facts.revokedAtMs !== null) return null;
      if (row.facts.supersededBy !== null) return { supersededBy: row.facts.supersededBy };
      if (row.facts.version !== ifVersion) return 'changed';
      if (!claims.mayWrite(claim)) return 'claim_lost';
      if (!isAsSeen(acting)) return 'acting_changed';
      const { digest, lineage } = row.facts;
      const inGrace = keys.lineage(lineage).filter(({ facts }) => isLivePredecessor(facts, atMs)).length;
      if (graceUntilMs > atMs && inGrace >= maxPredecessors) return 'too_many';
      const problem = takenBy(successor);
      if (problem !== null) return problem;
      // The successor counts in the place of its predecessor: no cap is asked (security 57).
      const predecessor = keys.change(row, { supersededAtMs: atMs, supersededBy: successor.id, graceUntilMs });
      graves.append({ digest, keyId: from, reason: 'superseded', atMs: graceUntilMs });
      keys.add(successor);
      claims.settle(claim, successor.id);
      log.append(audit);
      return { predecessor, successor };
    },
    revoke(id, atMs, audit, { acting, ifDigest } = nothing) {
      const row = keys.rowOf(id);
      if (row === undefined) return null;
      if (isRenewed(row, ifDigest)) return 'renewed';
      if (!isAsSeen(acting)) return 'acting_changed';
      if (row.facts.revokedAtMs === null) {
        end(row, atMs);
        log.append(audit);
      }
      return row.facts;
    },
    revokeLineage(lineage, atMs, auditOf, { acting } = nothing) {
      if (!isAsSeen(acting)) return 'acting_changed';
      const rows = keys.lineage(lineage);
      for (const row of rows) {
        if (row.facts.revokedAtMs !== null) continue;
        log.append(auditOf(row.facts));
        end(row, atMs);
      }
      return rows.map(({ facts }) => facts);
    },
    disable(id, atMs, audit, { acting, room } = nothing) {
      const row = keys.rowOf(id);
      if (row === undefined || row.facts.revokedAtMs !== null) return null;
      if (!isAsSeen(acting)) return 'acting_changed';
      if ((row.facts.disabledAtMs === null) === (atMs === null)) return row.facts;
      const full =
        room && takesRoom({ ...row.facts, disabledAtMs: atMs }, room) ? overCap(row.facts.owner, room) : null;
      if (full !== null) return full;
      log.append(audit);
      return keys.change(row, { disabledAtMs: atMs });
    },
    rewrap(id, from, to, digestVersion, earlier) {
      const row = keys.rowOf(id);
      if (row?.facts.digest !== from || keys.under(to) !== null) return null;
      let facts = row.facts;
      for (const grave of [to, ...earlier].map(graves.at)) if (grave) facts = { ...facts, ...deathBy(facts, grave) };
      return keys.move(row, { ...facts, digest: to, digestVersion });
    },
    findByDigest: keys.under,
    findById: (id) => keys.rowOf(id)?.facts ?? null,
    lineage(id) {
      const row = keys.rowOf(id);
      return row === undefined ? [] : keys.lineage(row.facts.lineage).map(({ facts }) => facts);
    },
    list: keys.list,
    count: keys.count,
    activeKeys: keys.active,
  } satisfies KeyStore;
};

const nothing = {};
