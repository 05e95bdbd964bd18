import type { Secret } from '@latchkey/providers';
import { type Attempt, LatchkeyError } from '../error/error.ts';
import type { CutShort, Failure } from '../error/failure.ts';
import type { HideKeys } from '../error/scrub.ts';
import type { Waits } from '../time/waits.ts';

/** What a call has come to so far. */
export interface Progress extends CutShort {
  readonly cursor: string | undefined;
  readonly attempts: Attempt[];
  readonly waits: Waits;
  /** Every key that it was sent with. */
  readonly secrets: Secret[];
  hide: HideKeys;
  /** Whether a function is being asked for the key. */
  asksForKey: boolean;
  last: Failure | null;
}

/** What a call fails with. */
export const errorOf = ({ again: _, ...fields }: Failure, { attempts, cursor }: Progress): LatchkeyError => {
  // The frames of this package are more, and the caller's are the ones that are looked for.
  const most: unknown = Reflect.get(Error, 'stackTraceLimit');
  if (typeof most === 'number' && most > 0) Reflect.set(Error, 'stackTraceLimit', most + ownFrames);
  const error = new LatchkeyError({ ...fields, attempts, cursor });
  Reflect.set(Error, 'stackTraceLimit', most);
  return error;
};

const ownFrames = 10;
