import { LatchkeyError } from './error.ts';

/** A mistake in the caller's own settings or arguments: nothing was sent. */
export const configError = (message: string, hint?: string): LatchkeyError =>
  new LatchkeyError({ code: 'config', message, hint });
