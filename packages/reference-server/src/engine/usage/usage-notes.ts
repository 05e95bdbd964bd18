import { after, isPromise, type MaybePromise, rescued } from '../../maybe-promise.ts';
import { hexOf } from '../hex.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import { unused, withFigures, withSeen } from '../stores/key-usage.ts';
import type { StorePort } from '../stores/store.ts';
import type { Usage, UsageBatch, UsageRow } from '../stores/usage-row.ts';
import { betweenWrites } from './between-writes.ts';
import { type NotedUse, openNotes } from './notes.ts';
import type { ZoneTime } from './zone-time.ts';

/**
 * Usage that is written behind: a request only notes it in memory, and notes go to the store in batches (security 66). A flush is
 * begun in a later turn once the interval has passed at a note, and at once before figures are read and when asked. So figures that
 * are read are exact, and a crash loses the notes of one interval at most.
 */
export interface UsageNotes {
  note(use: NotedUse): void;
  /** Writes what is noted by now. A batch that the store did not take is offered again, as the same batch. */
  flush(): MaybePromise<void>;
  /**
   * A key's figures, exact: what is noted is written first, and counted in where the store does not take it. Where the store took
   * it and could not say so it may count twice, until it is offered again.
   */
  of(key: Counted): MaybePromise<Known>;
  /**
   * A key's figures with what is noted; nothing is written for it, but what is being written just then is waited for. The same may
   * count twice as in `of`.
   */
  known(key: Counted): MaybePromise<Known>;
  /** What is noted of a key, or was not taken yet, and nothing else. */
  noted(key: Counted): Known;
  /** The beginning of the first minute of which not everything is written; infinity where all is. */
  unwrittenFromMs(): number;
  /** Hours that began before are forgotten. */
  keepsHoursFromMs(): number;
  /** How many answers were never counted, because the store took nothing for too long. */
  lost(): number;
}

/** A key's figures, and those of them that the store has not told. */
export interface Known {
  readonly usage: Usage;
  readonly noted: readonly UsageRow[];
}

type Counted = Pick<KeyFacts, 'id' | 'createdAtMs'>;

export interface NotesParts {
  readonly store: Pick<StorePort, 'addFigures' | 'usageOf'>;
  readonly time: ZoneTime;
  readonly intervalMs: number;
  readonly hoursKeptMs: number;
  random(size: number): Uint8Array;
  now(): number;
  /** Does something off the path of the request at hand. */
  later(work: () => void): void;
  /** Told of each batch that was written. What becomes of it is no matter of the flush. */
  onWritten(batch: UsageBatch): MaybePromise<void>;
  /** Minutes that began before are of no use any more. */
  keepsMinutesFromMs(): number;
}

export const usageNotes = (parts: NotesParts): UsageNotes => {
  const { store, time, intervalMs, hoursKeptMs, now } = parts;
  const writes = betweenWrites();
  let notes = openNotes(time);
  /** What the store has not taken yet. */
  let batch: UsageBatch | null = null;
  let batchFromMs = Number.POSITIVE_INFINITY;
  let writing: Promise<void> | null = null;
  let isFlushDue = false;
  let writer = '';
  let sequence = 0;
  let lost = 0;
  let triedAtMs = Number.NEGATIVE_INFINITY;

  const keepsHoursFromMs = (): number => now() - hoursKeptMs;

  const sealed = (): UsageBatch => {
    if (writer === '') writer = hexOf(parts.random(16));
    sequence++;
    const keeps = { keepsHoursFromMs: keepsHoursFromMs(), keepsMinutesFromMs: parts.keepsMinutesFromMs() };
    const made = { writer, sequence, ...notes.rows(), ...keeps };
    batchFromMs = notes.oldestMs();
    notes = openNotes(time);
    return made;
  };

  /** Writes the batch that there is, or makes one of the notes. Whoever comes while one is being written waits for that. */
  const write = (): MaybePromise<void> => {
    if (writing !== null) return writing;
    if (batch === null && notes.size() === 0) return undefined;
    triedAtMs = now();
    batch ??= sealed();
    const offered = batch;
    const written = store.addFigures(offered);
    writes.began(written);
    if (!isPromise(written)) return taken(offered);
    // It ends in the same step as the batch: what is offered next is never this one again.
    writing = written.then(
      () => {
        writing = null;
        return taken(offered);
      },
      (thrown) => {
        writing = null;
        throw thrown;
      },
    );
    return writing;
  };

  const taken = (written: UsageBatch): MaybePromise<void> => {
    batch = null;
    batchFromMs = Number.POSITIVE_INFINITY;
    return rescued(
      () => parts.onWritten(written),
      () => undefined,
    );
  };

  /**
   * What is noted by now is in the next batch, or, where there is one already, in the one after: it waits for no more than that. A
   * batch that fails under way was another's to write: it is offered once more.
   */
  const flush = (): MaybePromise<void> => {
    if (batch === null) return write();
    return after(writing === null ? write() : writing.catch(write), write);
  };

  /** Not waited for, and no request is told of it: what fails is tried again after the next interval, or by whoever reads. */
  const flushLater = (): void => {
    triedAtMs = now();
    if (isFlushDue) return;
    isFlushDue = true;
    parts.later(() => {
      isFlushDue = false;
      rescued(flush, () => undefined);
    });
  };

  const withNoted = (stored: Usage, { id, createdAtMs }: Counted): Known => {
    const mine = notes.of(id);
    const noted = [...(batch?.rows.filter(({ keyId }) => keyId === id) ?? []), ...mine.rows];
    const seen = [batch?.seen.find(({ keyId }) => keyId === id), mine.seen].filter((each) => each != null);
    const usage = noted.reduce(withFigures, stored);
    return { usage: seen.reduce((sum, each) => withSeen(sum, each, createdAtMs), usage), noted };
  };

  /** The store's answer is waited for, and nothing after it: who is told of a batch asks for figures, and would wait for itself. */
  const known = (key: Counted): MaybePromise<Known> =>
    writes.read(
      () => store.usageOf(key.id),
      (stored) => withNoted(stored, key),
    );

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
      if (isFull || now() - triedAtMs >= intervalMs) flushLater();
    },
    flush,
    of: (key) =>
      after(
        rescued<boolean>(
          () => after(flush(), () => true),
          () => false,
        ),
        (isFlushed) => (isFlushed ? after(store.usageOf(key.id), (usage) => ({ usage, noted: [] })) : known(key)),
      ),
    known,
    noted: (key) => withNoted(unused(), key),
    unwrittenFromMs: () => Math.min(batchFromMs, notes.oldestMs()),
    keepsHoursFromMs,
    lost: () => lost,
  };
};

/** So many rows are flushed before their time. */
const manyRows = 10_000;
/** More than that are not kept for a store that takes none. */
const mostRows = 100_000;
