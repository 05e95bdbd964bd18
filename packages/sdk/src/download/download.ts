import { type Duration, durationMs, systemClock } from '@latchkey/providers';
import { backoffMs } from '../core/backoff.ts';
import { configError } from '../core/config-error.ts';
import { type Attempt, LatchkeyError } from '../core/error.ts';
import { type HideKeys, sanitisedCause } from '../core/scrub.ts';
import { untilAborted } from '../core/until-aborted.ts';
import { TimeUp, withinTime } from '../core/within-time.ts';
import type { Destination } from '../export/destination.ts';
import { type DownloadFailure, failureOf } from './failure.ts';
import { checkLink, linkHider } from './link.ts';
import { openTarget } from './open-target.ts';
import type { DownloadOptions, DownloadSummary, LinkGiven } from './options.ts';
import { type RemoteFile, readDelivery } from './remote-file.ts';
import type { Target } from './target.ts';

const defaultMaxAttempts = 5;

/**
 * Downloads what is behind a signed link, piece by piece, to a file or a stream. It knows no key, so it sends none. What breaks off is gone
 * on with where it stopped, if the server allows it and the file is still the same; a file appears under its name only when
 * it is whole and as long as the server said.
 * @throws LatchkeyError without the link in it; `attempts` tells of the requests
 */
export const download = async (
  link: LinkGiven,
  destination: Destination,
  options: DownloadOptions = {},
): Promise<DownloadSummary> => {
  const {
    resume = false,
    maxAttempts = defaultMaxAttempts,
    signal,
    clock = systemClock,
    random = Math.random,
  } = options;
  const timeoutMs = msOf(options.timeout ?? '30s');
  if (!Number.isInteger(maxAttempts) || maxAttempts < 1) throw configError('`maxAttempts` is no whole number from 1.');
  const target = await openTarget(destination, resume).catch(unwritable);
  const attempts: Attempt[] = [];
  const state: State = { file: target.earlier?.file ?? null, bytes: target.earlier?.bytes ?? 0 };
  const receiving = { options, target, state, timeoutMs, canGoBack: typeof destination === 'string' };
  let farthest = state.bytes;
  let failures = 0;
  let refusals = 0;
  let isWrong = false;
  let url: URL | null = null;
  try {
    for (;;) {
      const startedAt = new Date(clock.now());
      url ??= checkLink(typeof link === 'function' ? await untilAborted(Promise.resolve(link()), signal) : link);
      const failure = await receive(url, receiving);
      attempts.push({
        startedAt,
        waitedMs: 0,
        durationMs: clock.now() - startedAt.getTime(),
        status: failure?.status ?? null,
        code: failure?.code ?? null,
      });
      if (!failure) break;
      if (state.bytes > farthest) failures = refusals = 0;
      farthest = Math.max(farthest, state.bytes);
      const { again, retryAfterMs, ...fields } = failure;
      if (again === 'whole') Object.assign(state, { file: null, bytes: 0 });
      const isNewLink = again === 'link' && typeof link === 'function' && ++refusals === 1;
      if (isNewLink) url = null;
      isWrong = again === 'never' && failure.code === 'invalid_response';
      if (++failures >= maxAttempts || !(again === 'pause' || again === 'whole' || isNewLink)) {
        throw new LatchkeyError({ ...fields, attempts });
      }
      if (again === 'pause') await clock.sleep(Math.max(retryAfterMs ?? 0, backoffMs(failures, random)), { signal });
    }
    await target.finish().catch(unwritable);
  } catch (thrown) {
    const error = signal?.aborted && thrown === signal.reason ? aborted(attempts) : thrown;
    await target.discard(error, isWrong);
    throw error;
  }
  return { bytes: state.bytes, resumedBytes: target.earlier?.bytes ?? 0, requests: attempts.length };
};

interface State {
  file: RemoteFile | null;
  /** How many bytes of it are written. */
  bytes: number;
}

interface Receiving {
  readonly options: DownloadOptions;
  readonly target: Target;
  readonly state: State;
  readonly timeoutMs: number;
  readonly canGoBack: boolean;
}

/** One request. Gives null where nothing is missing any more. The caller's own abort is thrown. */
const receive = async (
  url: URL,
  { options, target, state, timeoutMs, canGoBack }: Receiving,
): Promise<DownloadFailure | null> => {
  const { signal, size, onProgress, clock = systemClock, fetch = globalThis.fetch } = options;
  const hide = linkHider(url);
  const ending = new AbortController();
  const soon = <T>(work: () => Promise<T>): Promise<T> => {
    const release = clock.hold();
    return withinTime(work, timeoutMs, signal).finally(release);
  };
  try {
    const headers = { 'Accept-Encoding': 'identity', ...rangeOf(state) };
    const init = { headers, redirect: 'manual', signal: ending.signal, credentials: 'omit' } as const;
    const answer = await soon(() => fetch(url.href, init)).catch((cause) => lost(cause, hide, signal));
    if (!(answer instanceof Response)) return answer;
    if (![200, 206, 416].includes(answer.status)) return failureOf(answer);

    const delivery = readDelivery(answer, state);
    if (delivery.kind === 'nothing') return null;
    if (delivery.kind === 'other') return anotherFile(answer.status);
    const { file } = delivery;
    if (size !== undefined && file.total !== null && file.total !== size) return wrongSize(file.total, size);
    const isSame = file.validator !== null && file.validator === state.file?.validator;
    if (!isSame && state.bytes > 0 && !canGoBack) return { ...anotherFile(answer.status), again: 'never' };
    if (!isSame) state.bytes = 0;
    state.file = file;
    await target.begin(state.bytes, file).catch(unwritable);

    // A server that knows no ranges sends everything again: what is written already is passed over.
    let skipped = state.bytes - delivery.from;
    const most = file.total ?? size ?? Number.POSITIVE_INFINITY;
    const reader = answer.body?.getReader();
    while (reader) {
      const piece = await soon(() => reader.read()).catch((cause) => lost(cause, hide, signal));
      if ('code' in piece) return piece;
      if (piece.done) break;
      const bytes = piece.value.subarray(Math.min(skipped, piece.value.length));
      skipped -= piece.value.length - bytes.length;
      if (bytes.length === 0) continue;
      await untilAborted(target.write(bytes), signal).catch((error) =>
        signal?.aborted ? rethrow(error) : unwritable(error),
      );
      state.bytes += bytes.length;
      if (state.bytes > most) break;
      tell(onProgress, { bytes: state.bytes, total: file.total });
    }
    if (file.total !== null && state.bytes !== file.total) return brokenOff(state.bytes, file.total);
    if (size !== undefined && state.bytes !== size) return wrongSize(state.bytes, size);
    return null;
  } finally {
    // Ends what is still under way; after the last byte there is nothing.
    ending.abort();
  }
};

/** Without a validator a rest might be that of another file. */
const rangeOf = ({ file, bytes }: State): Record<string, string> =>
  bytes > 0 && file?.validator ? { Range: `bytes=${bytes}-`, 'If-Range': file.validator } : {};

const lost = (cause: unknown, hide: HideKeys, signal: AbortSignal | undefined): DownloadFailure => {
  if (signal?.aborted) throw signal.reason;
  const copy = sanitisedCause(cause, hide);
  const isLate = cause instanceof TimeUp;
  const what = isLate ? 'nothing more came in time' : 'the server could not be reached, or it hung up';
  const code = isLate ? 'timeout' : 'network';
  return { code, message: `download: ${what}${copy ? `: ${copy.message}` : ''}`, cause: copy, again: 'pause' };
};

const brokenOff = (bytes: number, total: number): DownloadFailure =>
  bytes < total
    ? { code: 'network', message: `download: it broke off after ${bytes} of ${total} bytes`, again: 'pause' }
    : {
        code: 'invalid_response',
        message: `download: more came than the ${total} bytes that were told`,
        again: 'never',
      };

const wrongSize = (bytes: number, size: number): DownloadFailure => ({
  code: 'invalid_response',
  message: `download: the file has ${bytes} bytes, where ${size} were expected`,
  hint: 'The file may have been replaced: ask for its record again.',
  again: 'never',
});

const anotherFile = (status: number): DownloadFailure => ({
  code: 'conflict',
  status,
  message: 'download: the server has no rest of the file that was begun',
  hint: 'The file may have been replaced: begin anew.',
  again: 'whole',
});

const aborted = (attempts: readonly Attempt[]): LatchkeyError =>
  new LatchkeyError({ code: 'aborted', message: 'download: aborted', attempts });

const rethrow = (error: unknown): never => {
  throw error;
};

const unwritable = (error: unknown): never => {
  if (error instanceof LatchkeyError) throw error;
  throw new LatchkeyError({
    code: 'config',
    message: `The download cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'Check that the folder exists, may be written to and has room, or that the stream is still open.',
    cause: sanitisedCause(error, (text) => text),
  });
};

const msOf = (timeout: Duration): number => {
  try {
    return Math.min(2 ** 31 - 1, durationMs(timeout));
  } catch (error) {
    throw configError('`timeout` is no duration.', error instanceof Error ? error.message : undefined);
  }
};

const tell = <Progress>(listener: ((progress: Progress) => void) | undefined, progress: Progress): void => {
  try {
    listener?.(progress);
  } catch {
    // The listener's own fault.
  }
};
