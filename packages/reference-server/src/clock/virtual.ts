import { type Clock, type Duration, durationMs } from '@latchkey/providers';
import { momentOf } from '../moment-of.ts';
import { createSleepers } from './sleepers.ts';
import { turn } from './turn.ts';

/** Time that a test controls. It stands still until somebody sleeps or the test moves it. */
export interface VirtualClock extends Clock {
  /**
   * Moves time on by a duration, such as `'91d'`. Sleepers wake on the way, in order, and each gets to do what it woke for
   * before time goes on; while somebody holds the clock it waits. Resolves with time exactly there. Two at once add up.
   * @throws RangeError when the duration is none.
   */
  advance(duration: Duration): Promise<void>;
}

/** Turns of the event loop that code which just woke, or just started, gets to take its holds and lie down again. */
const settlingTurns = 8;

/**
 * A clock that jumps to whoever sleeps shortest, as soon as nobody holds it: a sleep of an hour takes no time at all, and
 * a hundred sleepers of one second take one second together. It keeps to whole milliseconds, as real time does: the part of
 * one is slept to its end.
 *
 * ```ts
 * const clock = virtualClock('2026-01-01T00:00:00Z');
 * await clock.sleep(3_600_000);   // at once
 * await clock.advance('91d');
 * ```
 * @param start a date, a time with `Z` or an offset, or epoch milliseconds
 * @throws RangeError when the start is no date.
 */
export const virtualClock = (start: string | number | Date): VirtualClock => {
  let nowMs = momentOf(start);
  if (Number.isNaN(nowMs)) {
    throw new RangeError(
      "A virtual clock starts at a moment: an ISO text with Z or an offset, such as '2026-01-01T00:00:00Z', or epoch ms.",
    );
  }
  const sleepers = createSleepers();
  const advances: { readonly untilMs: number; readonly arrive: () => void }[] = [];
  let holds = 0;
  let isMoving = false;

  // A slow answer sleeps within an attempt that holds: once every hold waits for such a sleep, time may move.
  const isHeld = () => holds > sleepers.withinHold();

  const hasNext = () => advances.length > 0 || sleepers.earliestMs() < Number.POSITIVE_INFINITY;

  const move = async (): Promise<void> => {
    if (isMoving || !hasNext()) return;
    isMoving = true;
    do await settle();
    while (!isHeld() && step());
    isMoving = false;
  };

  /** Moves to the next thing that happens; false where nothing more will. */
  const step = (): boolean => {
    const [advance] = advances;
    const nextMs = sleepers.earliestMs();
    if (advance && advance.untilMs < nextMs) {
      advances.shift();
      nowMs = Math.max(nowMs, advance.untilMs);
      advance.arrive();
    } else if (nextMs < Number.POSITIVE_INFINITY) {
      nowMs = Math.max(nowMs, nextMs);
      for (const sleeper of sleepers.takeUntil(nowMs)) sleeper.wake();
    }
    return hasNext();
  };

  const sleep: Clock['sleep'] = (ms, { signal, withinHold = false } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (!(ms > 0)) return resolve();
      const onAbort = () => {
        sleepers.remove(sleeper);
        reject(signal?.reason);
        void move();
      };
      const wake = () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      const sleeper = { wakeAtMs: nowMs + Math.ceil(ms), withinHold, wake };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', onAbort, { once: true });
      void move();
    });

  return {
    now: () => nowMs,
    sleep,
    hold() {
      let isReleased = false;
      holds++;
      return () => {
        if (isReleased) return;
        isReleased = true;
        holds--;
        void move();
      };
    },
    advance: (duration) =>
      new Promise((arrive) => {
        const untilMs = (advances.at(-1)?.untilMs ?? nowMs) + Math.ceil(durationMs(duration));
        advances.push({ untilMs, arrive });
        void move();
      }),
  };
};

const settle = async (): Promise<void> => {
  for (let turns = 0; turns < settlingTurns; turns++) await turn();
};
