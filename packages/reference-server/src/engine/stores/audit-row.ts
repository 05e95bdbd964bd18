import type { MaybePromise } from '../../maybe-promise.ts';

/** What happened, as it is written. Holds key ids, never a key or a digest (security 22); every text is made printable. */
export interface AuditEntry {
  readonly atMs: number;
  /** A person's or a key's id, `system`, or null where nobody is known. */
  readonly actor: string | null;
  readonly action: AuditAction;
  readonly keyId: string | null;
  /** Whose key it is. */
  readonly owner: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly data: Readonly<Record<string, AuditValue>>;
}

export type AuditAction =
  | 'issue'
  | 'import'
  | 'update'
  | 'regenerate'
  | 'rotate'
  | 'disable'
  | 'enable'
  | 'revoke'
  /** An account was given a plan: upon no key. */
  | 'set_plan'
  /** An alert of a key, or of an account: upon no key. */
  | 'create_alert'
  | 'delete_alert'
  /** Limits could not be counted: upon no key (security 65). */
  | 'limits_unavailable'
  /** A person came to manage keys, could not, or left: upon no key. */
  | 'sign_in'
  | 'sign_in_failed'
  | 'sign_out'
  /** An attempt with no key of this server. */
  | 'authentication_failed'
  /** An attempt with the whole secret of a dead key (ruling 25). */
  | 'dead_key_refused'
  /** A request with a living key that was answered well, where requests are audited (ruling 24). */
  | 'request_succeeded'
  /** A request with a living key that was answered with an error, likewise. */
  | 'request_failed';

export type AuditValue = string | number | null | readonly string[];

export interface AuditRow extends AuditEntry {
  /** The order of things: times may be equal, sequences never are. */
  readonly sequence: number;
  /** How often it happened, from `atMs` to `lastAtMs`. */
  readonly count: number;
  readonly lastAtMs: number;
}

/** Which rows, and from where on. Null is any. */
export interface AuditFilter {
  readonly keyId: string | null;
  readonly owner: string | null;
  /** What happened to keys that are bound to one of them, or to no key; null, as unless told, is any. */
  readonly organizations?: readonly string[] | null;
  /** As it is written: printable. */
  readonly actor: string | null;
  readonly action: AuditAction | null;
  /** Only what happened at this moment or later, the last time at least. */
  readonly sinceMs: number | null;
  /** Only what happened before this moment, the first time at least. */
  readonly untilMs: number | null;
  readonly order: AuditOrder;
  /** The sequence of the last row seen, in that order; null from the start. */
  readonly after: number | null;
  readonly limit: number;
}

export type AuditOrder = 'oldest_first' | 'newest_first';

/** What happened. */
export interface AuditStore {
  /**
   * Adds to the count of the latest entry of the same group that began less than `withinMs` before this one; begins an
   * entry where there is none (security 12).
   */
  countAudit(entry: AuditEntry, group: string, withinMs: number): MaybePromise<void>;
  /** A page of the audit, in the order of its sequence or the other way round. */
  audit(filter: AuditFilter): MaybePromise<readonly AuditRow[]>;
}
