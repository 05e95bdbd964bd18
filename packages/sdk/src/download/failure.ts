import type { ErrorCode } from '@latchkey/providers';

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
export const failureOf = ({ status, headers }: Pick<Response, 'status' | 'headers'>): DownloadFailure => {
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
  if (status === 429) return { ...said, code: 'rate_limited', again: 'pause', retryAfterMs: retryAfterOf(headers) };
  if (status === 408) return { ...said, code: 'timeout', again: 'pause' };
  if (status >= 500) return { ...said, code: 'server_error', again: 'pause', retryAfterMs: retryAfterOf(headers) };
  const hint = 'The link may have run out: ask for a new one, or give a function that does.';
  if (status === 401 || status === 403) return { ...said, code: 'insufficient_scope', hint, again: 'link' };
  if (status === 404 || status === 410) return { ...said, code: 'not_found', hint, again: 'link' };
  return { ...said, code: status >= 400 ? 'invalid_request' : 'invalid_response', again: 'never' };
};

/** A storage service says it in seconds; nobody waits longer than an hour for it. */
const retryAfterOf = (headers: Headers): number | null => {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds * 1000), 3_600_000) : null;
};
