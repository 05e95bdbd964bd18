import { momentOf } from '../../moment-of.ts';

/**
 * The first instant that a date or a moment stands for, in epoch milliseconds; a date alone is midnight, UTC. NaN where the
 * calendar has no such day, or a time has no offset.
 */
export const momentMs = (text: string): number => {
  const day = text.slice(0, 10);
  const midnightMs = Date.parse(`${day}T00:00:00Z`);
  // `Date` takes 30 February for 2 March.
  if (Number.isNaN(midnightMs) || new Date(midnightMs).toISOString().slice(0, 10) !== day) return Number.NaN;
  return momentOf(text);
};

export const isoTime = (atMs: number): string => new Date(atMs).toISOString();
