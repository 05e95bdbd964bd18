import type { MaybePromise } from '../maybe-promise.ts';
import type { EngineContext } from './context.ts';
import type { Ports } from './ports.ts';
import type { UsageBatch } from './stores/usage-row.ts';
import { usageNotes } from './usage-notes.ts';
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
  { store, random }: Ports,
  { zone = 'UTC', flushIntervalMs = usualFlushIntervalMs, usageKeptDays = 92 }: UsageOptions,
  { now, onWritten }: { readonly now: () => number; readonly onWritten: (batch: UsageBatch) => MaybePromise<void> },
): Pick<EngineContext, 'usage' | 'time'> => {
  if (!(flushIntervalMs >= 0 && flushIntervalMs <= longestFlushIntervalMs)) {
    throw new RangeError(`Usage cannot be flushed every ${flushIntervalMs} ms. Use 0 to ${longestFlushIntervalMs}.`);
  }
  if (!(usageKeptDays >= 1)) throw new RangeError(`Usage cannot be kept for ${usageKeptDays} days. Use 1 or more.`);
  const time = zoneTime(zone);
  const hoursKeptMs = usageKeptDays * 86_400_000;
  return { time, usage: usageNotes({ store, time, random, now, onWritten, intervalMs: flushIntervalMs, hoursKeptMs }) };
};

/** What flushing tells. */
export interface Flushed {
  /** Answers that were never counted, because the store took nothing for too long; since the engine was made. */
  readonly lost: number;
}
