import type { Clock, LimitPolicy, OpenApiDocument, PlanIdOf, Provider } from '@latchkey/providers';
import type { Accounts } from './accounts.ts';
import type { AlertBoard } from './alerts.ts';
import type { Audit } from './audit.ts';
import type { WebhookOptions } from './doors/webhook.ts';
import type { Pepper } from './engine/digest/peppered.ts';
import type { StorePort } from './engine/stores/store.ts';
import type { Answer, Exchange } from './exchange.ts';
import type { Faults } from './faults.ts';
import type { Incidents } from './incidents.ts';
import type { Journal } from './journal.ts';
import type { Keys } from './keys.ts';
import type { Leaks } from './leaks.ts';
import type { MaybePromise } from './maybe-promise.ts';
import type { PlaneOptions } from './plane/plane-options.ts';
import type { UsageOf } from './usage.ts';
import type { World } from './world.ts';

/** Never `typeof fetch`, which differs between runtimes. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** A server that behaves as a provider's real one, with its keys, under a clock that a test may control. */
export interface ReferenceServer<P extends Provider = Provider, C extends Clock = Clock> {
  readonly provider: P;
  /** The document that requests are checked against. */
  readonly document: OpenApiDocument;
  /** The cheapest door: a `fetch` that any origin's path under the provider's base path leads to. */
  readonly fetch: Fetch;
  /** The core that all doors share. Never rejects. */
  readonly handle: (exchange: Exchange) => MaybePromise<Answer>;
  /** Paths of the system's own pages beside its API, from the root of its site. */
  readonly pages: readonly string[];
  readonly keys: Keys<P>;
  /** The plans of those who own keys, and what is left of their limits. */
  readonly accounts: Accounts<P>;
  /** How much keys were used. */
  readonly usage: UsageOf;
  /** Alerts over usage: what was crossed, and the e-mails that were written of it. */
  readonly alerts: AlertBoard;
  /** A page of what happened, in the order in which it did. */
  readonly audit: Audit;
  /** What is known of a key's misuse: window, addresses, operations, acts. */
  readonly incident: Incidents;
  /** Keys of this server in texts where they do not belong. */
  readonly leaks: Leaks;
  readonly clock: C;
  readonly faults: Faults;
  readonly journal: Journal;
  /** Keys, counters, usage, audit, journal, faults and data start anew. The clock goes on. */
  readonly reset: () => void;
  /**
   * Does what is due though nobody asks, such as weighing alerts that hang on time. Doors with a timer call it while they are open;
   * null under a clock of the caller's own, where no timer knows the time: there `alerts.evaluate()` does it.
   */
  readonly tend: (() => Promise<void>) | null;
}

export interface ReferenceServerOptions<C extends Clock = Clock, P extends Provider = Provider> {
  /** The data behind the operations. */
  readonly world: World;
  /** Default: real time. In a test, `virtualClock(…)`. */
  readonly clock?: C;
  /** Random bytes for keys and ids. Default: the runtime's cryptographic ones. */
  readonly random?: (size: number) => Uint8Array;
  /** Opens the place where keys are kept, at the start and at each `reset()`. Default: memory. */
  readonly store?: () => StorePort;
  /** The environment that the server answers for (ruling 6). Default: the first that the key format names. */
  readonly environment?: string;
  /** Limits in the place of the provider's and its plans'. A key's own hold beside them. */
  readonly limits?: readonly LimitPolicy[];
  /** The plan of an account that was never given one. Default: the provider's own. */
  readonly plan?: PlanIdOf<P>;
  /** The IANA time zone in which a date of expiry is a day, and in which hours and days of usage are counted. Default: `UTC`. */
  readonly zone?: string;
  /** How long a new key does not work yet (ruling 23). Default: it works at once. */
  readonly propagationDelayMs?: number | null;
  /** Sends limit headers even where the system does not document them (ruling 20). Default: false. */
  readonly rateLimitHeaders?: boolean;
  /** Peppers for the digests of keys, the present one first. Default: none. */
  readonly peppers?: readonly Pepper[];
  /**
   * At least 32 random bytes under which secrets are sealed for their replay to an Idempotency-Key, and of which the signing secrets
   * of webhooks are made: the same for servers that share a store. Default: drawn at the start.
   */
  readonly sealingKey?: Uint8Array;
  /** Makes an address wait after so many failed attempts in a window. Default: it never does. */
  readonly failedAttempts?: { readonly quota: number; readonly windowMs: number } | null;
  /** Whether addresses are kept with usage and audit. Default: kept. */
  readonly addresses?: 'kept' | 'dropped';
  /** Audits what living keys ask, successful requests too. Default: as the provider declares. */
  readonly auditsRequests?: boolean;
  /** How long figures of usage are noted in memory before the store is given them. Default: 10,000; at most 30,000. */
  readonly flushIntervalMs?: number;
  /** Where the webhooks of alerts may go, and what sends them. Default: to the public internet and this machine. */
  readonly webhooks?: WebhookOptions;
  /** Origins whose scripts may read answers in a browser, such as `http://localhost:5173`. Default: none. */
  readonly browserOrigins?: readonly string[];
  /**
   * How people come to their keys, under `/_latchkey` beside the system's own paths. Default: on this machine alone, and everybody picks
   * who they are. False: not at all.
   */
  readonly plane?: PlaneOptions | false;
  /** How many of the latest requests the journal keeps at least. Default 1000. */
  readonly journalSize?: number;
}
