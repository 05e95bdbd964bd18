import type { AccountStore } from './account-row.ts';
import type { AlertStore } from './alert-row.ts';
import type { AuditStore } from './audit-row.ts';
import type { ClaimStore } from './claim-row.ts';
import type { KeyStore } from './key-store.ts';
import type { TombstoneStore } from './tombstone.ts';
import type { UsageStore } from './usage-row.ts';

/**
 * Where keys are kept. One method for each act, each one atomic step with its audit entry. Neither a key's text nor any
 * part of its body ever reaches a store: digests are 64 lower-case hex characters (security 3, 7).
 */
export interface StorePort
  extends KeyStore,
    ClaimStore,
    TombstoneStore,
    UsageStore,
    AlertStore,
    AccountStore,
    AuditStore {}
