import type { Clock, LimitPolicy, Operation } from '@latchkey/providers';
import { createRetryBudget, type RetryBudget } from '../time/retry-budget.ts';
import { createAlarm } from './alarm.ts';
import { announce, dequeue, enqueue, type Lane, type Waiter } from './lane.ts';
import { createLimitBook } from './limit-book.ts';
import type { LimitWord, MeterOutcome } from './meter.ts';
import { type Rate, rateOf } from './rate.ts';
import { turnsOf } from './turn.ts';

/**
 * Lets calls through while the limits leave room, first come, first served, and holds everybody at none.
 * It starts from the declared limits with one request alone, and learns from every answer.
 */
export interface Gate {
  /** @throws the signal's reason when it aborts. */
  enter(request: GateRequest): Admission | Promise<Admission>;
  /** Retries after failures, shared by everybody at the gate. */
  readonly budget: RetryBudget;
  /** What is known of the limits. */
  rate(nowMs: number): Rate;
  /** Whether nobody waits, nothing is under way and everything learnt has passed. */
  isIdle(nowMs: number): boolean;
}

export interface GateRequest {
  readonly operation: Operation;
  /** The provider's declared limits. */
  readonly limits: readonly LimitPolicy[];
  /** How many units the operation takes of each of them. 1 unless told. */
  readonly cost?: number | undefined;
  readonly clock: Clock;
  /** The place of an earlier admission of the same call. */
  readonly place?: number | undefined;
  readonly deadlineAtMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Called when the call has to wait and when the time changes; null: it hangs on an answer under way. */
  onWait(untilMs: number | null): void;
}

export type Admission =
  | { readonly kind: 'admitted'; readonly place: number; leave(news: GateNews): void }
  /** The wait would not end before the deadline. */
  | { readonly kind: 'too_late'; readonly retryAtMs: number };

/** What became of a request. */
export interface GateNews {
  readonly outcome: MeterOutcome;
  /** When a 429 says to come again. */
  readonly retryAtMs: number | null;
  readonly words: readonly LimitWord[];
}

/** A gate of one's own, to share between clients or to keep one apart. */
export const createGate = (): Gate => {
  const book = createLimitBook();
  let clock: Clock | null = null;
  let places = 0;
  let turns = 0;
  let inFlight = 0;
  let waiting = 0;
  /** Until an answer has come one request goes alone; one more for each that stayed without. Infinity: one has come. */
  let mostUnproven = 1;

  const availability = ({ meters, cost }: Lane, nowMs: number): number => {
    if (inFlight >= mostUnproven) return Number.POSITIVE_INFINITY;
    return Math.max(nowMs, ...meters.map((meter) => meter.availableAt(nowMs, cost)));
  };

  /** Lets the first in line through who has room, or says when somebody will. */
  const admitNext = (nowMs: number): 'admitted' | { readonly wakeAtMs: number } => {
    let wakeAtMs = Number.POSITIVE_INFINITY;
    const occupied = [...book.lanes()].filter((lane) => lane.waiting.length > 0).sort(byPlace);
    for (const lane of occupied) {
      const availableAtMs = availability(lane, nowMs);
      const [waiter] = lane.waiting;
      if (waiter && availableAtMs <= nowMs) {
        dequeue(lane, waiter);
        waiter.admit();
        return 'admitted';
      }
      announce(lane, availableAtMs, turnsOf(occupied, lane, nowMs));
      if (lane.waiting.length > 0) wakeAtMs = Math.min(wakeAtMs, availableAtMs);
    }
    return { wakeAtMs };
  };

  const pump = (): void => {
    if (!clock) return;
    const nowMs = clock.now();
    let turn = admitNext(nowMs);
    while (turn === 'admitted') turn = admitNext(nowMs);
    alarm.set(turn.wakeAtMs, clock);
  };
  const alarm = createAlarm(pump);

  const admission = (lane: Lane, place: number): Admission => {
    const entered = lane.meters;
    const turn = turns++;
    for (const meter of entered) meter.enter(lane.cost);
    inFlight++;
    return {
      kind: 'admitted',
      place,
      leave({ outcome, retryAtMs, words }) {
        const nowMs = clock?.now() ?? 0;
        inFlight--;
        mostUnproven = outcome === 'unanswered' ? mostUnproven + 1 : Number.POSITIVE_INFINITY;
        book.learn(lane, { turn, entered, outcome, words, retryAtMs }, turns - 1, nowMs);
        if (waiting > 0) pump();
      },
    };
  };

  const wait = (lane: Lane, place: number, { deadlineAtMs, signal, onWait }: GateRequest): Promise<Admission> =>
    new Promise((resolve, reject) => {
      const settle = (admitted: Admission): void => {
        signal?.removeEventListener('abort', onAbort);
        waiting--;
        resolve(admitted);
      };
      const waiter: Waiter = {
        place,
        deadlineAtMs,
        admit: () => settle(admission(lane, place)),
        refuse: (retryAtMs) => settle({ kind: 'too_late', retryAtMs }),
        onWait,
        told: false,
      };
      const onAbort = (): void => {
        dequeue(lane, waiter);
        waiting--;
        reject(signal?.reason);
        pump();
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      enqueue(lane, waiter);
      waiting++;
      pump();
    });

  return {
    budget: createRetryBudget(),
    enter(request) {
      const { operation, limits, cost = 1, signal, place = places++ } = request;
      clock = request.clock;
      if (signal?.aborted) return Promise.reject(signal.reason);
      const lane = book.laneOf(operation, limits, cost);
      // The usual case needs no promise: nobody waits and there is room.
      const isFree = waiting === 0 && availability(lane, clock.now()) <= clock.now();
      return isFree ? admission(lane, place) : wait(lane, place, request);
    },
    rate: (nowMs) => rateOf(book.rates(nowMs), waiting),
    isIdle: (nowMs) => inFlight === 0 && waiting === 0 && book.isIdle(nowMs),
  };
};

const byPlace = (one: Lane, other: Lane): number => (one.waiting[0]?.place ?? 0) - (other.waiting[0]?.place ?? 0);
