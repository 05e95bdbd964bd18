import { systemClock } from '@latchkey/providers';
import type { HideKeys } from '../core/error/scrub.ts';
import { tell } from '../core/events/tell.ts';
import { untilAborted } from '../core/time/until-aborted.ts';
import { withinTime } from '../core/time/within-time.ts';
import { anotherFile, brokenOff, type DownloadFailure, failureOf, lost, unwritable, wrongSize } from './failure.ts';
import type { DownloadOptions } from './options.ts';
import { type RemoteFile, readDelivery } from './remote-file.ts';
import type { Target } from './target.ts';

/** How far a download is. */
export interface Received {
  file: RemoteFile | null;
  /** How many bytes of it are written. */
  bytes: number;
  /** How many of them an earlier run had written. */
  resumedBytes: number;
}

/** What is written is of no use: the whole is to come. */
export const beginAnew = (state: Received): void => {
  Object.assign(state, { file: null, bytes: 0, resumedBytes: 0 } satisfies Received);
};

export interface Receiving {
  readonly options: DownloadOptions;
  readonly target: Target;
  readonly state: Received;
  readonly timeoutMs: number;
  readonly canGoBack: boolean;
  /** Takes the link, and keys, out of a text. */
  readonly hide: HideKeys;
}

/** What comes in time, or why it did not. */
type Coming<Value> = { readonly value: Value } | { readonly failure: DownloadFailure };

/** One request. Gives null where nothing is missing any more. The caller's own abort is thrown. */
export const receive = async (
  url: URL,
  { options, target, state, timeoutMs, canGoBack, hide }: Receiving,
): Promise<DownloadFailure | null> => {
  const { signal, size, onProgress, clock = systemClock, fetch = globalThis.fetch } = options;
  const ending = new AbortController();
  const coming = <Value>(work: () => Promise<Value>): Promise<Coming<Value>> => {
    const release = clock.hold();
    return withinTime(work, timeoutMs, signal)
      .finally(release)
      .then(
        (value) => ({ value }),
        (cause: unknown) => ({ failure: lost(cause, hide, signal) }),
      );
  };
  try {
    const headers = { 'Accept-Encoding': 'identity', ...rangeOf(state) };
    const init = { headers, redirect: 'manual', signal: ending.signal, credentials: 'omit' } as const;
    const answered = await coming(() => fetch(url.href, init));
    if ('failure' in answered) return answered.failure;
    const answer = answered.value;
    if (![200, 206, 416].includes(answer.status)) return failureOf(answer, clock.now());

    const delivery = readDelivery(answer, state);
    const newFile = anotherFile(answer.status, canGoBack || state.bytes === 0);
    if (delivery.kind === 'other') return newFile;
    if (delivery.kind === 'nothing') return missized(state.bytes, size);
    const { file } = delivery;
    const wrong = file.total === null ? null : missized(file.total, size);
    if (wrong) return wrong;
    const isSame = file.validator !== null && file.validator === state.file?.validator;
    if (!isSame && newFile.again === 'never') return newFile;
    if (!isSame) beginAnew(state);
    state.file = file;
    await target.begin(state.bytes, file).catch(unwritable(hide));

    // A server that knows no ranges sends everything again: what is written already is passed over.
    let skipped = state.bytes - delivery.from;
    const most = file.total ?? size ?? Number.POSITIVE_INFINITY;
    const next = piecesOf(answer.body);
    for (;;) {
      const came = await coming(next);
      if ('failure' in came) return came.failure;
      if (came.value.done) break;
      const piece = came.value.value;
      const bytes = piece.subarray(Math.min(skipped, piece.length));
      skipped -= piece.length - bytes.length;
      if (bytes.length === 0) continue;
      await untilAborted(target.write(bytes), signal).catch((error) => {
        if (signal?.aborted) throw error;
        unwritable(hide)(error);
      });
      state.bytes += bytes.length;
      if (state.bytes > most) break;
      tell(onProgress, { bytes: state.bytes, total: file.total });
    }
    if (file.total !== null && state.bytes !== file.total) return brokenOff(state.bytes, file.total);
    return missized(state.bytes, size);
  } finally {
    // Ends what is still under way; after the last byte there is nothing.
    ending.abort();
  }
};

const missized = (bytes: number, size: number | undefined): DownloadFailure | null =>
  // A record may say null of what is not known.
  (size ?? bytes) === bytes ? null : wrongSize(bytes, size ?? bytes);

/** Without a validator a rest might be that of another file. */
const rangeOf = ({ file, bytes }: Received): Record<string, string> =>
  bytes > 0 && file?.validator && !file.isPacked ? { Range: `bytes=${bytes}-`, 'If-Range': file.validator } : {};

/** What gives a body's pieces. A fetch of one's own may have bodies that are iterated only. */
const piecesOf = (
  body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | null,
): (() => Promise<IteratorResult<Uint8Array, unknown>>) => {
  if (body === null) return async () => ({ done: true, value: undefined });
  if (!('getReader' in body)) {
    const iterator = body[Symbol.asyncIterator]();
    return () => iterator.next();
  }
  const reader = body.getReader();
  return async () => {
    const { done, value } = await reader.read();
    return value === undefined ? { done: true, value } : { done: done as false, value };
  };
};
