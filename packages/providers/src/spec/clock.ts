/**
 * Time as an argument. The SDK waits by it and the reference server keeps its keys and limits by it; in a test both
 * share one virtual clock.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch; whole ones, as `Date.now` gives them. */
  now(): number;
  /**
   * Resolves once `ms` milliseconds have passed on this clock; any length is fine.
   * Rejects at once with the signal's reason when it aborts, leaving no timer or listener behind.
   * `withinHold`: the wait is part of something that holds the clock (an answer that is slow), so that a clock that can
   * be held may move on although it is.
   */
  sleep(
    ms: number,
    options?: { readonly signal?: AbortSignal | undefined; readonly withinHold?: boolean | undefined },
  ): Promise<void>;
  /**
   * Says that something is under way which time must not overtake (an attempt in flight). Returns the release, which may
   * be called more than once. Real time cannot be held: there it does nothing.
   */
  hold(): () => void;
}

/** The longest delay a JavaScript timer can take; a longer one fires at once. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Real time. Sleeps longer than a timer can hold (24.8 days) are slept in parts. A sleep is measured by timers, so a
 * system clock that is set back does not lengthen it.
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, { signal } = {}) {
    const wakeAtMs = Date.now() + ms;
    let leftMs = ms;
    do {
      await sleepOnce(Math.min(longestTimerMs, Math.max(0, leftMs)), signal);
      leftMs -= longestTimerMs;
    } while (leftMs > 0);
    // A timer may fire up to a millisecond early, by its rounding; whoever waits for a server's time must not.
    if (wakeAtMs - Date.now() === 1) await sleepOnce(1, signal);
  },
  hold: () => () => {},
};

const sleepOnce = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
