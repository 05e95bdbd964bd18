import { untilAborted } from './until-aborted.ts';

/**
 * What `work` comes to, unless the time is up (on a real timer) or the caller aborts first: then a {@link TimeUp} or the
 * caller's reason, at once, whether or not the work listens to its signal. Leaves no timer and no listener behind.
 */
export const withinTime = async <T>(
  work: (signal: AbortSignal) => Promise<T>,
  timeoutMs: number,
  caller: AbortSignal | undefined,
): Promise<T> => {
  caller?.throwIfAborted();
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(caller?.reason);
  const timer = setTimeout(() => controller.abort(new TimeUp(timeoutMs)), timeoutMs);
  caller?.addEventListener('abort', onAbort, { once: true });
  try {
    return await untilAborted(work(controller.signal), controller.signal);
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener('abort', onAbort);
  }
};

/** No answer came in time. */
export class TimeUp extends Error {
  constructor(timeoutMs: number) {
    super(`No answer came within ${timeoutMs} ms.`);
    this.name = 'TimeoutError';
  }
}
