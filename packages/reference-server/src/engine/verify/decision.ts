import type { KeyReach, OnOutage, Operation, Refusal } from '@latchkey/providers';

/** What verifying asks. */
export interface VerifyRequest {
  /** Every different secret found in the request's declared carriers. */
  readonly presented: readonly string[];
  readonly operation: Operation;
  /** The environment that the request touches, where the system binds keys to one and the path names it; else the server's. */
  readonly environment: string | null;
  /** The organisation in the path, where the system binds keys to one. */
  readonly organization: string | null;
  readonly address: string | null;
  readonly requestId: string;
  /** Units that the request takes of each of its limits: a whole number. 1 unless told; 0 takes nothing and only looks. */
  readonly cost?: number | undefined;
}

/** The one value that status, headers, body, audit and usage are derived from. */
export type Decision =
  | {
      readonly allowed: true;
      readonly key: VerifiedKey;
      readonly limits: readonly LimitState[];
      /** Where the request came from. */
      readonly address: string | null;
      /** The limits that could not be counted as usual; absent where all were. */
      readonly outage?: readonly LimitOutage[];
    }
  | {
      readonly allowed: false;
      readonly refusal: Refusal;
      /** The key whose full secret was presented, though it may be dead; null where there is none. */
      readonly key: VerifiedKey | null;
      /** Empty on a refused key; untouched by a refusal for want of scope or reach. */
      readonly limits: readonly LimitState[];
      readonly address: string | null;
      readonly outage?: readonly LimitOutage[];
    };

export interface VerifiedKey {
  readonly id: string;
  readonly owner: string;
  readonly environment: string | null;
  /** How far it reaches; null where the system does not bind its keys. */
  readonly reach: KeyReach | null;
  readonly scopes: readonly string[];
}

/** One policy after a decision. */
export interface LimitState {
  readonly policy: string;
  readonly quota: number;
  /** Units that count at this moment; more than the quota where a limit counts beyond it, or was lowered. */
  readonly used: number;
  readonly remaining: number;
  /** Epoch milliseconds, as ruling 20 defines it for the window's kind. */
  readonly resetAtMs: number;
  /** When the next call would pass; 0 when it would now. */
  readonly retryAfterMs: number;
}

/** A policy whose units the counter failed to count, and what its declaration says of that (`onOutage`). */
export interface LimitOutage {
  readonly policy: string;
  readonly mode: OnOutage;
}
