import type { LimitWord, Meter } from './meter.ts';
import { windowLengthMs } from './usage.ts';

/**
 * Which of an operation's limits a refusal comes from that names none: the one that holds the least back. A wait that is
 * longer than a limit's window cannot be its doing (ruling 17).
 */
export const narrowestMeter = (meters: readonly Meter[], waitMs: number | null): Meter | undefined => {
  const possible = meters.filter(({ policy }) => waitMs === null || !policy || windowLengthMs(policy.window) >= waitMs);
  return [...(possible.length > 0 ? possible : meters)].sort(byBreadth)[0];
};

/** Which of an operation's limits the server speaks of; undefined where it is none of those known. */
export const meterOfWord = (meters: readonly Meter[], word: LimitWord): Meter | undefined => {
  const declared = meters.filter(({ policy }) => policy !== null);
  return (
    declared.find(({ policy }) => policy?.id === word.name) ??
    declared.find(({ policy }) => policy?.quota === word.limit && sameWindow(policy, word)) ??
    (declared.length === 1 && sameWindow(declared[0]?.policy ?? null, word) ? declared[0] : undefined)
  );
};

const sameWindow = (policy: Meter['policy'], { windowMs }: LimitWord): boolean =>
  windowMs === null || policy === null || windowLengthMs(policy.window) === windowMs;

const partitions = ['key+operation', 'key', 'owner'];

const byBreadth = (one: Meter, other: Meter): number => {
  if (!one.policy || !other.policy) return Number(one.policy === null) - Number(other.policy === null);
  return (
    partitions.indexOf(one.policy.partition) - partitions.indexOf(other.policy.partition) ||
    Number(one.policy.applies === undefined) - Number(other.policy.applies === undefined) ||
    windowLengthMs(one.policy.window) - windowLengthMs(other.policy.window)
  );
};
