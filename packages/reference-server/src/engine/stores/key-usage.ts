import type { Figures, KeySeen, Usage } from './usage-row.ts';

/** Figures of a key that was never used, or was elsewhere. */
export const unused = (lastUsedAtMs: number | null = null): Usage =>
  lastUsedAtMs === null ? nothing : { ...nothing, firstUsedAtMs: lastUsedAtMs, lastUsedAtMs };

const nothing: Usage = { requests: 0, answers: 0, errors: 0, firstUsedAtMs: null, lastUsedAtMs: null, lastIp: null };

/** A key's figures with more of them. */
export const withFigures = (usage: Usage, { requests, ok, denied, errors, failed }: Figures): Usage => ({
  ...usage,
  requests: usage.requests + requests,
  answers: usage.answers + ok + denied + errors,
  errors: usage.errors + failed,
});

/** "Last used" only goes forwards: a late write of an earlier use does not turn it back. */
export const withSeen = (usage: Usage, { firstUsedAtMs, usedAtMs, address }: KeySeen): Usage => {
  const isLater = usage.lastUsedAtMs === null || usedAtMs >= usage.lastUsedAtMs;
  return {
    ...usage,
    firstUsedAtMs: Math.min(usage.firstUsedAtMs ?? firstUsedAtMs, firstUsedAtMs),
    lastUsedAtMs: isLater ? usedAtMs : usage.lastUsedAtMs,
    lastIp: isLater ? (address ?? usage.lastIp) : usage.lastIp,
  };
};
