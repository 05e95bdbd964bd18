import type { Operation } from '@latchkey/providers';
import type { Meter } from './meter.ts';

/** Somebody who waits to be let through. */
export interface Waiter {
  /** First come, first served: a call keeps its place when it comes again after a refusal. */
  readonly place: number;
  readonly deadlineAtMs: number;
  admit(): void;
  /** Its deadline comes before it could be let through. */
  refuse(retryAtMs: number): void;
  onWait(untilMs: number | null): void;
  /** Whether it was told that it waits. */
  told: boolean;
}

/** The calls of one operation, which are all under the same limits. */
export interface Lane {
  readonly operation: Operation;
  /** How many units each of them takes of its limits. */
  readonly cost: number;
  meters: readonly Meter[];
  readonly waiting: Waiter[];
  /** How many of the waiting have a deadline. */
  deadlines: number;
  /** When the first may go, as it was last announced. */
  announcedMs: number;
}

/** Puts a waiter at its place: almost always the end. */
export const enqueue = (lane: Lane, waiter: Waiter): void => {
  let at = lane.waiting.length;
  while (at > 0 && (lane.waiting[at - 1]?.place ?? 0) > waiter.place) at--;
  lane.waiting.splice(at, 0, waiter);
  if (hasDeadline(waiter)) lane.deadlines++;
};

export const dequeue = (lane: Lane, waiter: Waiter): void => {
  const at = lane.waiting.indexOf(waiter);
  if (at < 0) return;
  if (at === 0) lane.waiting.shift();
  else lane.waiting.splice(at, 1);
  if (hasDeadline(waiter)) lane.deadlines--;
};

/** How many wait in a lane before a place. */
export const waitingBefore = ({ waiting }: Lane, place: number): number => {
  let at = waiting.length;
  while (at > 0 && (waiting[at - 1]?.place ?? 0) >= place) at--;
  return at;
};

/**
 * Sends away whose deadline comes before their turn, and tells the others how long it will be.
 * @param untilMs when the first may go; Infinity: that hangs on an answer under way
 * @param turnOf when the turn of a place comes at the earliest
 */
export const announce = (lane: Lane, untilMs: number, turnOf: (place: number) => number): void => {
  const changed = untilMs !== lane.announcedMs;
  lane.announcedMs = untilMs;
  const isOpen = untilMs === Number.POSITIVE_INFINITY;
  const turnMs = ({ place }: Waiter): number => (isOpen ? turnOf(place) : Math.max(untilMs, turnOf(place)));
  if (lane.deadlines > 0) {
    // What was reckoned for somebody who has not been told yet is new; for the others it changes with the first one's time.
    for (const waiter of lane.waiting.filter((each) => hasDeadline(each) && (changed || !each.told))) {
      const retryAtMs = turnMs(waiter);
      if (retryAtMs <= waiter.deadlineAtMs) continue;
      dequeue(lane, waiter);
      waiter.refuse(retryAtMs);
    }
  }
  // Of a change only the first is told: the rest need to know no more than that they wait.
  const [first] = lane.waiting;
  if (first && (changed || !first.told)) notify(first, isOpen ? null : untilMs);
  for (let at = lane.waiting.length - 1; at > 0; at--) {
    const waiter = lane.waiting[at];
    if (!waiter || waiter.told) break;
    notify(waiter, isOpen ? null : turnMs(waiter));
  }
};

const notify = (waiter: Waiter, untilMs: number | null): void => {
  waiter.told = true;
  waiter.onWait(untilMs);
};

const hasDeadline = ({ deadlineAtMs }: Waiter): boolean => deadlineAtMs !== Number.POSITIVE_INFINITY;
