import type { Failure } from './failure.ts';

/**
 * Why a request is not sent again that might have been: it was sent often enough or may not be sent twice; the pause would not
 * end before the deadline; or the retries that calls share are used up.
 */
export type Unrepeated = 'done' | 'deadline' | 'budget';

/** @param retryAtMs when the server wants it again, where it says so */
export const unrepeated = (failure: Failure, why: Unrepeated, retryAtMs: number | null): Failure => {
  const { message, hint, retryAt = retryAtMs === null ? undefined : new Date(retryAtMs) } = failure;
  return {
    ...failure,
    retryAt,
    message: why === 'deadline' ? `${message}; the next attempt would not come before the deadline` : message,
    hint: why === 'budget' ? [hint, spent].join(' ').trimStart() : hint,
  };
};

const spent =
  'It was not sent again: so many calls have failed here that the retries they share are used up; ten successes bring one back.';
