import { maskAnyKey } from '@latchkey/providers';
import { configError } from '../core/error/config-error.ts';
import { LatchkeyError } from '../core/error/error.ts';
import type { HideKeys } from '../core/error/scrub.ts';
import { tell } from '../core/events/tell.ts';
import { untilAborted } from '../core/time/until-aborted.ts';
import type { Destination } from '../export/destination.ts';
import { createClaims } from './claims.ts';
import { downloadHidden } from './download.ts';
import { unwritable } from './failure.ts';
import type { DownloadAllOptions, DownloadAllSummary, DownloadGiven, Surroundings } from './options.ts';

const defaultAtOnce = 4;

/**
 * Downloads several files, some at a time. One that fails does not end the others: `failed` tells of it. The files may come from a list
 * that is read meanwhile, no faster than they are downloaded.
 * @throws LatchkeyError `aborted`, or what the given files throw while they are read; what is under way then ends
 */
export const downloadAll = (
  files: Iterable<DownloadGiven> | AsyncIterable<DownloadGiven>,
  options: DownloadAllOptions = {},
): Promise<DownloadAllSummary> => downloadAllHidden(files, options, maskAnyKey, {});

/** What comes last is as with `downloadHidden`. */
export const downloadAllHidden = async (
  files: Iterable<DownloadGiven> | AsyncIterable<DownloadGiven>,
  { atOnce = defaultAtOnce, onProgress, signal, ...options }: DownloadAllOptions,
  hideKeys: HideKeys,
  here: Surroundings,
): Promise<DownloadAllSummary> => {
  if (!Number.isInteger(atOnce) || atOnce < 1) throw configError('`atOnce` is no whole number from 1.');
  const ending = new AbortController();
  const either = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal;
  const { next, end } = inTurn(files);
  const claim = createClaims();
  const failed: { to: Destination; error: unknown }[] = [];
  const sum = { files: 0, bytes: 0, requests: 0 };

  const one = async ({ link, to, size }: DownloadGiven): Promise<void> => {
    try {
      await claim(to).catch(unwritable(hideKeys));
      const { bytes, requests } = await downloadHidden(link, to, { ...options, size, signal: either }, hideKeys, here);
      sum.files += 1;
      sum.bytes += bytes;
      sum.requests += requests;
    } catch (error) {
      if (either.aborted) throw error;
      sum.requests += error instanceof LatchkeyError ? error.attempts.length : 0;
      failed.push({ to, error });
    }
    tell(onProgress, { files: sum.files, bytes: sum.bytes, failed: [...failed] });
  };
  const worker = async (): Promise<void> => {
    const coming = () => untilAborted(next(), either);
    for (let file = await coming(); file !== null; file = await coming()) await one(file);
  };
  const workers = Array.from({ length: atOnce }, worker);
  try {
    await Promise.all(workers);
  } catch (error) {
    ending.abort();
    await Promise.allSettled(workers);
    end();
    if (!signal?.aborted || error !== signal.reason) throw error;
    throw new LatchkeyError({ code: 'aborted', message: 'downloadAll: aborted' });
  }
  return { ...sum, failed };
};

/** @throws LatchkeyError `config` where they cannot be gone through, or are a text */
const iteratorOf = (files: Iterable<DownloadGiven> | AsyncIterable<DownloadGiven>) => {
  if (typeof files === 'object' && files !== null) {
    if (Symbol.asyncIterator in files) return files[Symbol.asyncIterator]();
    if (Symbol.iterator in files) return files[Symbol.iterator]();
  }
  throw configError(
    'What is to be downloaded is no list.',
    'Give an array of { link, to }, or something else to go through.',
  );
};

/** Takes the files one after the other, whoever asks: a generator answers one at a time, an iterator of somebody's own may not. */
const inTurn = (files: Iterable<DownloadGiven> | AsyncIterable<DownloadGiven>) => {
  const iterator = iteratorOf(files);
  let last: Promise<DownloadGiven | null> = Promise.resolve(null);
  let isDone = false;
  const next = (): Promise<DownloadGiven | null> => {
    last = last.then(async () => {
      if (isDone) return null;
      const { done, value } = await iterator.next();
      isDone = done === true;
      return isDone ? null : value;
    });
    return last;
  };
  /** Nobody waits for it: it may be in the middle of a page. */
  const end = (): void => {
    isDone = true;
    Promise.resolve(iterator.return?.()).catch(() => {});
  };
  return { next, end };
};
