import type { MaybePromise } from '../../maybe-promise.ts';

/** An Idempotency-Key that one attempt has taken for itself. The key is in none of it: the id is a digest. */
export interface Claim {
  /** A digest of the Idempotency-Key with whose it is and what it is for: 64 lower-case hex characters. */
  readonly id: string;
  /** A digest of what was asked. */
  readonly fingerprint: string;
  /** Tells this attempt from a later one that took over. */
  readonly token: string;
  /** From then on the attempt is held to be lost, and another may take over. */
  readonly expiresAtMs: number;
}

/** What becomes of a claim in the same step as its act. */
export interface ClaimDone {
  readonly id: string;
  readonly token: string;
  /** The secret, sealed; null where it is not to be had again. */
  readonly box: string | null;
  readonly boxUntilMs: number;
  readonly expiresAtMs: number;
}

export interface ClaimRow extends Claim {
  readonly state: 'started' | 'done';
  readonly keyId: string | null;
  readonly box: string | null;
  readonly boxUntilMs: number;
}

/** Idempotency-Keys that are taken. */
export interface ClaimStore {
  /** Claims an Idempotency-Key; answers with the row that has it already, where one has and is not over. */
  claim(claim: Claim, nowMs: number): MaybePromise<ClaimRow | null>;
  /** Lets a claim go whose act was not done. One that is done, or another attempt's, stays. */
  unclaim(id: string, token: string): MaybePromise<void>;
}
