import type { Operation, Refusal } from '@latchkey/providers';

/** What verifying asks. */
export interface VerifyRequest {
  /** Every different secret found in the request's declared carriers. */
  readonly presented: readonly string[];
  readonly operation: Operation;
  /** The environment that the operation touches, where the system binds keys to one; else the server's. */
  readonly environment: string | null;
  /** The organisation in the path or a header, where the system binds keys to one. */
  readonly organization: string | null;
  readonly address: string | null;
  readonly requestId: string;
}

/** The one value that status, headers, body, audit and usage are derived from. */
export type Decision =
  | {
      readonly allowed: true;
      readonly key: VerifiedKey;
      readonly limits: readonly LimitState[];
      /** Where the request came from. */
      readonly address: string | null;
    }
  | {
      readonly allowed: false;
      readonly refusal: Refusal;
      /** The key whose full secret was presented, though it may be dead; null where there is none. */
      readonly key: VerifiedKey | null;
      /** Empty on a refused key; untouched by a refusal for want of scope. */
      readonly limits: readonly LimitState[];
      readonly address: string | null;
    };

export interface VerifiedKey {
  readonly id: string;
  readonly owner: string;
  readonly environment: string | null;
  readonly scopes: readonly string[];
}

/** One policy after a decision. */
export interface LimitState {
  readonly policy: string;
  readonly quota: number;
  readonly remaining: number;
  /** Epoch milliseconds, as ruling 20 defines it for the window's kind. */
  readonly resetAtMs: number;
  /** When the next call would pass; 0 when it would now. */
  readonly retryAfterMs: number;
}
