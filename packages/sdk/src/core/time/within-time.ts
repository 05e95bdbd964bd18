/**
 * What `work` comes to, unless the time is up (on a real timer) or the caller aborts first: then a {@link TimeUp} or the
 * caller's reason, at once, whether or not the work listens to its signal. Leaves no timer and no listener behind.
 */
export const withinTime = <T>(
  work: (signal: AbortSignal) => Promise<T>,
  timeoutMs: number,
  caller: AbortSignal | undefined,
): Promise<T> =>
  new Promise((resolve, reject) => {
    if (caller?.aborted) return reject(caller.reason);
    const controller = new AbortController();
    const done = (): void => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
    };
    const stop = (reason: unknown): void => {
      done();
      reject(reason);
      controller.abort(reason);
    };
    const onAbort = (): void => stop(caller?.reason);
    const timer = setTimeout(() => stop(new TimeUp(timeoutMs)), timeoutMs);
    caller?.addEventListener('abort', onAbort, { once: true });
    // What throws before it promises anything fails as what is promised does.
    const working = async (): Promise<T> => work(controller.signal);
    working().then(
      (value) => {
        done();
        resolve(value);
      },
      (thrown) => {
        done();
        reject(thrown);
      },
    );
  });

/** No answer came in time. */
export class TimeUp extends Error {
  constructor(timeoutMs: number) {
    super(`No answer came within ${timeoutMs} ms.`);
    this.name = 'TimeoutError';
  }
}
