import type { Operation } from './operation.ts';

/** A named quota over a window: at most `quota` units for each partition. */
export interface LimitPolicy {
  readonly id: string;
  /** For people, such as "1000 requests per hour per API key". */
  readonly title: string;
  readonly quota: number;
  readonly window: LimitWindow;
  /** What counts apart from what: each key; each key at each operation; or all keys of an owner together. */
  readonly partition: 'key' | 'key+operation' | 'owner';
  /** The operations it holds for; all where it says nothing. */
  readonly applies?: { readonly tags?: readonly string[]; readonly methods?: readonly string[] };
  /**
   * What becomes of a request beyond the quota. `counted`: it passes and is counted (an allowance that is billed beyond), while
   * what remains stays at 0. `refused` unless told.
   */
  readonly beyond?: 'refused' | 'counted';
  /**
   * What becomes of a request while its units cannot be counted, because the counter fails. `deny`: it is refused; `allow`: it
   * passes uncounted; `local`: the server counts by itself, by what it let through. `deny` unless told.
   */
  readonly onOutage?: OnOutage;
}

export type OnOutage = 'deny' | 'allow' | 'local';

/** A limit that a key may be issued with: the quota is the key's own, and where it is left blank the others hold alone (ruling 18). */
export type KeyLimit = Omit<LimitPolicy, 'quota' | 'partition'>;

export type LimitWindow =
  /** No window of this length ever admits more than the quota. `exact` keeps every time, whatever the quota (ruling 17). */
  | { readonly kind: 'sliding'; readonly ms: number; readonly exact?: boolean }
  /** Aligned windows: with 3,600,000 ms, clock hours of UTC. */
  | { readonly kind: 'fixed'; readonly ms: number }
  /** Calendar months, UTC. */
  | { readonly kind: 'month' };

/** How a system's answers tell of its limits. What is not documented is not declared. */
export interface LimitSignals {
  /** Whether a 429 carries `Retry-After`. */
  readonly retryAfter: boolean;
  /** Headers on every answer to a valid key. `documented: false`: sent by the reference server only when switched on. */
  readonly headers: LimitHeaders | null;
  /** Where a 429's body repeats the time to wait, as a path of property names. */
  readonly body: { readonly path: readonly string[]; readonly unit: 's' | 'ms' } | null;
}

export interface LimitHeaders {
  readonly limit: string;
  readonly remaining: string;
  readonly reset: string | null;
  readonly resetUnit: 'epoch_s' | 'epoch_ms' | 'delta_s';
  readonly documented: boolean;
  /** The ids of the limits that the headers are about; all unless told, and then the one with the least remaining is what they say. */
  readonly policies?: readonly string[];
}

/** Whether a policy holds for an operation. */
export const policyApplies = (
  policy: Pick<LimitPolicy, 'applies'>,
  operation: Pick<Operation, 'method' | 'tags'>,
): boolean =>
  (policy.applies?.methods?.includes(operation.method) ?? true) &&
  (policy.applies?.tags?.some((tag) => operation.tags.includes(tag)) ?? true);
