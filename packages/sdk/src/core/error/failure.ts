import type { Operation } from '@latchkey/providers';
import type { Waits } from '../time/waits.ts';
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

/** What a call had come to when it was ended. */
export interface CutShort {
  readonly attempts: readonly unknown[];
  readonly waits: Pick<Waits, 'reason'>;
  readonly asksForKey: boolean;
  /** What had gone wrong until then. */
  readonly last: Failure | null;
}

/** A part of this package that comes when it is needed did not come. */
export const unloaded = (what: string, cause: unknown, hide: HideKeys): Failure => ({
  code: 'network',
  message: `${what}: a part of this package, or the schemas, could not be loaded`,
  hint: 'Look at where the program is loaded from; the cause says more.',
  cause: sanitisedCause(cause, hide),
  again: 'pause',
});

/** The deadline passed while something was under way. */
export const deadlinePassed = (
  operation: Operation,
  deadlineMs: number,
  { attempts, waits, asksForKey, last }: CutShort,
): Failure => {
  const isHeld = waits.reason() === 'rate_limit';
  const asked = asksForKey ? ' while the key was asked for' : '';
  const held = isHeld ? ' while it waited for the answers to requests that are under way' : asked;
  const unsent = held && attempts.length === 0 ? ', and nothing was sent' : '';
  const before = last ? `; before that: ${last.message}` : unsent;
  return {
    code: 'timeout',
    status: last?.status,
    requestId: last?.requestId,
    message: `${where(operation)}: the deadline of ${deadlineMs} ms passed${held}${before}`,
    hint:
      (isHeld &&
        'The server is slow to answer, and until it does nobody knows when there is room. Give a later `deadline`.') ||
      (asksForKey && 'Look at where the `apiKey` function gets the key, or give a later `deadline`.') ||
      'Give a later `deadline`, or ask for less at a time.',
    again: 'never',
  };
};

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
