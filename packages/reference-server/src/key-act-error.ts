import { maskAnyKey } from '@latchkey/providers';
import type { ActProblem, ActProblemKind, ActResult } from './engine/problem.ts';

/** A key act that was refused: nothing was written. The message says what to do. */
export class KeyActError extends Error {
  override readonly name = 'KeyActError';
  readonly kind: ActProblemKind;
  /** The field that the problem is in, where it is in one. */
  readonly field: string | null;
  /** With `plan_cap`: how many active keys the account may have, and how many it has. */
  readonly cap: NonNullable<ActProblem['cap']> | null;
  /** With a conflict about a key that was rotated already: the id of the key in its place. */
  readonly successor: string | null;

  constructor({ kind, field, message, cap, successor }: ActProblem) {
    super(maskAnyKey(message));
    this.kind = kind;
    this.field = field === undefined ? null : maskAnyKey(field);
    this.cap = cap ?? null;
    this.successor = successor ?? null;
  }
}

/** What an act made. @throws KeyActError where it was refused. */
export const done = <Done>(result: ActResult<Done>): Done => {
  if ('problem' in result) throw new KeyActError(result.problem);
  return result;
};
