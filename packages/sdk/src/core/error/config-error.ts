import { maskAnyKey } from '@latchkey/providers';
import { LatchkeyError } from './error.ts';

/** A mistake in the caller's own settings or arguments: nothing was sent. What it repeats of them may be a key, in a wrong place. */
export const configError = (message: string, hint?: string): LatchkeyError =>
  new LatchkeyError({
    code: 'config',
    message: maskAnyKey(message),
    hint: hint === undefined ? undefined : maskAnyKey(hint),
  });
