import type { ErrorCode } from '@latchkey/providers';
import { retryAtOf } from '../core/answer/retry-after.ts';
import { certificateFlaw } from '../core/error/certificate-flaw.ts';
import { LatchkeyError } from '../core/error/error.ts';
import { type HideKeys, sanitisedCause, scrub } from '../core/error/scrub.ts';
import { TimeUp } from '../core/time/within-time.ts';

/** Why a request did not bring all that is missing. */
export interface DownloadFailure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  readonly status?: number;
  readonly cause?: unknown;
  /** Whether another request may help: after a pause; by a new link; at once and for the whole; or never. */
  readonly again: 'pause' | 'link' | 'whole' | 'never';
  /** How long the server asks to wait. */
  readonly retryAfterMs?: number | null;
}

/** What an answer that brings no file means. Its body is not read: it may repeat the link. */
export const failureOf = (
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  nowMs: number,
): DownloadFailure => {
  const said = { status, message: `download: the server answered ${status}` };
  if (status === 0 || (status >= 300 && status < 400)) {
    const hint = 'Give the address of the file itself.';
    return {
      ...said,
      code: 'redirect_refused',
      message: 'download: the server sends the request elsewhere',
      hint,
      again: 'never',
    };
  }
  if (status === 429)
    return { ...said, code: 'rate_limited', again: 'pause', retryAfterMs: retryAfterOf(headers, nowMs) };
  if (status === 408) return { ...said, code: 'timeout', again: 'pause' };
  if (status >= 500)
    return { ...said, code: 'server_error', again: 'pause', retryAfterMs: retryAfterOf(headers, nowMs) };
  const hint = 'The link may have run out: ask for a new one, or give a function that does.';
  if (status === 401 || status === 403) return { ...said, code: 'insufficient_scope', hint, again: 'link' };
  if (status === 404 || status === 410) return { ...said, code: 'not_found', hint, again: 'link' };
  return { ...said, code: status >= 400 ? 'invalid_request' : 'invalid_response', again: 'never' };
};

/** No answer came, or no more of one. The caller's own abort is thrown. */
export const lost = (cause: unknown, hide: HideKeys, signal: AbortSignal | undefined): DownloadFailure => {
  if (signal?.aborted) throw signal.reason;
  const copy = sanitisedCause(cause, hide);
  const isLate = cause instanceof TimeUp;
  const flaw = certificateFlaw(copy?.code);
  const what = isLate ? 'nothing more came in time' : 'the server could not be reached, or it hung up';
  return {
    code: isLate ? 'timeout' : 'network',
    message: `download: ${flaw?.what ?? what}${copy ? `: ${copy.message}` : ''}`,
    ...(flaw ? { hint: flaw.hint } : {}),
    cause: copy,
    again: flaw ? 'never' : 'pause',
  };
};

/** The body ended elsewhere than the server had said. */
export const brokenOff = (bytes: number, total: number): DownloadFailure =>
  bytes < total
    ? { code: 'network', message: `download: it broke off after ${bytes} of ${total} bytes`, again: 'pause' }
    : {
        code: 'invalid_response',
        message: `download: more came than the ${total} bytes that were told`,
        again: 'never',
      };

/** The file has not as many bytes as the caller knows of. */
export const wrongSize = (bytes: number, size: number): DownloadFailure => ({
  code: 'invalid_response',
  message: `download: the file has ${bytes} bytes, where ${size} were expected`,
  hint: 'The file may have been replaced: ask for its record again.',
  again: 'never',
});

/** @param canBegin whether nothing is written yet, or it can be taken back */
export const anotherFile = (status: number, canBegin: boolean): DownloadFailure => ({
  code: 'conflict',
  status,
  message: 'download: the server has no rest of the file that was begun',
  hint: 'The file may have been replaced: begin anew.',
  again: canBegin ? 'whole' : 'never',
});

/** What a destination failed with, as an error: a stream may lead to where keys are sent. */
export const unwritable =
  (hide: HideKeys) =>
  (error: unknown): never => {
    if (error instanceof LatchkeyError) throw error;
    throw new LatchkeyError({
      code: 'config',
      message: `The download cannot be written: ${scrub(error instanceof Error ? error.message : String(error), hide)}`,
      hint: 'Check that the folder exists, may be written to and has room, or that the stream is still open.',
      cause: sanitisedCause(error, hide),
    });
  };

/** As long as the server asks for, by its own clock where it tells it; nobody waits longer than an hour for it. */
const retryAfterOf = (headers: Pick<Headers, 'get'>, nowMs: number): number | null => {
  const serverMs = Date.parse(headers.get('date') ?? '');
  const atMs = retryAtOf(headers.get('retry-after'), nowMs, Number.isNaN(serverMs) ? nowMs : serverMs);
  return atMs === null ? null : Math.min(atMs - nowMs, 3_600_000);
};
