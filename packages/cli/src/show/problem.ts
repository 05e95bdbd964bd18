import { maskAnyKey } from '@latchkey/providers';
import { LatchkeyError } from '@latchkey/sdk';
import { Failure } from '../failure.ts';
import { UsageError } from '../usage-error.ts';

/**
 * An error as a line that says what happened and, where it is known, a line that says what to do. It may repeat the command line, in which
 * somebody may have put a key.
 */
export const problemText = (error: unknown, { stack = false }: { readonly stack?: boolean } = {}): string => {
  const message = error instanceof Error ? error.message : String(error);
  const trace = stack && error instanceof Error && error.stack ? `${error.stack}\n` : '';
  const hint = hintOf(error);
  return maskAnyKey(`latchkey: ${message}\n${hint ? `  ${hint}\n` : ''}${trace}`);
};

const hintOf = (error: unknown): string | undefined =>
  error instanceof LatchkeyError || error instanceof Failure || error instanceof UsageError
    ? error.hint
    : 'This was not foreseen: with LATCHKEY_DEBUG=1 it shows where it came from.';
