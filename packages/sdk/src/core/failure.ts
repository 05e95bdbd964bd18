import type { Operation } from '@latchkey/providers';
import type { LatchkeyErrorFields } from './error.ts';
import { type HideKeys, sanitisedCause } from './scrub.ts';

/** Why a request was no success. */
export interface Failure extends Omit<LatchkeyErrorFields, 'attempts' | 'cursor'> {
  readonly again: Again;
}

/** Whether sending it again may help: once the limit leaves room; after a pause, where that does no harm; or never. */
export type Again = 'limit' | 'pause' | 'never';

/** An operation as messages name it. Ids are left out: they may say more than a log should. */
export const where = ({ method, path, id }: Operation): string => `${method} ${path === '' ? id : path}`;

/** No answer came, or not the whole of one. */
export const unanswered = (
  operation: Operation,
  { code, cause }: { readonly code: 'network' | 'timeout'; readonly cause: unknown },
  hide: HideKeys,
): Failure => {
  const copy = sanitisedCause(cause, hide);
  const said = copy?.message || copy?.code;
  const what = code === 'timeout' ? 'no whole answer came in time' : 'the server could not be reached, or it hung up';
  return {
    code,
    message: `${where(operation)}: ${what}${said ? `: ${said}` : ''}`,
    hint:
      code === 'timeout'
        ? 'Ask for smaller pages, or give a longer `timeout`.'
        : 'Look at the network and at the base URL; the cause says more.',
    cause: copy,
    again: 'pause',
  };
};

/** The gate would let the call through only after its deadline. `refused`: what had gone wrong until then. */
export const tooLate = (operation: Operation, retryAtMs: number, refused: Failure | null): Failure => {
  const retryAt = new Date(retryAtMs);
  const said = refused ? refused.message : `${where(operation)}: the limit leaves no room`;
  // What went wrong before may have been no refusal: it is the limit that ends the call.
  const { code, hint } = refused?.again === 'limit' ? refused : ({ code: 'rate_limited' } as const);
  return {
    ...refused,
    code,
    hint: hint ?? 'Call again at `retryAt`, or give a later `deadline`.',
    message: `${said}; the next request may go at ${retryAt.toISOString()}, after the deadline`,
    retryAt,
    again: 'never',
  };
};

/** The deadline passed while something was under way. `last`: what had gone wrong until then. */
export const deadlinePassed = (operation: Operation, deadlineMs: number, last: Failure | null): Failure => ({
  code: 'timeout',
  status: last?.status,
  requestId: last?.requestId,
  message: `${where(operation)}: the deadline of ${deadlineMs} ms passed${last ? `; before that: ${last.message}` : ''}`,
  hint: 'Give a later `deadline`, or ask for less at a time.',
  again: 'never',
});

/** The backup key was refused as well: the client has no other. */
export const bothRefused = (failure: Failure): Failure => ({
  ...failure,
  message: `${failure.message}; this was the backup key, and the primary key had been refused before`,
  hint: 'Issue a new key, and hand it over with `useKey()` or as `apiKey`.',
});

/** The caller's signal aborted. */
export const aborted = (operation: Operation, reason: unknown, hide: HideKeys): Failure => ({
  code: 'aborted',
  message: `${where(operation)}: aborted`,
  cause: sanitisedCause(reason, hide),
  again: 'never',
});
