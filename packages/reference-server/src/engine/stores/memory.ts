import { statusOf } from '../status.ts';
import { auditLog } from './audit-log.ts';
import type { AccountFacts, KeyFacts, KeyQuery, StorePort, Usage, Use } from './store.ts';

/**
 * Keys in memory, synchronously: every method is one step of the event loop, hence atomic. Nothing is forgotten until the
 * store is: a revoked key stays, so that its digest can never be taken again.
 */
export const memoryStore = (): StorePort => {
  const byId = new Map<string, Row>();
  /** The facts and not their row: every request goes this way, and each further object is a walk to cold memory. */
  const byDigest = new Map<string, KeyFacts>();
  const sharedScopes = scopeLists();
  const everybody: Row[] = [];
  const byOwner = new Map<string, Row[]>();
  const accounts = new Map<string, AccountFacts>();
  const log = auditLog();

  const put = (row: Row, facts: KeyFacts): void => {
    row.facts = facts;
    byDigest.set(facts.digest, facts);
  };

  const rowsOf = (owner: string): Row[] => {
    const rows = byOwner.get(owner) ?? [];
    if (rows.length === 0) byOwner.set(owner, rows);
    return rows;
  };

  return {
    insert(key, audit) {
      if (byId.has(key.id)) return 'id_taken';
      if (byDigest.has(key.digest)) return 'digest_taken';
      const own = rowsOf(key.owner);
      const facts = { ...key, scopes: sharedScopes(key.scopes) };
      const row: Row = { facts, usage: unused, sequence: everybody.length, ownSequence: own.length };
      byId.set(key.id, row);
      byDigest.set(key.digest, facts);
      everybody.push(row);
      own.push(row);
      log.append(audit);
      return 'inserted';
    },
    update(id, changes, audit) {
      const row = byId.get(id);
      if (row === undefined || row.facts.revokedAtMs !== null) return null;
      const facts = { ...row.facts, ...changes };
      put(row, { ...facts, scopes: sharedScopes(facts.scopes) });
      log.append(audit);
      return row.facts;
    },
    regenerate(id, from, to, audit) {
      const row = byId.get(id);
      if (row === undefined || row.facts.revokedAtMs !== null) return null;
      if (row.facts.digest !== from) return 'changed';
      if (byDigest.has(to.digest)) return 'digest_taken';
      put(row, { ...row.facts, ...to });
      // The old digest stays, a tombstone: it leads to facts of another digest.
      byDigest.set(from, row.facts);
      log.append(audit);
      return row.facts;
    },
    revoke(id, atMs, audit) {
      const row = byId.get(id);
      if (row === undefined) return null;
      if (row.facts.revokedAtMs === null) {
        put(row, { ...row.facts, revokedAtMs: atMs });
        log.append(audit);
      }
      return row.facts;
    },
    rewrap(id, from, to, digestVersion) {
      const row = byId.get(id);
      if (row?.facts.digest !== from || byDigest.has(to)) return;
      byDigest.delete(from);
      put(row, { ...row.facts, digest: to, digestVersion });
    },
    findByDigest: (digest) => byDigest.get(digest) ?? null,
    findById: (id) => byId.get(id)?.facts ?? null,
    list(query) {
      const rows = query.owner === null ? everybody : (byOwner.get(query.owner) ?? []);
      const last = query.after === null ? undefined : byId.get(query.after);
      const end = last === undefined ? rows.length : query.owner === null ? last.sequence : last.ownSequence;
      const found: KeyFacts[] = [];
      for (let at = end - 1; at >= 0 && found.length < query.limit; at--) {
        const facts = rows[at]?.facts;
        if (facts !== undefined && isAsked(facts, query)) found.push(facts);
      }
      return found;
    },
    addUsage(id, use) {
      const row = byId.get(id);
      if (row !== undefined) row.usage = added(row.usage, use);
    },
    usageOf: (id) => byId.get(id)?.usage ?? unused,
    account: (owner) => accounts.get(owner) ?? null,
    setAccount(owner, account, audit) {
      accounts.set(owner, account);
      log.append(audit);
    },
    countAudit: log.count,
    audit: log.read,
  };
};

/** Facts and figures are two values of a row, each replaced whole and alone. */
interface Row {
  facts: KeyFacts;
  usage: Usage;
  readonly sequence: number;
  readonly ownSequence: number;
}

/** Equal lists of scopes are kept once: there are far fewer of them than keys. */
const scopeLists = (): ((scopes: readonly string[]) => readonly string[]) => {
  const lists = new Map<string, readonly string[]>();
  return (scopes) => {
    const id = scopes.join('\n');
    const known = lists.get(id);
    if (known !== undefined) return known;
    lists.set(id, scopes);
    return scopes;
  };
};

const unused: Usage = { requests: 0, errors: 0, lastUsedAtMs: null, lastIp: null };

const isAsked = (facts: KeyFacts, { environment, status, withRevoked, nowMs }: KeyQuery): boolean =>
  (withRevoked || facts.revokedAtMs === null) &&
  (environment === null || facts.environment === environment) &&
  (status === null || statusOf(facts, nowMs) === status);

const added = (usage: Usage, { requests, errors, usedAtMs, address }: Use): Usage => {
  // Only forwards: a late write of an earlier request does not turn "last used" back.
  const isLater = usedAtMs !== null && (usage.lastUsedAtMs === null || usedAtMs >= usage.lastUsedAtMs);
  return {
    requests: usage.requests + requests,
    errors: usage.errors + errors,
    lastUsedAtMs: isLater ? usedAtMs : usage.lastUsedAtMs,
    lastIp: isLater ? (address ?? usage.lastIp) : usage.lastIp,
  };
};
