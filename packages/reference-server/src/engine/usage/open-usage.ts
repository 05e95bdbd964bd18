import { rangeError } from '@latchkey/providers';
import type { EngineContext } from '../context.ts';
import type { Ports } from '../ports.ts';
import { type NotesParts, usageNotes } from './usage-notes.ts';
import { zoneTime } from './zone-time.ts';

/** How usage is counted and kept. */
export interface UsageOptions {
  /** The IANA time zone of the hours and days of usage. `UTC`, unless told. */
  readonly zone?: string | undefined;
  /**
   * How long figures are noted before they are written: a crash loses what was noted since. 10 seconds, unless told; at most 30,
   * whatever other engines there are on the store, for alerts wait for the figures of a minute no longer than another one.
   */
  readonly flushIntervalMs?: number | undefined;
  /** How many days figures by hour are kept. 92, unless told. */
  readonly usageKeptDays?: number | undefined;
}

const usualFlushIntervalMs = 10_000;
const longestFlushIntervalMs = 30_000;

/** @throws RangeError when there is no such zone, or a length cannot be kept. */
export const openUsage = (
  { store, random, later = nextStep }: Ports,
  { zone = 'UTC', flushIntervalMs = usualFlushIntervalMs, usageKeptDays = 92 }: UsageOptions,
  watching: Pick<NotesParts, 'now' | 'onWritten' | 'keepsMinutesFromMs'>,
): Pick<EngineContext, 'usage' | 'time'> => {
  if (!(flushIntervalMs >= 0 && flushIntervalMs <= longestFlushIntervalMs)) {
    throw rangeError(`Usage cannot be flushed every ${flushIntervalMs} ms. Use 0 to ${longestFlushIntervalMs}.`);
  }
  if (!(usageKeptDays >= 1)) throw rangeError(`Usage cannot be kept for ${usageKeptDays} days. Use 1 or more.`);
  const time = zoneTime(zone);
  const hoursKeptMs = usageKeptDays * 86_400_000;
  const parts = { store, time, random, later, intervalMs: flushIntervalMs, hoursKeptMs };
  return { time, usage: usageNotes({ ...parts, ...watching }) };
};

/** Once what is under way is answered, as far as an engine can wait without a timer. */
const nextStep = (work: () => void): void => void Promise.resolve().then(work);
