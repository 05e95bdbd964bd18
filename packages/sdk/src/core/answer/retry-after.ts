import { longestWaitMs } from './longest-wait.ts';

/** "At once" is not believed of a server that has just refused. */
const shortestWaitMs = 250;

/** What a number in `Retry-After` that is no delay looks like: a Unix time in seconds. */
const leastUnixTime = 1_000_000_000;

/**
 * When to come again, on the client's clock, from the text of a `Retry-After` header (RFC 9110 §10.2.3): seconds, or a
 * date. Fractions are taken, a negative delay is none, a year is 32 days; null where the text is neither.
 * @param serverNowMs the server's time, by which it wrote a date
 */
export const retryAtOf = (text: string | null, nowMs: number, serverNowMs = nowMs): number | null => {
  const delayMs = delayOf(text?.trim() ?? '', serverNowMs);
  return delayMs === null ? null : nowMs + clampedWaitMs(delayMs);
};

/** A wait that a server names, within reason. */
export const clampedWaitMs = (delayMs: number): number => Math.min(longestWaitMs, Math.max(shortestWaitMs, delayMs));

const delayOf = (text: string, serverNowMs: number): number | null => {
  if (/^-?\d+(\.\d+)?$/.test(text)) {
    const seconds = Number(text);
    return seconds * 1000 - (seconds >= leastUnixTime ? serverNowMs : 0);
  }
  // A date begins with the name of its day, in all three forms of RFC 9110 §5.6.7.
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : atMs - serverNowMs;
};
