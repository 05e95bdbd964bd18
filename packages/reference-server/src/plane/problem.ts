import type { Problem } from '@latchkey/providers';
import type { ActProblem, ActResult } from '../engine/problem.ts';
import { KeyActError } from '../key-act-error.ts';
import type { Reply } from '../world.ts';

/** What the plane says no with, beside what the pipeline refuses, and the status of each. */
const statuses = {
  sign_in_refused: 401,
  session_over: 401,
  forbidden: 403,
  not_from_here: 403,
  beyond_authority: 403,
  not_approved: 403,
  not_found: 404,
  invalid_request: 400,
  conflict: 409,
  not_offered: 409,
  plan_cap: 409,
  idempotency_mismatch: 422,
} as const;

type Code = keyof typeof statuses;

/** A problem in the plane's words. */
export const problem = (code: Code, message: string, details?: Problem['details']): Problem => ({
  status: statuses[code],
  code,
  message,
  ...(details && Object.keys(details).length > 0 ? { details } : {}),
});

/** The same as an answer. */
export const refusedWith = (code: Code, message: string, details?: Problem['details']): Reply => ({
  kind: 'problem',
  problem: problem(code, message, details),
});

/** Answers an act's problem, or goes on with what it made. */
export const replyTo = <Done>(
  result: ActResult<Done>,
  reply: (done: Done) => Reply | Promise<Reply>,
  fieldOf: (field: string) => string = (field) => field,
): Reply | Promise<Reply> => ('problem' in result ? actRefused(result.problem, fieldOf) : reply(result));

/** Why an act was not done. */
export const actRefused = (
  { kind, message, field, cap, successor }: ActProblem,
  fieldOf: (field: string) => string = (each) => each,
): Reply =>
  refusedWith(kind === 'invalid' ? 'invalid_request' : kind, message, {
    ...(field === undefined ? {} : { field: askedAs.get(field) ?? fieldOf(field) }),
    ...(cap === undefined ? {} : { cap }),
    ...(successor === undefined ? {} : { successor }),
  });

/** What the engine calls otherwise than the plane. */
const askedAs = new Map([
  ['ifVersion', 'version'],
  ['idempotencyKey', 'Idempotency-Key'],
]);

/** What a request that cannot be read is answered with; anything else that is thrown is nobody's fault who asks. */
export const unreadable = (thrown: unknown): Reply => {
  if (!(thrown instanceof KeyActError)) throw thrown;
  const { kind, message, field } = thrown;
  return actRefused({ kind, message, ...(field === null ? {} : { field }) });
};
