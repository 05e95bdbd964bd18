import {
  type ErrorCode,
  type ErrorReading,
  errorCodeOfStatus,
  type Operation,
  type ProblemRead,
} from '@latchkey/providers';
import { type Again, type Failure, where } from '../error/failure.ts';
import { type HideKeys, quoted, scrub } from '../error/scrub.ts';
import { scrubbed } from '../error/scrub-record.ts';
import { type Answer, jsonOf } from './answer.ts';
import { isJson } from './media-type.ts';
import { mostBodyBytes } from './read-body.ts';
import type { Drift } from './response-schemas.ts';

export type Reading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure };

export interface ReadingContext {
  readonly operation: Operation;
  readonly errors: ErrorReading;
  readonly hide: HideKeys;
  /** What the document says against a body, or null. */
  validate(body: unknown): Drift | null;
}

/** The server's id of a request, where it names one. */
export const requestIdOf = (answer: Answer, hide: HideKeys): string | null => {
  const id = answer.header('x-request-id');
  return id === null ? null : scrub(id, hide);
};

/** The value of an answer, or what is wrong with it. */
export const readAnswer = (answer: Answer, context: ReadingContext): Reading => {
  const { status } = answer;
  if (status >= 200 && status < 300) return readSuccess(answer, context);
  // Neither a success nor a refusal, and nothing that was asked for: 304 without a condition, 300 without a choice.
  if (status < 400) return invalid(answer, context, `the answer is a ${status}`, noAnswerHint, 'never');
  return { ok: false, failure: failureOf(answer, context, context.errors.read(status, jsonOf(answer))) };
};

const readSuccess = (answer: Answer, context: ReadingContext): Reading => {
  const { operation, errors, hide, validate } = context;
  const expectsJson = operation.produces.some(isJson);
  if (operation.produces.length === 0 || operation.method === 'HEAD') return { ok: true, value: undefined };
  if (answer.status === 204) {
    if (operation.success === 204) return { ok: true, value: undefined };
    return invalid(answer, context, 'the answer has no content, where some was due', noAnswerHint, 'never');
  }
  if (answer.flaw === 'too_long') {
    const what = `the answer is longer than ${mostBodyBytes / 2 ** 20} MiB`;
    return invalid(answer, context, what, 'Ask for smaller pages, if it is an honest one.', 'never');
  }
  if (!expectsJson && answer.flaw === undefined) return { ok: true, value: answer.text };
  if (!expectsJson) {
    return invalid(answer, context, 'the answer is no text', 'Fetch the file by its own address.', 'never');
  }
  if (answer.flaw === 'not_utf8') {
    return invalid(answer, context, 'the answer is not written in UTF-8', cutHint, 'pause');
  }
  const body = jsonOf(answer);
  if (body === undefined) {
    const type = answer.header('content-type') ?? 'no content type';
    const what = isJson(type) ? 'broken JSON' : `no JSON but ${scrub(type, hide)}`;
    const hint = isJson(type)
      ? cutHint
      : 'Look whether the base URL is right, and whether a proxy or a login page answers in its place.';
    return invalid(answer, context, `the answer is ${what}: ${quoted(answer.text, hide)}`, hint, 'pause');
  }
  const problem = errors.inSuccess?.(body);
  if (problem) return { ok: false, failure: failureOf(answer, context, { ...problem, status: answer.status }) };
  const drift = validate(body);
  if (!drift) return { ok: true, value: body };
  const what = `the answer does not agree with the document at ${drift.path}: ${drift.message}`;
  return invalid(answer, context, what, "validate: 'warn' takes such answers as they are.", 'never');
};

const invalid = (
  answer: Answer,
  { operation, hide }: ReadingContext,
  what: string,
  hint: string,
  again: Again,
): Reading => ({
  ok: false,
  failure: {
    code: 'invalid_response',
    status: answer.status,
    requestId: requestIdOf(answer, hide) ?? undefined,
    message: `${where(operation)}: ${what}`,
    hint,
    again,
  },
});

/** @param problem what the answer says in the system's words; null where it is none of them */
const failureOf = (
  answer: Answer,
  { operation, errors, hide }: ReadingContext,
  problem: ProblemRead | null,
): Failure => {
  const { status } = answer;
  const code = problem?.error ?? errorCodeOfStatus(status);
  const said = problem?.message ? scrub(problem.message, hide) : quoted(answer.text, hide);
  const named = [String(status), ...(problem?.code ? [scrub(problem.code, hide)] : [])].join(' ');
  return {
    code,
    status,
    requestId: requestIdOf(answer, hide) ?? undefined,
    retryAt: problem?.retryAt,
    requiredScopes: requiredScopes(code, problem?.requiredScopes, operation)?.map((scope) => scrub(scope, hide)),
    systemCode: problem?.code ? scrub(problem.code, hide) : undefined,
    details: problem?.details && scrubbed(problem.details, hide),
    message: `${said || 'The server refused without a word'} (${named}, ${where(operation)})`,
    hint: problem?.hint === undefined ? (errors.hints[code] ?? hints[code]) : scrub(problem.hint, hide),
    again: againAfter(status, code),
  };
};

/** Whether an answer is a 429 by the account's plan rather than by a limit: waiting does not help, or not before a month ends. */
export const isOfPlan = (answer: Answer, errors: ErrorReading): boolean => {
  const code = answer.status === 429 ? errors.read(429, jsonOf(answer))?.error : undefined;
  return code !== undefined && ofPlan.has(code);
};

const ofPlan = new Set<ErrorCode>(['plan_cap', 'quota_exceeded']);

const againAfter = (status: number, code: ErrorCode): Again => {
  if (ofPlan.has(code)) return 'never';
  if (status === 429) return 'limit';
  return status >= 500 || status === 408 ? 'pause' : 'never';
};

/** What the server names, or else what the document asks of this operation where it asks it in one way only. */
const requiredScopes = (
  code: ErrorCode,
  named: readonly string[] | undefined,
  { scopes }: Operation,
): readonly string[] | undefined => {
  if (code !== 'insufficient_scope') return undefined;
  return named ?? (scopes?.length === 1 ? scopes[0] : undefined);
};

/** What to do, where the system has no words of its own. */
const hints: Partial<Readonly<Record<ErrorCode, string>>> = {
  unauthorized: 'Look whether the key is whole, of this system, and neither revoked nor expired.',
  key_expired: 'Issue a new key, and hand it over with `useKey()` or as `apiKey`.',
  insufficient_scope: 'Take a key that has the scopes of `requiredScopes`, or give them to this one.',
  wrong_environment: 'Take a key of this environment.',
  wrong_organization: 'Take a key of this organisation.',
  not_found: 'Look whether the id is right and whether the key may see it.',
  invalid_request: 'The server does not take a parameter or the body as it was sent.',
  conflict: 'Something else stands in its way: read it anew before it is sent again.',
  rate_limited: 'Ask for less at a time, or call again later.',
  quota_exceeded: 'The plan’s quota is used up: wait until it is renewed, or take a larger plan.',
  plan_cap: 'The plan has no room left: delete what is not needed, or take a larger plan.',
  server_error: 'The fault is on the server. Try again later; tell its people the request id if it stays.',
  timeout: 'The server gave up waiting. Ask for less at a time, or try again later.',
};

const noAnswerHint = 'Look whether the base URL is right; if it is, tell the people who run the server.';
const cutHint = 'The answer was cut off or changed on its way, or the server is at fault.';
