import { reachesWithin } from '@latchkey/providers';
import { isBoundTo } from '../keys/organizations.ts';
import { statusOf } from '../status.ts';
import { byAge, olderThan } from './by-age.ts';
import type { KeyFacts, KeyQuery } from './key-facts.ts';
import { isKept } from './key-filter.ts';
import { unused } from './key-usage.ts';
import { lineages } from './lineages.ts';
import { ownersKeys } from './owners-keys.ts';
import { scopeLists } from './scope-lists.ts';
import type { Usage } from './usage-row.ts';

/** Facts and figures are two values of a row, each replaced whole and alone. */
export interface Row {
  facts: KeyFacts;
  usage: Usage;
  /** How many came in before it: of keys that were created at once, the order. */
  readonly sequence: number;
}

/** Keys in memory, by all that they are looked up by. */
export const keyTable = () => {
  const byId = new Map<string, Row>();
  /** The facts and not their row: every request goes this way, and each further object is a walk to cold memory. */
  const byDigest = new Map<string, KeyFacts>();
  /** Digests of secrets that their keys have no more, with the keys' ids. */
  const spent = new Map<string, string>();
  /** Digests under earlier peppers, each with the one that its key was moved to. */
  const moved = new Map<string, string>();
  const sharedScopes = scopeLists();
  const ages = byAge<Row>();
  const everybody: Row[] = [];
  const owners = ownersKeys(ages);
  const families = lineages<Row>((id) => byId.get(id));

  const put = (row: Row, facts: KeyFacts): KeyFacts => {
    row.facts = facts;
    byDigest.set(facts.digest, facts);
    return facts;
  };

  return {
    rowOf: (id: string): Row | undefined => byId.get(id),
    /** The facts that a digest leads to; those of another digest where it was a key's once. */
    under: (digest: string): KeyFacts | null =>
      byDigest.get(digest) ?? byId.get(spent.get(digest) ?? '')?.facts ?? null,
    /** Whether a key here has a digest, or had it. */
    isKnown: (digest: string): boolean => byDigest.has(digest) || spent.has(digest) || moved.has(digest),
    /** What a secret is stored under by now, however often its pepper was rotated. */
    presentOf(digest: string): string {
      let present = digest;
      for (let next = moved.get(present); next !== undefined; next = moved.get(present)) present = next;
      return present;
    },
    add(key: KeyFacts, lastUsedAtMs: number | null = null): void {
      const facts = { ...key, scopes: sharedScopes(key.scopes) };
      const row: Row = { facts, usage: unused(lastUsedAtMs), sequence: everybody.length };
      byId.set(key.id, row);
      byDigest.set(key.digest, facts);
      ages.put(row, everybody);
      owners.add(row);
      families.add(row);
    },
    /** Writes an act's changes: each act makes another version. */
    change(row: Row, changes: Partial<KeyFacts>): KeyFacts {
      const scopes = changes.scopes && { scopes: sharedScopes(changes.scopes) };
      return put(row, { ...row.facts, ...changes, ...scopes, version: row.facts.version + 1 });
    },
    /** The old digest stays: it leads to the key as it is, which is under another. */
    renew(row: Row, to: Pick<KeyFacts, 'digest' | 'digestVersion' | 'mask' | 'regeneratedAtMs'>): KeyFacts {
      byDigest.delete(row.facts.digest);
      spent.set(row.facts.digest, row.facts.id);
      return put(row, { ...row.facts, ...to, version: row.facts.version + 1 });
    },
    /** Moves a key from its digest to another: no look-up finds it under the first. */
    move(row: Row, to: Partial<KeyFacts> & Pick<KeyFacts, 'digest'>): KeyFacts {
      byDigest.delete(row.facts.digest);
      moved.set(row.facts.digest, to.digest);
      return put(row, { ...row.facts, ...to });
    },
    lineage: families.of,
    active: owners.active,
    /** Newest first, by when they were created. */
    list(query: KeyQuery): readonly KeyFacts[] {
      const rows = query.owner === null ? ages.ordered(everybody) : owners.of(query.owner);
      const last = query.after === null ? undefined : byId.get(query.after);
      const end = last === undefined ? rows.length : olderThan(last, rows);
      const found: KeyFacts[] = [];
      for (let at = end - 1; at >= 0 && found.length < query.limit; at--) {
        const facts = rows[at]?.facts;
        if (facts !== undefined && isAsked(facts, query)) found.push(facts);
      }
      return found;
    },
    count(query: Omit<KeyQuery, 'after' | 'limit'>): number {
      const rows = query.owner === null ? everybody : owners.of(query.owner);
      return rows.reduce((count, { facts }) => (isAsked(facts, query) ? count + 1 : count), 0);
    },
  };
};

const isAsked = (
  facts: KeyFacts,
  {
    environment,
    reach = null,
    organizations = null,
    status,
    withRevoked,
    only = null,
    nowMs,
  }: Omit<KeyQuery, 'after' | 'limit'>,
): boolean =>
  (withRevoked || facts.revokedAtMs === null) &&
  (environment === null || facts.environment === environment) &&
  (reach === null || reachesWithin(reach, facts.reach)) &&
  isBoundTo(organizations, facts.reach) &&
  (status === null || statusOf(facts, nowMs) === status) &&
  (only === null || isKept(facts, only));
