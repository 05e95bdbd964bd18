import { after, isPromise, type MaybePromise } from '../maybe-promise.ts';
import { hexOf } from './hex.ts';
import { type NotedUse, type Notes, openNotes } from './notes.ts';
import type { StorePort } from './stores/store.ts';
import type { Usage, UsageBatch } from './stores/usage-row.ts';
import type { ZoneTime } from './zone-time.ts';

/**
 * Usage that is written behind: a request only notes it in memory, and notes go to the store in batches (security 66). Notes are
 * flushed once the interval has passed at a note, before figures are read, and when asked. So figures that are read are exact,
 * and a crash loses the notes of one interval at most.
 */
export interface UsageNotes {
  note(use: NotedUse): void;
  /** Writes what is noted. A batch that the store did not take is offered again, as the same batch. */
  flush(): MaybePromise<void>;
  /** A key's figures, exact. */
  of(keyId: string): MaybePromise<Usage>;
  /** How many answers were never counted, because the store took nothing for too long. */
  lost(): number;
}

interface NotesParts {
  readonly store: Pick<StorePort, 'addFigures' | 'usageOf'>;
  readonly time: ZoneTime;
  readonly intervalMs: number;
  readonly hoursKeptMs: number;
  random(size: number): Uint8Array;
  now(): number;
  /** Told of each batch that was written. */
  onWritten(batch: UsageBatch): MaybePromise<void>;
}

export const usageNotes = (parts: NotesParts): UsageNotes => {
  const { store, time, intervalMs, now } = parts;
  let notes = openNotes(time);
  /** What the store has not taken yet. */
  let batch: UsageBatch | null = null;
  let writing: Promise<void> | null = null;
  let writer = '';
  let sequence = 0;
  let lost = 0;
  let triedAtMs = Number.NEGATIVE_INFINITY;

  const sealed = (): UsageBatch => {
    if (writer === '') writer = hexOf(parts.random(16));
    sequence++;
    const made = batchOf(notes, { writer, sequence, hoursKeptMs: parts.hoursKeptMs, nowMs: now() });
    notes = openNotes(time);
    return made;
  };

  const flush = (): MaybePromise<void> => {
    if (writing !== null) return writing.then(flush);
    if (batch === null && notes.size() === 0) return undefined;
    triedAtMs = now();
    batch ??= sealed();
    const offered = batch;
    const written = store.addFigures(offered);
    if (!isPromise(written)) return settled(offered);
    writing = written.finally(() => {
      writing = null;
    });
    return writing.then(() => settled(offered));
  };

  /** The batch is in the store: what was noted meanwhile goes the same way, and who waits for figures is told. */
  const settled = (written: UsageBatch): MaybePromise<void> => {
    batch = null;
    const rest = notes.size() > 0 ? flush() : undefined;
    return after(rest, () => parts.onWritten(written));
  };

  /** Not waited for, and no request is told of it: what fails is tried again after the next interval, or by whoever reads. */
  const flushBehind = (): void => {
    triedAtMs = now();
    try {
      const flushed = flush();
      if (isPromise(flushed)) flushed.catch(() => undefined);
    } catch {
      // The batch is kept.
    }
  };

  return {
    note(use) {
      if (notes.size() >= mostRows) {
        lost++;
        return;
      }
      // The first interval begins with the first note.
      if (triedAtMs === Number.NEGATIVE_INFINITY) triedAtMs = now();
      notes.add(use);
      const isFull = notes.size() >= manyRows && batch === null;
      if (isFull || now() - triedAtMs >= intervalMs) flushBehind();
    },
    flush,
    of: (keyId) => after(flush(), () => store.usageOf(keyId)),
    lost: () => lost,
  };
};

/** So many rows are flushed before their time. */
const manyRows = 10_000;
/** More than that are not kept for a store that takes none. */
const mostRows = 100_000;

const batchOf = (
  notes: Notes,
  { writer, sequence, hoursKeptMs, nowMs }: { writer: string; sequence: number; hoursKeptMs: number; nowMs: number },
): UsageBatch => {
  const { rows, minutes, seen } = notes.rows();
  const oldestMs = minutes.reduce((oldest, { minuteMs }) => Math.min(oldest, minuteMs), nowMs);
  return {
    writer,
    sequence,
    rows,
    minutes,
    seen,
    keepsHoursFromMs: nowMs - hoursKeptMs,
    // Alerts look at what a batch brings before the next one lets go of it.
    keepsMinutesFromMs: oldestMs - minutesKeptMs,
  };
};

/** As long as an alert looks back, and the minute that has begun. */
const minutesKeptMs = 61 * 60_000;
