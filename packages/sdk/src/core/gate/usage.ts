import type { LimitWindow } from '@latchkey/providers';

/**
 * A unit is taken to be used when its answer arrives, which is never before the server counted it; the millisecond more
 * makes up for two clocks that cut their milliseconds at different moments.
 */
const marginMs = 1;

/** More times than this are kept only where a quota asks for them, */
const keptTimes = 10_000;

/** and more than this never: what a server names beyond it is held by the server's own count. */
const mostTimes = 1_000_000;

/** The moments at which requests were counted, oldest first. */
export interface Usage {
  add(atMs: number): void;
  /** How many in the last `windowMs`. */
  within(windowMs: number, nowMs: number): number;
  /** How many since a moment, that moment included. */
  since(fromMs: number): number;
  /** How many of a window's units are used up. */
  used(window: LimitWindow, nowMs: number): number;
  /** When one more fits under `quota` with `inFlight` uncounted ones; Infinity where that hangs on their answers. */
  freeAt(quota: number, window: LimitWindow, inFlight: number, nowMs: number): number;
  /** When one more fits after `inFlight` and `ahead` more, if all of them are counted as soon as they may be. */
  turnAt(quota: number, window: LimitWindow, inFlight: number, ahead: number, nowMs: number): number;
  /** When all units of a window are free again: the end of an aligned one, or as long after the last moment. */
  clearAt(window: LimitWindow, nowMs: number): number;
  /** The last moment, or -Infinity. */
  lastAt(): number;
}

export const createUsage = (): Usage => {
  let times: number[] = [];
  let start = 0;
  let kept = keptTimes;

  const firstFrom = (fromMs: number): number => {
    let low = start;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((times[middle] ?? 0) < fromMs) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const since = (fromMs: number) => times.length - firstFrom(fromMs);

  return {
    add(atMs) {
      times.push(atMs);
      if (times.length - start > kept) start++;
      if (start > 1024 && start * 2 > times.length) {
        times = times.slice(start);
        start = 0;
      }
    },
    since,
    within: (windowMs, nowMs) => since(sinceMs(windowMs, nowMs)),
    used: (window, nowMs) =>
      since(window.kind === 'sliding' ? sinceMs(window.ms, nowMs) : alignedWindow(window, nowMs).fromMs),
    freeAt(quota, window, inFlight, nowMs) {
      kept = Math.min(mostTimes, Math.max(kept, quota));
      if (inFlight >= quota) return Number.POSITIVE_INFINITY;
      if (window.kind !== 'sliding') {
        const { fromMs, untilMs } = alignedWindow(window, nowMs);
        return since(fromMs) + inFlight < quota ? nowMs : untilMs;
      }
      const first = firstFrom(sinceMs(window.ms, nowMs));
      const over = times.length - first + inFlight - quota;
      if (over < 0) return nowMs;
      return (times[first + over] ?? Number.POSITIVE_INFINITY) + window.ms + marginMs;
    },
    turnAt(quota, window, inFlight, ahead, nowMs) {
      if (window.kind !== 'sliding') {
        const { fromMs, untilMs } = alignedWindow(window, nowMs);
        // However much more than the quota was used: the next window is free of it.
        const later = Math.floor((Math.min(quota, since(fromMs) + inFlight) + ahead) / quota);
        return later === 0 ? nowMs : windowsAfter(window, untilMs, later - 1);
      }
      const first = firstFrom(sinceMs(window.ms, nowMs));
      const lengthMs = window.ms + marginMs;
      // Whoever goes uses a unit of the next window, so every quota's worth of people waits one window longer.
      const over = times.length - first + inFlight + (ahead % quota) - quota;
      const freeMs = over < 0 ? nowMs : (times[first + over] ?? nowMs) + lengthMs;
      return freeMs + Math.floor(ahead / quota) * lengthMs;
    },
    clearAt: (window, nowMs) =>
      window.kind === 'sliding' ? (times.at(-1) ?? nowMs) + window.ms + marginMs : alignedWindow(window, nowMs).untilMs,
    lastAt: () => times.at(-1) ?? Number.NEGATIVE_INFINITY,
  };
};

/** The longest time that a unit may stay used. */
export const windowLengthMs = (window: LimitWindow): number => (window.kind === 'month' ? 31 * 86_400_000 : window.ms);

/** The first moment that still lies within the last `windowMs`. */
const sinceMs = (windowMs: number, nowMs: number): number => nowMs - windowMs - marginMs + 1;

/** The beginning of the window that comes so many after the one that begins then. */
const windowsAfter = (window: Exclude<LimitWindow, { kind: 'sliding' }>, beginMs: number, count: number): number => {
  if (window.kind === 'fixed') return beginMs + count * window.ms;
  const begin = new Date(beginMs);
  return Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + count, 1);
};

const alignedWindow = (window: Exclude<LimitWindow, { kind: 'sliding' }>, nowMs: number) => {
  if (window.kind === 'fixed') {
    const fromMs = Math.floor(nowMs / window.ms) * window.ms;
    return { fromMs, untilMs: fromMs + window.ms };
  }
  const now = new Date(nowMs);
  const month = (ahead: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1);
  return { fromMs: month(0), untilMs: month(1) };
};
