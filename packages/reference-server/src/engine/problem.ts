import { maskAnyKey } from '@latchkey/providers';

/** Why an act was not done. The message says what to do; nothing was written. */
export interface ActProblem {
  readonly kind: ActProblemKind;
  /** The field that the problem is in, where it is in one. */
  readonly field?: string;
  readonly message: string;
  /** With `plan_cap`: how many active keys the account may have, and how many it has. */
  readonly cap?: { readonly limit: number; readonly used: number };
  /** With a conflict about a key that was rotated already: the id of its successor. */
  readonly successor?: string;
}

export type ActProblemKind =
  /** The system has no such act (ruling 11). */
  | 'not_offered'
  /** No such key, or another owner's: the two are told in the same words. */
  | 'not_found'
  | 'invalid'
  /** The grant would exceed the actor's own rights (ruling 8). */
  | 'beyond_authority'
  | 'conflict'
  /** The Idempotency-Key was used for something else (HTTP 422). */
  | 'idempotency_mismatch'
  | 'plan_cap';

/** An act's answer: what it made, or why it was not done. */
export type ActResult<Done> = ({ readonly ok: true } & Done) | Refused;

export interface Refused {
  readonly ok: false;
  readonly problem: ActProblem;
}

/** An act that is not done, because of a field where one is named. What was given, and may be a key, is masked. */
export const refused = (kind: ActProblemKind, message: string, field?: string): Refused => ({
  ok: false,
  problem: { kind, ...(field === undefined ? {} : { field: maskAnyKey(field) }), message: maskAnyKey(message) },
});

/** A random id and another owner's give the same answer, to the letter (security 10). */
export const noSuchKey = (): Refused => refused('not_found', 'There is no such key. List the keys to see their ids.');
