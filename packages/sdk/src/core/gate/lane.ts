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

/** Sends away whose deadline comes before `untilMs`, and tells the others how long it will be. */
export const announce = (lane: Lane, untilMs: number): void => {
  const changed = untilMs !== lane.announcedMs;
  lane.announcedMs = untilMs;
  if (untilMs !== Number.POSITIVE_INFINITY && lane.deadlines > 0) {
    for (const waiter of lane.waiting.filter(({ deadlineAtMs }) => deadlineAtMs < untilMs)) {
      dequeue(lane, waiter);
      waiter.refuse(untilMs);
    }
  }
  // Of a change only the first is told: the rest need to know no more than that they wait.
  const [first] = lane.waiting;
  if (first && (changed || !first.told)) notify(first, untilMs);
  for (let at = lane.waiting.length - 1; at > 0; at--) {
    const waiter = lane.waiting[at];
    if (!waiter || waiter.told) break;
    notify(waiter, untilMs);
  }
};

const notify = (waiter: Waiter, untilMs: number): void => {
  waiter.told = true;
  waiter.onWait(untilMs === Number.POSITIVE_INFINITY ? null : untilMs);
};

const hasDeadline = ({ deadlineAtMs }: Waiter): boolean => deadlineAtMs !== Number.POSITIVE_INFINITY;
