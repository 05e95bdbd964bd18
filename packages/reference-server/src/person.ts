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
  /** The organisations whose keys they may issue, where the system binds keys to them. None unless told. */
  readonly organizations?: readonly string[];
}
