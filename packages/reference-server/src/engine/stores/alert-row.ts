import type { MaybePromise } from '../../maybe-promise.ts';
import type { AuditEntry } from './audit-row.ts';

/** What an alert waits for. */
export type AlertCondition =
  /** More than so many answers in a minute of the clock, by the key or by all of the account's together. */
  | { readonly kind: 'requests_per_minute'; readonly above: number }
  /**
   * A share (0 to 1) of failed answers above so much over the last minutes, by the key or by all of the account's together; of
   * fewer answers than `atLeast` there is none.
   */
  | { readonly kind: 'error_rate'; readonly above: number; readonly minutes: number; readonly atLeast: number }
  /** A key that was not used for so many days, nor issued within them; of an account, each key. */
  | { readonly kind: 'unused'; readonly days: number }
  /** A key that expires within so many days; of an account, each key. */
  | { readonly kind: 'expiring'; readonly days: number };

/** How a crossing is told. */
export type AlertChannel =
  | { readonly kind: 'callback' }
  | { readonly kind: 'webhook'; readonly url: string }
  | { readonly kind: 'email'; readonly to: string };

export interface AlertFacts {
  readonly id: string;
  readonly owner: string;
  /** The key that is watched, with its lineage. Null is the owner's account. */
  readonly keyId: string | null;
  /** The organisations whose keys it watches; null is any. */
  readonly organizations: readonly string[] | null;
  readonly condition: AlertCondition;
  readonly channel: AlertChannel;
  readonly createdAtMs: number;
}

/** How far an alert has been told about what it watches: the account, or a key. */
export interface AlertState {
  /**
   * What the present crossing is of: the minute, the moment, the last use or the expiry that crossed. Null where it is armed.
   */
  readonly crossedBy: number | null;
  /** Minutes before this one have been weighed for good. */
  readonly weighedToMs: number;
}

export interface CrossingRow {
  readonly id: string;
  readonly alert: AlertFacts;
  /** The key that crossed; null where it was the account. */
  readonly keyId: string | null;
  /** Answers a minute, a share of failed ones, or days: what was above, or how long. */
  readonly value: number;
  /** When it crossed, and when that was noticed. */
  readonly atMs: number;
  readonly noticedAtMs: number;
  readonly delivery: Delivery;
}

export interface Delivery {
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  /** When it is to be tried next, while it is pending. */
  readonly nextAtMs: number;
}

export interface CrossingQuery {
  /** Null is any. */
  readonly owner: string | null;
  readonly alertId: string | null;
  readonly keyId: string | null;
}

/** Alerts, what they were told about, and what they have to tell. */
export interface AlertStore {
  /** False, and nothing written, where the owner has `most` already. */
  insertAlert(alert: AlertFacts, most: number, audit: AuditEntry): MaybePromise<boolean>;
  /** Null is everybody's. Oldest first. */
  alerts(owner: string | null): MaybePromise<readonly AlertFacts[]>;
  alert(id: string): MaybePromise<AlertFacts | null>;
  /** Its crossings stay; those that were not delivered yet are delivered. */
  deleteAlert(id: string, audit: AuditEntry): MaybePromise<void>;
  /** @param subject a key's id, or an empty text for the account */
  alertState(alertId: string, subject: string): MaybePromise<AlertState | null>;
  /**
   * Moves an alert from one state to the next and writes what it has to tell, in one step; writes nothing where it is in another
   * state (somebody else told it) or is no more. So each crossing is written once, whoever weighs at once.
   */
  crossAlert(
    alertId: string,
    subject: string,
    from: AlertState | null,
    to: AlertState,
    crossings: readonly CrossingRow[],
  ): MaybePromise<boolean>;
  /** Oldest first. */
  crossings(query: CrossingQuery): MaybePromise<readonly CrossingRow[]>;
  /** Crossings that wait to be delivered by a channel, and whose time has come. */
  dueCrossings(channels: readonly AlertChannel['kind'][], nowMs: number): MaybePromise<readonly CrossingRow[]>;
  /** Moves a delivery on, if it is still at so many attempts; whoever moves it delivers. */
  moveDelivery(id: string, fromAttempts: number, to: Delivery): MaybePromise<boolean>;
}
