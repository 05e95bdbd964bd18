/**
 * What `work` comes to, unless the signal aborts first: then its reason, at once, whether or not the work listens to the
 * signal. Leaves no listener behind.
 */
export const untilAborted = <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    const done = (): void => signal.removeEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    work.then(
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
};
