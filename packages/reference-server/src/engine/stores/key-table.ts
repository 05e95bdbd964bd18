import { reachesWithin } from '@latchkey/providers';
import { isBoundTo } from '../organizations.ts';
import { statusOf } from '../status.ts';
import type { KeyFacts, KeyQuery } from './key-facts.ts';
import { unused } from './key-usage.ts';
import { lineages } from './lineages.ts';
import { ownersKeys } from './owners-keys.ts';
import { scopeLists } from './scope-lists.ts';
import type { Usage } from './usage-row.ts';

/** Facts and figures are two values of a row, each replaced whole and alone. */
export interface Row {
  facts: KeyFacts;
  usage: Usage;
  readonly sequence: number;
  readonly ownSequence: number;
}

/** Keys in memory, by all that they are looked up by. */
export const keyTable = () => {
  const byId = new Map<string, Row>();
  /** The facts and not their row: every request goes this way, and each further object is a walk to cold memory. */
  const byDigest = new Map<string, KeyFacts>();
  const sharedScopes = scopeLists();
  const everybody: Row[] = [];
  const owners = ownersKeys<Row>();
  const families = lineages<Row>((id) => byId.get(id));

  const put = (row: Row, facts: KeyFacts): KeyFacts => {
    row.facts = facts;
    byDigest.set(facts.digest, facts);
    return facts;
  };

  return {
    rowOf: (id: string): Row | undefined => byId.get(id),
    /** The facts that a digest leads to; those of another digest where it was a key's once. */
    under: (digest: string): KeyFacts | null => byDigest.get(digest) ?? null,
    add(key: KeyFacts, lastUsedAtMs: number | null = null): void {
      const facts = { ...key, scopes: sharedScopes(key.scopes) };
      const ownSequence = owners.count(key.owner);
      const row: Row = { facts, usage: unused(lastUsedAtMs), sequence: everybody.length, ownSequence };
      byId.set(key.id, row);
      byDigest.set(key.digest, facts);
      everybody.push(row);
      owners.add(row);
      families.add(row);
    },
    /** Writes an act's changes: each act makes another version. */
    change(row: Row, changes: Partial<KeyFacts>): KeyFacts {
      const scopes = changes.scopes && { scopes: sharedScopes(changes.scopes) };
      return put(row, { ...row.facts, ...changes, ...scopes, version: row.facts.version + 1 });
    },
    /** The old digest stays: it leads to facts of another. */
    renew(row: Row, to: Pick<KeyFacts, 'digest' | 'digestVersion' | 'mask'>): KeyFacts {
      const from = row.facts.digest;
      const facts = put(row, { ...row.facts, ...to, version: row.facts.version + 1 });
      byDigest.set(from, facts);
      return facts;
    },
    /** Moves a key from its digest to another, and leaves nothing under the first. */
    move(row: Row, to: Partial<KeyFacts>): KeyFacts {
      byDigest.delete(row.facts.digest);
      return put(row, { ...row.facts, ...to });
    },
    lineage: families.of,
    active: owners.active,
    /** Newest first. */
    list(query: KeyQuery): readonly KeyFacts[] {
      const rows = query.owner === null ? everybody : owners.of(query.owner);
      const last = query.after === null ? undefined : byId.get(query.after);
      const end = last === undefined ? rows.length : query.owner === null ? last.sequence : last.ownSequence;
      const found: KeyFacts[] = [];
      for (let at = end - 1; at >= 0 && found.length < query.limit; at--) {
        const facts = rows[at]?.facts;
        if (facts !== undefined && isAsked(facts, query)) found.push(facts);
      }
      return found;
    },
  };
};

const isAsked = (
  facts: KeyFacts,
  { environment, reach = null, organizations = null, status, withRevoked, nowMs }: KeyQuery,
): boolean =>
  (withRevoked || facts.revokedAtMs === null) &&
  (environment === null || facts.environment === environment) &&
  (reach === null || reachesWithin(reach, facts.reach)) &&
  isBoundTo(organizations, facts.reach) &&
  (status === null || statusOf(facts, nowMs) === status);
