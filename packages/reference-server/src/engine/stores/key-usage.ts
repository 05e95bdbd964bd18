import type { Figures, Idle, KeySeen, Usage } from './usage-row.ts';

/** Figures of a key that was never used, or was elsewhere. */
export const unused = (lastUsedAtMs: number | null = null): Usage =>
  lastUsedAtMs === null ? nothing : { ...nothing, firstUsedAtMs: lastUsedAtMs, lastUsedAtMs };

const nothing: Usage = {
  requests: 0,
  answers: 0,
  errors: 0,
  firstUsedAtMs: null,
  lastUsedAtMs: null,
  lastIp: null,
  idle: null,
};

/** A key's figures with more of them. */
export const withFigures = (usage: Usage, { requests, ok, denied, errors, failed }: Figures): Usage => ({
  ...usage,
  requests: usage.requests + requests,
  answers: usage.answers + ok + denied + errors,
  errors: usage.errors + failed,
});

/**
 * "Last used" only goes forwards: a late write of an earlier use does not turn it back.
 * @param createdAtMs when the key began
 */
export const withSeen = (
  usage: Usage,
  { firstUsedAtMs, usedAtMs, idle, address }: KeySeen,
  createdAtMs: number,
): Usage => {
  const isLater = usage.lastUsedAtMs === null || usedAtMs >= usage.lastUsedAtMs;
  return {
    ...usage,
    firstUsedAtMs: Math.min(usage.firstUsedAtMs ?? firstUsedAtMs, firstUsedAtMs),
    lastUsedAtMs: isLater ? usedAtMs : usage.lastUsedAtMs,
    lastIp: isLater ? (address ?? usage.lastIp) : usage.lastIp,
    idle: lastOf(usage.idle, idle ?? idleBetween(usage.lastUsedAtMs ?? createdAtMs, firstUsedAtMs)),
  };
};

/** The time without use between two uses; null where it is none that an alert could wait for. */
export const idleBetween = (sinceMs: number, untilMs: number): Idle | null =>
  untilMs - sinceMs >= aDayMs ? { sinceMs, untilMs } : null;

const lastOf = (one: Idle | null, other: Idle | null): Idle | null =>
  (one?.untilMs ?? 0) > (other?.untilMs ?? 0) ? one : other;

/** The fewest days that an alert waits. */
const aDayMs = 86_400_000;
