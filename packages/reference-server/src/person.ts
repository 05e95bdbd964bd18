/** Somebody who manages keys. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** `owner` and `admin` may change the account's plan; `member` may not. */
  readonly role: 'owner' | 'admin' | 'member';
  /** Whose keys they look after; nobody else's exist for them. */
  readonly owner: string;
  /** What they may do, which no key of theirs may exceed (ruling 8). */
  readonly scopes: 'all' | readonly string[];
  /** How far the system has approved of them, where it approves of people at all. */
  readonly approval?: string;
  /**
   * Where the system binds keys to organisations, those whose keys they issue and look after; no other's exist for them. Unless told,
   * they look after all keys of the owner, and issue none that are bound.
   */
  readonly organizations?: readonly string[];
}
