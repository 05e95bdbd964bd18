import type { MaybePromise } from '../../maybe-promise.ts';
import type { AccountFacts } from './account-row.ts';
import type { AuditEntry } from './audit-row.ts';
import type { ClaimDone } from './claim-row.ts';
import type { KeyChanges, KeyFacts, KeyQuery } from './key-facts.ts';

/** The facts of keys, and every act upon them. */
export interface KeyStore {
  /**
   * Adds a key, unless its id or its digest is taken, by a dead key too; its account has no room for one more; the claim that it
   * is made under was lost to another attempt; or the key that makes it is not as it was seen.
   */
  insert(key: KeyFacts, audit: AuditEntry, under?: Under): MaybePromise<Inserted>;
  /**
   * Changes what may be changed. Null, and nothing written, where there is no such key or it is revoked; `changed` where it is
   * not of the version that it is to be of.
   */
  update(
    id: string,
    changes: KeyChanges,
    audit: AuditEntry,
    ifVersion: number,
    under?: Pick<Under, 'acting'>,
  ): MaybePromise<KeyFacts | 'changed' | 'acting_changed' | null>;
  /**
   * Gives a key another secret, if it is still of a version; the old digest stays taken for good, and is answered for with
   * facts that are under another. Null, and nothing written, where there is no such key or it is revoked.
   */
  regenerate(
    id: string,
    ifVersion: number,
    to: Pick<KeyFacts, 'digest' | 'digestVersion' | 'mask' | 'regeneratedAtMs'>,
    audit: AuditEntry,
    under?: Pick<Under, 'claim' | 'acting' | 'ifDigest'>,
  ): MaybePromise<KeyFacts | 'changed' | 'renewed' | 'digest_taken' | 'claim_lost' | 'acting_changed' | null>;
  /** Puts a successor in a key's place. A key has one, whoever asks at once: the second is told its id (security 54). */
  rotate(
    succession: Succession,
    audit: AuditEntry,
    under?: Pick<Under, 'claim' | 'acting'>,
  ): MaybePromise<SuccessionResult>;
  /**
   * Writes the revocation, once: a second one changes nothing and is not audited. Null where there is no such key; `renewed`,
   * and nothing written, where it has another secret than it is to have.
   */
  revoke(
    id: string,
    atMs: number,
    audit: AuditEntry,
    under?: Pick<Under, 'acting' | 'ifDigest'>,
  ): MaybePromise<KeyFacts | 'renewed' | 'acting_changed' | null>;
  /** Revokes every key of a lineage that is not revoked yet, and answers with them all, oldest first. */
  revokeLineage(
    lineage: string,
    atMs: number,
    auditOf: (facts: KeyFacts) => AuditEntry,
    under?: Pick<Under, 'acting'>,
  ): MaybePromise<readonly KeyFacts[] | 'acting_changed'>;
  /**
   * Disables a key, or enables it with null, if there is room for it. What is as it is asked to be is left and not audited.
   * Null, and nothing written, where there is no such key or it is revoked.
   */
  disable(
    id: string,
    atMs: number | null,
    audit: AuditEntry,
    under?: Pick<Under, 'acting' | 'room'>,
  ): MaybePromise<KeyFacts | OverCap | 'acting_changed' | null>;
  /**
   * Moves a key from one digest to another (a pepper was rotated, security 4) and answers with it; where any digest of its
   * secret is a tombstone's, the key is as dead as that says (security 80). Null, and nothing written, where the key is no more
   * under the first or another is under the other.
   * @param earlier what the secret would be stored under by all earlier peppers
   */
  rewrap(
    id: string,
    from: string,
    to: string,
    digestVersion: number,
    earlier: readonly string[],
  ): MaybePromise<KeyFacts | null>;
  /** The key under a digest; a digest that was a key's once (`regenerate`) finds facts whose own digest is another. */
  findByDigest(digest: string): MaybePromise<KeyFacts | null>;
  findById(id: string): MaybePromise<KeyFacts | null>;
  /** The key with all that it came of and that came of it by rotation, oldest first; none where there is no such key. */
  lineage(id: string): MaybePromise<readonly KeyFacts[]>;
  /**
   * Keys, newest first by when they were created (one that was made elsewhere keeps that), at most `limit`; of those created at
   * once, the one that came in last is first.
   */
  list(query: KeyQuery): MaybePromise<readonly KeyFacts[]>;
  /** How many keys there are of a query, on all of its pages. */
  count(query: Omit<KeyQuery, 'after' | 'limit'>): MaybePromise<number>;
  /** How many of an owner's keys count against a cap: keys that came of one another by rotation are one. */
  activeKeys(owner: string, nowMs: number): MaybePromise<number>;
}

/** What an act is done under, all of it in the same step. */
export interface Under {
  readonly room?: Room | undefined;
  readonly claim?: ClaimDone | undefined;
  readonly acting?: Acting | undefined;
  /** A digest of the secret that the key is to have still, whichever pepper that is under by now. */
  readonly ifDigest?: string | undefined;
  /** What a secret that comes from elsewhere would be stored under by earlier peppers: taken there, it is taken here. */
  readonly earlier?: readonly string[] | undefined;
  /** When a key that is taken in was last used elsewhere; null where it never was. */
  readonly lastUsedAtMs?: number | null | undefined;
}

/** The key that acts, as its authority was looked at: changed or revoked since, it has to be looked at again. */
export interface Acting {
  readonly id: string;
  readonly version: number;
}

/** How much room an account has for keys that can be used: asked in the same step as the act, so that no two acts take the same place. */
export interface Room {
  readonly nowMs: number;
  /** Null is any number. */
  capOf(account: AccountFacts | null): number | null;
}

export type Inserted = 'inserted' | 'id_taken' | 'digest_taken' | 'claim_lost' | 'acting_changed' | OverCap;

/** An account has as many keys that count as it may have, or more since its cap was lowered. */
export interface OverCap {
  readonly cap: number;
  readonly active: number;
}

export interface Succession {
  /** The id of the key that is rotated, and the version that it must be of. */
  readonly from: string;
  readonly ifVersion: number;
  readonly successor: KeyFacts;
  readonly atMs: number;
  readonly graceUntilMs: number;
  /** How many keys of a lineage may be in their grace at once. */
  readonly maxPredecessors: number;
}

export type SuccessionResult =
  | { readonly predecessor: KeyFacts; readonly successor: KeyFacts }
  | { readonly supersededBy: string }
  | 'changed'
  | 'too_many'
  | 'id_taken'
  | 'digest_taken'
  | 'claim_lost'
  | 'acting_changed'
  /** There is no such key, or it is revoked. */
  | null;
