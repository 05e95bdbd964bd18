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
  | 'revoke'
  /** An account was given a plan: upon no key. */
  | 'set_plan'
  /** An attempt with no key of this server. */
  | 'authentication_failed'
  /** An attempt with the whole secret of a dead key (ruling 25). */
  | 'dead_key_refused';

export type AuditValue = string | number | null | readonly string[];

export interface AuditRow extends AuditEntry {
  /** The order of things: times may be equal, sequences never are. */
  readonly sequence: number;
  /** How often it happened, from `atMs` to `lastAtMs`. */
  readonly count: number;
  readonly lastAtMs: number;
}

export interface AuditFilter {
  readonly keyId: string | null;
  readonly owner: string | null;
  readonly action: AuditAction | null;
  /** Only what happened at this moment or later. */
  readonly sinceMs: number | null;
}
