import type { Operation, Provider } from '@latchkey/providers';
import type { Outcome } from './attempt.ts';
import { type Failure, redirectRefused, unanswered } from './failure.ts';
import { readAnswer } from './read-answer.ts';
import { redirectOf } from './redirect.ts';
import { type HideKeys, scrub } from './scrub.ts';
import type { Drift } from './validate.ts';

/** What an attempt means for its call. */
export type Verdict =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'redirected'; readonly url: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface JudgeContext {
  readonly operation: Operation;
  readonly errors: Provider['errors'];
  readonly hide: HideKeys;
  readonly url: string;
  /** How many more redirects are followed. */
  readonly redirectsLeft: number;
  validate(body: unknown): Drift | null;
}

export const judge = (outcome: Exclude<Outcome, { kind: 'too_late' }>, context: JudgeContext): Verdict => {
  const { operation, hide, url, redirectsLeft } = context;
  if (outcome.kind === 'failed') return { kind: 'failed', failure: unanswered(operation, outcome, hide) };
  const { answer } = outcome;
  const redirect = redirectOf(answer, operation.method, url);
  if (redirect && 'to' in redirect && redirectsLeft > 0) return { kind: 'redirected', url: redirect.to };
  if (redirect) {
    const to = 'to' in redirect ? 'another place too many times' : redirect.refused;
    return { kind: 'failed', failure: redirectRefused(operation, answer.status, scrub(to, hide)) };
  }
  const reading = readAnswer(answer, context);
  return reading.ok ? { kind: 'done', value: reading.value } : { kind: 'failed', failure: reading.failure };
};
