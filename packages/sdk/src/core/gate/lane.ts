import type { Operation } from '@latchkey/providers';
import type { Meter } from './meter.ts';

/** Somebody who waits to be let through. */
export interface Waiter {
  /** First come, first served: a call keeps its place when it comes again after a refusal. */
  readonly place: number;
  readonly deadlineAtMs: number;
  admit(): void;
  /** It could not be let through before its deadline. */
  refuse(retryAtMs: number): void;
  onWait(untilMs: number | null): void;
  /** Whether it was told that it waits. */
  told: boolean;
}

/** When the turn of a place comes before which `ahead` wait in its own lane; -Infinity: nobody knows of a reason to wait. */
export type TurnOf = (place: number, ahead: number) => number;

/** The calls of one operation, which are all under the same limits. */
export interface Lane {
  readonly operation: Operation;
  /** How many units each of them takes of its limits. */
  readonly cost: number;
  meters: readonly Meter[];
  /** In the order of their places. */
  waiting: Waiter[];
  /** Those of the waiting for whom nothing was reckoned yet. */
  fresh: Waiter[];
  /** How many of the waiting have a deadline. */
  deadlines: number;
  /** When the first may go, as it was last announced. */
  announcedMs: number;
  /** What was known of its limits when the turns of all were last reckoned. */
  reckoned: { readonly meters: readonly Meter[]; readonly news: number } | null;
}

export const createLane = (operation: Operation, cost: number, meters: readonly Meter[]): Lane => ({
  operation,
  cost,
  meters,
  waiting: [],
  fresh: [],
  deadlines: 0,
  announcedMs: Number.NaN,
  reckoned: null,
});

/** Puts a waiter at its place: almost always the end. */
export const enqueue = (lane: Lane, waiter: Waiter): void => {
  lane.waiting.splice(waitingBefore(lane, waiter.place), 0, waiter);
  lane.fresh.push(waiter);
  if (hasDeadline(waiter)) lane.deadlines++;
};

export const dequeue = (lane: Lane, waiter: Waiter): void => {
  const at = indexOf(lane, waiter);
  if (at < 0) return;
  if (at === 0) lane.waiting.shift();
  else lane.waiting.splice(at, 1);
  if (hasDeadline(waiter)) lane.deadlines--;
};

/** How many wait in a lane before a place. */
export const waitingBefore = ({ waiting }: Lane, place: number): number => {
  let low = 0;
  let high = waiting.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((waiting[middle]?.place ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * Sends away whose turn does not come before their deadline, and tells the others how long it will be. The turn of each is reckoned when
 * it comes and when more is known of a limit, and the first one's whenever its time changes: not everybody's at each admission.
 * @param untilMs when the first may go; Infinity: that hangs on an answer under way
 * @param turnOf when the turn of a place comes at the earliest
 */
export const announce = (lane: Lane, untilMs: number, turnOf: TurnOf): void => {
  const changed = untilMs !== lane.announcedMs;
  lane.announcedMs = untilMs;
  const isOpen = untilMs === Number.POSITIVE_INFINITY;
  const turnMs = ({ place }: Waiter, ahead: number): number => {
    const turn = turnOf(place, ahead);
    return isOpen ? turn : Math.max(untilMs, turn);
  };
  const fresh = lane.fresh.splice(0);
  if (lane.deadlines > 0) refuseLate(lane, fresh, changed, turnMs);
  // Of a change only the first is told: the rest need to know no more than that they wait.
  const [first] = lane.waiting;
  if (first && (changed || !first.told)) notify(first, isOpen ? null : untilMs);
  for (const waiter of fresh) {
    const at = waiter.told ? -1 : indexOf(lane, waiter);
    if (at >= 0) notify(waiter, isOpen ? null : turnMs(waiter, at));
  }
};

type Reckoning = (waiter: Waiter, ahead: number) => number;

const refuseLate = (lane: Lane, fresh: readonly Waiter[], changed: boolean, turnMs: Reckoning): void => {
  const stays = (waiter: Waiter, ahead: number): boolean => {
    if (!hasDeadline(waiter)) return true;
    const retryAtMs = turnMs(waiter, ahead);
    if (retryAtMs < waiter.deadlineAtMs) return true;
    lane.deadlines--;
    waiter.refuse(retryAtMs);
    return false;
  };
  if (hasNews(lane)) {
    const staying: Waiter[] = [];
    for (const waiter of lane.waiting) if (stays(waiter, staying.length)) staying.push(waiter);
    lane.waiting = staying;
    return;
  }
  for (const waiter of fresh) {
    const at = indexOf(lane, waiter);
    if (at >= 0 && !stays(waiter, at)) lane.waiting.splice(at, 1);
  }
  while (changed && lane.waiting[0] && !stays(lane.waiting[0], 0)) lane.waiting.shift();
};

/** Whether more is known of a lane's limits than when everybody's turn was last reckoned. */
const hasNews = (lane: Lane): boolean => {
  const { meters, reckoned } = lane;
  const news = meters.reduce((sum, meter) => sum + meter.news(), 0);
  lane.reckoned = { meters, news };
  return meters !== reckoned?.meters || news !== reckoned.news;
};

const notify = (waiter: Waiter, untilMs: number | null): void => {
  waiter.told = true;
  waiter.onWait(untilMs);
};

/** Where somebody waits, or -1. */
const indexOf = (lane: Lane, waiter: Waiter): number => lane.waiting.indexOf(waiter, waitingBefore(lane, waiter.place));

const hasDeadline = ({ deadlineAtMs }: Waiter): boolean => deadlineAtMs !== Number.POSITIVE_INFINITY;
