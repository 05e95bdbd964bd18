import type { HideKeys } from '../error/scrub.ts';
import type { ClientEventOf } from '../events/events.ts';
import type { Answer } from './answer.ts';
import { requestIdOf } from './read-answer.ts';

/** What listeners are told of an answer. */
export const responseEvent = (
  operation: string,
  attempt: number,
  { answer, sent: { waitedMs, durationMs } }: Answered,
  hide: HideKeys,
): ClientEventOf<'response'> => ({
  type: 'response',
  operation,
  attempt,
  status: answer.status,
  requestId: requestIdOf(answer, hide),
  waitedMs,
  durationMs,
});

interface Answered {
  readonly answer: Answer;
  readonly sent: { readonly waitedMs: number; readonly durationMs: number };
}
