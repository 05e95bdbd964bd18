import type { AccountFacts } from './account-row.ts';
import { alertTable } from './alert-table.ts';
import { auditLog } from './audit-log.ts';
import { claimTable } from './claims.ts';
import { graveyard } from './graveyard.ts';
import { keyTable } from './key-table.ts';
import { unused, withFigures, withSeen } from './key-usage.ts';
import { memoryKeys } from './memory-keys.ts';
import type { StorePort } from './store.ts';
import { timesOf } from './tombstone.ts';
import { usageTable } from './usage-table.ts';

/**
 * Keys in memory, synchronously: every method is one step of the event loop, hence atomic. Nothing is forgotten until the
 * store is: a revoked key stays, so that its digest can never be taken again.
 */
export const memoryStore = (): StorePort => {
  const keys = keyTable();
  const reachOf = (id: string) => keys.rowOf(id)?.facts.reach ?? null;
  const accounts = new Map<string, AccountFacts>();
  const claims = claimTable();
  const graves = graveyard();
  const figures = usageTable(reachOf);
  const log = auditLog(reachOf);

  return {
    ...memoryKeys({ keys, accounts, claims, graves, log }),
    claim: claims.claim,
    unclaim: claims.unclaim,
    tombstones: graves.read,
    tombstone: graves.at,
    bury(tombstone, auditOf) {
      const digest = keys.presentOf(tombstone.digest);
      const facts = keys.under(digest);
      const row = facts === null ? undefined : keys.rowOf(facts.id);
      if (row === undefined) return graves.bury(tombstone);
      const times = timesOf(tombstone);
      const { facts: present } = row;
      const isDead = present.digest !== digest || present.revokedAtMs !== null;
      if (isDead || ('graceUntilMs' in times && present.supersededAtMs !== null)) return;
      log.append(auditOf(present));
      // An old copy of the table may have it under either.
      for (const each of new Set([digest, tombstone.digest])) graves.append({ ...tombstone, digest: each });
      keys.change(row, times);
    },
    addFigures(batch) {
      if (!figures.add(batch)) return;
      for (const more of batch.rows) {
        const row = keys.rowOf(more.keyId);
        if (row !== undefined) row.usage = withFigures(row.usage, more);
      }
      for (const seen of batch.seen) {
        const row = keys.rowOf(seen.keyId);
        if (row !== undefined) row.usage = withSeen(row.usage, seen, row.facts.createdAtMs);
      }
    },
    hours: figures.hours,
    minutes: figures.minutes,
    usageOf: (id) => keys.rowOf(id)?.usage ?? unused(),
    ...alertTable(log.append),
    account: (owner) => accounts.get(owner) ?? null,
    setAccount(owner, account, audit) {
      accounts.set(owner, account);
      log.append(audit);
    },
    countAudit: log.count,
    audit: log.read,
  };
};
