import type { ErrorReading, Operation } from '@latchkey/providers';
import type { Failure } from '../error/failure.ts';
import { type HideKeys, scrub } from '../error/scrub.ts';
import type { Answer } from './answer.ts';
import { readAnswer } from './read-answer.ts';
import { mostRedirects, redirectOf, redirectRefused } from './redirect.ts';
import type { Drift } from './response-schemas.ts';

/** What an attempt, or the answer to it, means for its call. */
export type Verdict =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'redirected'; readonly url: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface JudgeContext {
  readonly operation: Operation;
  readonly errors: ErrorReading;
  readonly hide: HideKeys;
  readonly url: string;
  /** How many redirects were followed already. */
  readonly redirects: number;
  validate(body: unknown): Drift | null;
}

export const judge = (answer: Answer, context: JudgeContext): Verdict => {
  const { operation, hide, url, redirects } = context;
  const redirect = redirectOf(answer, operation.method, url);
  if (redirect && 'to' in redirect && redirects < mostRedirects) return { kind: 'redirected', url: redirect.to };
  if (redirect) {
    const to = 'to' in redirect ? 'another place too many times' : redirect.refused;
    return { kind: 'failed', failure: redirectRefused(operation, answer.status, scrub(to, hide)) };
  }
  const reading = readAnswer(answer, context);
  return reading.ok ? { kind: 'done', value: reading.value } : { kind: 'failed', failure: reading.failure };
};
