import type { KeyStatus } from '@latchkey/providers';
import type { MaybePromise } from '../../maybe-promise.ts';
import type { AuditEntry, AuditFilter, AuditRow } from './audit-row.ts';

/**
 * Where keys are kept. One method for each act, each one atomic step with its audit entry. Neither a key's text nor any
 * part of its body ever reaches a store: digests are 64 lower-case hex characters (security 3, 7).
 */
export interface StorePort {
  /** Adds a key, unless its id or its digest is taken, by a dead key too. */
  insert(key: KeyFacts, audit: AuditEntry): MaybePromise<Inserted>;
  /** Changes what may be changed. Null, and nothing written, where there is no such key or it is revoked. */
  update(id: string, changes: KeyChanges, audit: AuditEntry): MaybePromise<KeyFacts | null>;
  /**
   * Gives a key another secret, if it is still under the digest `from`; the old digest stays taken for good, and is answered
   * for with facts that are under another. Null, and nothing written, where there is no such key or it is revoked.
   */
  regenerate(
    id: string,
    from: string,
    to: Pick<KeyFacts, 'digest' | 'digestVersion' | 'mask'>,
    audit: AuditEntry,
  ): MaybePromise<KeyFacts | 'changed' | 'digest_taken' | null>;
  /** Writes the revocation, once: a second one changes nothing and is not audited. Null where there is no such key. */
  revoke(id: string, atMs: number, audit: AuditEntry): MaybePromise<KeyFacts | null>;
  /** Moves a key from one digest to another, if it is still under the first (a pepper was rotated, security 4). */
  rewrap(id: string, from: string, to: string, digestVersion: number): MaybePromise<void>;
  /** The key under a digest; a digest that was a key's once (`regenerate`) finds facts whose own digest is another. */
  findByDigest(digest: string): MaybePromise<KeyFacts | null>;
  findById(id: string): MaybePromise<KeyFacts | null>;
  /** Keys, newest first, at most `limit`. */
  list(query: KeyQuery): MaybePromise<readonly KeyFacts[]>;

  /** Adds to a key's figures, which are kept apart from its facts: no usage write can undo an act (security 52). */
  addUsage(id: string, use: Use): MaybePromise<void>;
  usageOf(id: string): MaybePromise<Usage>;

  /** What an account was given, or null where nothing ever was. */
  account(owner: string): MaybePromise<AccountFacts | null>;
  setAccount(owner: string, account: AccountFacts, audit: AuditEntry): MaybePromise<void>;

  /**
   * Adds to the count of the latest entry of the same group that began less than `withinMs` before this one; begins an
   * entry where there is none (security 12).
   */
  countAudit(entry: AuditEntry, group: string, withinMs: number): MaybePromise<void>;
  /** Audit rows in the order of their sequence. */
  audit(filter: AuditFilter): MaybePromise<readonly AuditRow[]>;
}

/** What is known of a key for good. Times are epoch milliseconds; each `…AtMs` is written once. */
export interface KeyFacts {
  readonly id: string;
  readonly owner: string;
  readonly environment: string | null;
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
  readonly createdAtMs: number;
  /** Until then the key is unknown (ruling 23); null where it was known at once. */
  readonly activeAtMs: number | null;
  readonly expiresAtMs: number | null;
  readonly revokedAtMs: number | null;
  readonly disabledAtMs: number | null;
  readonly supersededAtMs: number | null;
  readonly graceUntilMs: number | null;
}

export type Inserted = 'inserted' | 'id_taken' | 'digest_taken';

export interface KeyChanges {
  readonly name?: string;
  readonly description?: string | null;
  readonly scopes?: readonly string[];
}

export interface KeyQuery {
  /** Null is everybody's. */
  readonly owner: string | null;
  /** Null is any. */
  readonly environment: string | null;
  /** Null is any. */
  readonly status: KeyStatus | null;
  readonly withRevoked: boolean;
  /** The id of the last key seen, or null from the start. */
  readonly after: string | null;
  readonly limit: number;
  readonly nowMs: number;
}

/** One answered request, as a key's figures count it. */
export interface Use {
  readonly requests: number;
  readonly errors: number;
  /** When the key was used, or null where this answer does not move "last used". */
  readonly usedAtMs: number | null;
  readonly address: string | null;
}

export interface Usage {
  readonly requests: number;
  readonly errors: number;
  readonly lastUsedAtMs: number | null;
  readonly lastIp: string | null;
}

/** What an account pays for. */
export interface AccountFacts {
  /** A plan's id. */
  readonly plan: string;
  /** The account's own quotas in the place of the plan's, by the id of a limit; null is no limit. */
  readonly limits: Readonly<Record<string, number | null>>;
}
