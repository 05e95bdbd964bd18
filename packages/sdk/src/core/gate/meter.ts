import type { LimitPolicy, LimitWindow } from '@latchkey/providers';
import { longestWaitMs } from '../answer/longest-wait.ts';
import { createBurst } from './burst.ts';
import type { LimitRate } from './rate.ts';
import { createUsage, windowLengthMs } from './usage.ts';

/** What a server's answer says of one limit. */
export interface LimitWord {
  /** The policy's name where the server names one. */
  readonly name: string | null;
  readonly limit: number | null;
  readonly windowMs: number | null;
  readonly remaining: number | null;
  readonly resetAtMs: number | null;
}

/** How a request ended: `counted` against the limit, let through but not counted, refused by a limit, or no answer. */
export type MeterOutcome = 'counted' | 'uncounted' | 'refused' | 'unanswered';

/** One limit as the client knows it: what is declared, what it used itself, and what the server said. */
export interface Meter {
  readonly policy: Pick<LimitPolicy, 'id' | 'quota' | 'window' | 'partition' | 'applies'> | null;
  /** The provider's or the server's name of it. */
  readonly name: string | null;
  /** How many units have to be free for a request that costs so many: what costs more than the whole quota is sent when all are. */
  needed(units: number): number;
  /** When one more request of so many units may be sent: not after `nowMs` is at once, Infinity hangs on an answer under way. */
  availableAt(nowMs: number, units: number): number;
  /** When the turn of a request of so many units comes before which those of `others` go, as far as is known: no later than it does. */
  turnAt(others: number, nowMs: number, units: number): number;
  /** Grows with what is learnt that may put off the turns of those who wait. */
  news(): number;
  /** A request of so many units is sent. */
  enter(units: number): void;
  /** `turn`: the gate's number of the request. */
  leave(turn: number, outcome: MeterOutcome, nowMs: number, units: number): void;
  /** The server's word on this limit. */
  hear(word: LimitWord, nowMs: number): void;
  /** Lets nobody through until the server's time; `untilMs` null where it named none. `turn` as in {@link Meter.leave}. */
  hold(turn: number, untilMs: number | null, nowMs: number, lastTurn: number): void;
  rate(nowMs: number): LimitRate;
  /** Whether it knows nothing that a new one would not. */
  isIdle(nowMs: number): boolean;
}

/** The pause after a refusal that names no time. */
const unnamedHoldMs = 1000;

/** A server that refuses again and again at its own times is believed less: the hold doubles, up to this factor. */
const mostDoubt = 32;

/** How long a word without a time is believed. */
const wordLastsMs = 60_000;

export const createMeter = (declared: Meter['policy'], name = declared?.id ?? null): Meter => {
  const usage = createUsage();
  const burst = createBurst(usage, () => quota !== null || word !== null);
  let quota = declared?.quota ?? null;
  let window: LimitWindow | null = declared?.window ?? null;
  let inFlight = 0;
  let unitsInFlight = 0;
  let heldUntilMs = Number.NEGATIVE_INFINITY;
  /** The last request that was sent before the hold began: later answers to it tell nothing new. */
  let heldTurn = -1;
  let refusals = 0;
  /** After a hold one request goes alone; one more for each that stays unanswered. Infinity: there is none to be tried out. */
  let mostProbes = Number.POSITIVE_INFINITY;
  /** Whether an answer has come: until then the server may say that its limit is another than the declared one. */
  let isProven = false;
  let news = 0;
  /** What the server leaves to us, where that is less than we would think. */
  let word: { left: number; readonly untilMs: number } | null = null;

  const forgetWord = (nowMs: number): void => {
    if (!word || nowMs < word.untilMs) return;
    if (word.left <= 0 || window === null) mostProbes = Math.min(mostProbes, 1);
    word = null;
  };

  // What costs more than there ever is to spend is the server's to refuse.
  const needed = (units: number): number => Math.min(units, quota ?? units);

  const availableAt = (nowMs: number, units: number): number => {
    if (nowMs < heldUntilMs) return heldUntilMs;
    forgetWord(nowMs);
    if (inFlight >= mostProbes) return Number.POSITIVE_INFINITY;
    const free = needed(units);
    if (word && word.left < free) return word.untilMs;
    const byQuota = quota !== null && window ? usage.freeAt(quota, window, unitsInFlight + free - 1, nowMs) : nowMs;
    return Math.max(byQuota, burst.freeAt(inFlight, nowMs));
  };

  return {
    policy: declared,
    name,
    needed,
    availableAt,
    turnAt(others, nowMs, units) {
      if (!isProven) return Math.max(heldUntilMs, nowMs);
      forgetWord(nowMs);
      const ahead = others + needed(units) - 1;
      const byWord = word && word.left <= ahead ? word.untilMs : nowMs;
      const byQuota = quota !== null && window ? usage.turnAt(quota, window, unitsInFlight, ahead, nowMs) : nowMs;
      return Math.max(heldUntilMs, byWord, byQuota, burst.turnAt(inFlight, ahead, nowMs));
    },
    news: () => news,
    rate(nowMs) {
      const freeMs = availableAt(nowMs, 1);
      const used = window ? usage.used(window, nowMs) : 0;
      const left = Math.min(
        (quota ?? Number.POSITIVE_INFINITY) - used - unitsInFlight,
        word?.left ?? Number.POSITIVE_INFINITY,
      );
      const isKnown = quota !== null || word !== null;
      const remaining = nowMs < heldUntilMs ? 0 : isKnown ? Math.max(0, left) : null;
      const clearMs = word?.untilMs ?? (window && used > 0 ? usage.clearAt(window, nowMs) : Number.POSITIVE_INFINITY);
      const resetMs = remaining === 0 ? freeMs : clearMs;
      return { limit: quota, remaining, resetsAt: Number.isFinite(resetMs) ? new Date(resetMs) : null };
    },
    enter(units) {
      inFlight++;
      unitsInFlight += units;
      if (word) word.left -= units;
    },
    leave(turn, outcome, nowMs, units) {
      inFlight--;
      unitsInFlight -= units;
      if (outcome === 'counted' || outcome === 'unanswered') for (let unit = 0; unit < units; unit++) usage.add(nowMs);
      if (outcome !== 'unanswered' && !isProven) {
        isProven = true;
        news++;
      }
      const late = turn <= heldTurn;
      if (outcome === 'unanswered' && !late) {
        burst.unanswered();
        mostProbes++;
      }
      if (outcome !== 'counted' && outcome !== 'uncounted') return;
      if (outcome === 'counted') burst.passed(nowMs, late);
      if (late) return;
      mostProbes = Number.POSITIVE_INFINITY;
      refusals = 0;
    },
    hear({ limit, windowMs, remaining, resetAtMs }, nowMs) {
      if (limit !== null && limit > 0) {
        if (limit !== quota) news++;
        quota = limit;
      }
      if (windowMs !== null && windowMs > 0 && !declared) {
        const ms = Math.min(windowMs, longestWaitMs);
        if (window?.kind !== 'sliding' || window.ms !== ms) news++;
        window = { kind: 'sliding', ms };
      }
      if (remaining === null) return;
      const used = window ? usage.used(window, nowMs) + unitsInFlight : null;
      // A server that leaves as much as we reckoned ourselves needs no believing: its reset is rounded, our times are not.
      if (used !== null && quota !== null && remaining >= quota - used) {
        word = null;
        return;
      }
      const untilMs = resetAtMs ?? nowMs + (remaining > 0 ? wordLastsMs : unnamedHoldMs);
      // A reset in whole seconds comes and goes by less than one; whatever less is left is told to the first in line.
      if (!word || untilMs > word.untilMs + 1000) news++;
      word = { left: Math.max(0, remaining - unitsInFlight), untilMs: Math.max(untilMs, nowMs + 1) };
    },
    hold(turn, untilMs, nowMs, lastTurn) {
      const fresh = turn > heldTurn;
      if (fresh) refusals++;
      const doubt = fresh ? Math.min(mostDoubt, 2 ** Math.max(0, refusals - 2)) : 1;
      const waitMs = Math.max(1, (untilMs ?? nowMs + unnamedHoldMs) - nowMs) * doubt;
      heldUntilMs = Math.max(heldUntilMs, nowMs + waitMs);
      if (fresh) burst.refused(untilMs === null ? null : untilMs - nowMs, heldUntilMs, nowMs);
      heldTurn = Math.max(heldTurn, lastTurn);
      mostProbes = 1;
      news++;
    },
    isIdle(nowMs) {
      if (inFlight > 0 || nowMs < heldUntilMs || (word && nowMs < word.untilMs)) return false;
      return nowMs - usage.lastAt() > (window ? windowLengthMs(window) : wordLastsMs);
    },
  };
};
