import type { MaybePromise } from '../../maybe-promise.ts';
import type { AuditEntry } from './audit-row.ts';

/** What an account pays for. */
export interface AccountFacts {
  /** A plan's id. */
  readonly plan: string;
  /** The account's own quotas in the place of the plan's, by the id of a limit; null is no limit. */
  readonly limits: Readonly<Record<string, number | null>>;
  /** The account's own cap of active keys in the place of the plan's; null is any number, undefined the plan's. */
  readonly keys?: number | null | undefined;
}

/** What accounts were given. */
export interface AccountStore {
  /** What an account was given, or null where nothing ever was. */
  account(owner: string): MaybePromise<AccountFacts | null>;
  setAccount(owner: string, account: AccountFacts, audit: AuditEntry): MaybePromise<void>;
}
