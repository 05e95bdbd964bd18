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
    to: Pick<KeyFacts, 'digest' | 'digestVersion' | 'mask'>,
    audit: AuditEntry,
    under?: Pick<Under, 'claim' | 'acting'>,
  ): MaybePromise<KeyFacts | 'changed' | 'digest_taken' | 'claim_lost' | 'acting_changed' | null>;
  /** Puts a successor in a key's place. A key has one, whoever asks at once: the second is told its id (security 54). */
  rotate(
    succession: Succession,
    audit: AuditEntry,
    under?: Pick<Under, 'claim' | 'acting'>,
  ): MaybePromise<SuccessionResult>;
  /** Writes the revocation, once: a second one changes nothing and is not audited. Null where there is no such key. */
  revoke(id: string, atMs: number, audit: AuditEntry): MaybePromise<KeyFacts | null>;
  /** Revokes every key of a lineage that is not revoked yet, and answers with them all, oldest first. */
  revokeLineage(
    lineage: string,
    atMs: number,
    auditOf: (facts: KeyFacts) => AuditEntry,
  ): MaybePromise<readonly KeyFacts[]>;
  /**
   * Disables a key, or enables it with null, if there is room for one more. What is as it is asked to be is left and not
   * audited. Null, and nothing written, where there is no such key or it is revoked.
   */
  disable(id: string, atMs: number | null, audit: AuditEntry, room?: Room): MaybePromise<KeyFacts | OverCap | null>;
  /**
   * Moves a key from one digest to another (a pepper was rotated, security 4) and answers with it; where the other is a
   * tombstone's, the key is as dead as that says (security 80). Null, and nothing written, where the key is no more under the
   * first or another is under the other.
   */
  rewrap(id: string, from: string, to: string, digestVersion: number): MaybePromise<KeyFacts | null>;
  /** The key under a digest; a digest that was a key's once (`regenerate`) finds facts whose own digest is another. */
  findByDigest(digest: string): MaybePromise<KeyFacts | null>;
  findById(id: string): MaybePromise<KeyFacts | null>;
  /** Keys, newest first, at most `limit`. */
  list(query: KeyQuery): MaybePromise<readonly KeyFacts[]>;
  /** How many of an owner's keys are active. */
  activeKeys(owner: string, nowMs: number): MaybePromise<number>;
}

/** What an act that makes a secret is done under, all of it in the same step. */
export interface Under {
  readonly room?: Room | undefined;
  readonly claim?: ClaimDone | undefined;
  readonly acting?: Acting | undefined;
  /** When a key that is taken in was last used elsewhere; null where it never was. */
  readonly lastUsedAtMs?: number | null | undefined;
}

/** The key that acts, as its authority was looked at: changed or revoked since, it has to be looked at again. */
export interface Acting {
  readonly id: string;
  readonly version: number;
}

/** How much room an account has for active keys: asked in the same step as the act, so that no two acts take the same place. */
export interface Room {
  readonly nowMs: number;
  /** Null is any number. */
  capOf(account: AccountFacts | null): number | null;
}

export type Inserted = 'inserted' | 'id_taken' | 'digest_taken' | 'claim_lost' | 'acting_changed' | OverCap;

/** An account has as many active keys as it may have, or more since its cap was lowered. */
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
