import { type Duration, durationMs, maskAnyKey, systemClock } from '@latchkey/providers';
import { configError } from '../core/error/config-error.ts';
import { type Attempt, LatchkeyError } from '../core/error/error.ts';
import type { HideKeys } from '../core/error/scrub.ts';
import { backoffMs } from '../core/time/backoff.ts';
import { untilAborted } from '../core/time/until-aborted.ts';
import type { Destination } from '../export/destination.ts';
import { unwritable } from './failure.ts';
import { linkHider, linkOf } from './link.ts';
import { openTarget } from './open-target.ts';
import type { DownloadOptions, DownloadSummary, LinkGiven, Surroundings } from './options.ts';
import { beginAnew, type Received, receive } from './receive.ts';

const defaultMaxAttempts = 5;

/**
 * Downloads what is behind a signed link, piece by piece, to a file or a stream. It knows no key, so it sends none. What breaks off is gone
 * on with where it stopped, if the server allows it and the file is still the same; a file appears under its name only when
 * it is whole and as long as the server said.
 * @throws LatchkeyError without the link in it; `attempts` tells of the requests
 */
export const download = (
  link: LinkGiven,
  destination: Destination,
  options: DownloadOptions = {},
): Promise<DownloadSummary> => downloadHidden(link, destination, options, maskAnyKey, {});

/**
 * @param hideKeys takes the keys of who downloads out of what the caller's own functions and streams throw
 * @param here what is taken where an option is undefined
 */
export const downloadHidden = async (
  link: LinkGiven,
  destination: Destination,
  given: DownloadOptions,
  hideKeys: HideKeys,
  here: Surroundings,
): Promise<DownloadSummary> => {
  const {
    resume = false,
    maxAttempts = defaultMaxAttempts,
    signal,
    fetch = here.fetch,
    clock = here.clock ?? systemClock,
    random = here.random ?? Math.random,
  } = given;
  const options = { ...given, fetch, clock };
  const timeoutMs = msOf(options.timeout ?? '30s');
  if (!Number.isInteger(maxAttempts) || maxAttempts < 1) throw configError('`maxAttempts` is no whole number from 1.');
  const size = given.size ?? 0;
  if (!Number.isSafeInteger(size) || size < 0)
    throw configError('`size` is no number of bytes.', 'Leave it out where it is not known.');
  const target = await openTarget(destination, resume).catch(unwritable(hideKeys));
  const attempts: Attempt[] = [];
  const { file = null, bytes: resumedBytes = 0 } = target.earlier ?? {};
  const state: Received = { file, bytes: resumedBytes, resumedBytes };
  const receiving = { options, target, state, timeoutMs, canGoBack: typeof destination === 'string' };
  let hide = hideKeys;
  let farthest = state.bytes;
  let failures = 0;
  let refusals = 0;
  let isWrong = false;
  let url: URL | null = null;
  try {
    for (;;) {
      const startedAt = new Date(clock.now());
      if (url === null) {
        url = await linkOf(link, { timeoutMs, signal, hide });
        hide = linkHider(url, hide);
      }
      const failure = await receive(url, { ...receiving, hide });
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
      if (again === 'whole') beginAnew(state);
      const isNewLink = again === 'link' && typeof link === 'function' && ++refusals === 1;
      if (isNewLink) url = null;
      isWrong = again === 'never' && failure.code === 'invalid_response';
      if (++failures >= maxAttempts || !(again === 'pause' || again === 'whole' || isNewLink)) {
        throw new LatchkeyError({ ...fields, attempts });
      }
      if (again === 'pause') await clock.sleep(Math.max(retryAfterMs ?? 0, backoffMs(failures, random)), { signal });
    }
    const finished = target.finish().catch(unwritable(hide));
    // A stream may never end; a file has its name in a moment, and then it is there.
    await (receiving.canGoBack ? finished : untilAborted(finished, signal));
  } catch (thrown) {
    const error = signal?.aborted && thrown === signal.reason ? aborted(attempts) : thrown;
    await target.discard(error, isWrong);
    throw error;
  }
  return { bytes: state.bytes, resumedBytes: state.resumedBytes, requests: attempts.length };
};

const aborted = (attempts: readonly Attempt[]): LatchkeyError =>
  new LatchkeyError({ code: 'aborted', message: 'download: aborted', attempts });

const msOf = (timeout: Duration): number => {
  try {
    return Math.min(2 ** 31 - 1, durationMs(timeout));
  } catch (error) {
    throw configError('`timeout` is no duration.', error instanceof Error ? error.message : undefined);
  }
};
