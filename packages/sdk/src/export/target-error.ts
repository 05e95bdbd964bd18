import { configError } from '../core/error/config-error.ts';
import { isLatchkeyError, LatchkeyError } from '../core/error/error.ts';
import { type HideKeys, sanitisedCause, scrub } from '../core/error/scrub.ts';
import { withoutKeys } from '../core/error/without-keys.ts';
import type { ExportTargets } from './options.ts';
import { sameDestination } from './same-destination.ts';

/** What was thrown while writing, as an error that says where a new export can take up. A stream may lead to where keys are sent. */
export const targetError = (
  cause: unknown,
  { cursor, signal, hide }: { cursor: string | null; signal: AbortSignal | undefined; hide: HideKeys },
): LatchkeyError => {
  if (isLatchkeyError(cause)) return withoutKeys(cause, hide);
  const at = { cursor: cursor ?? undefined };
  if (signal?.aborted) {
    return new LatchkeyError({ code: 'aborted', message: 'The export was aborted while it was being written.', ...at });
  }
  return new LatchkeyError({
    code: 'config',
    message: `The export cannot be written: ${scrub(cause instanceof Error ? cause.message : String(cause), hide)}`,
    hint: 'Check that the folder exists, may be written to and has room, or that the stream is still open.',
    cause: sanitisedCause(cause, hide),
    ...at,
  });
};

/** @throws LatchkeyError where there is nothing to write to, or one file for two formats. */
export const checkTargets = ({ csv, ndjson }: ExportTargets): void => {
  if (csv === undefined && ndjson === undefined) {
    throw configError('An export needs a destination.', 'Give csv, ndjson or both: a file path or a writable stream.');
  }
  if (csv === ndjson) {
    throw sameDestination();
  }
};
