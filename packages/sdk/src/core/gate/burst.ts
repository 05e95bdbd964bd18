import type { Usage } from './usage.ts';

/** The most requests in flight where nothing is known of a limit; one more for every 500 that were let through. */
const mostInFlight = 16;
const successesForOneMore = 500;

/** After so many full windows without a refusal, one request goes beyond what was learnt. */
const windowsUntilTrying = 10;

/**
 * What refusals alone teach: how many requests passed within the time that a refusal named.
 * Where nothing is known yet, or beyond what is known, it feels its way: one request in flight, then one more for each
 * that is let through, which doubles them at every turn.
 */
export interface Burst {
  /** When one more may be sent; Infinity where that hangs on the answers under way. */
  freeAt(inFlight: number, nowMs: number): number;
  /** When one more will fit after `inFlight` and `ahead` more, by what is known; `nowMs` where nothing is. */
  turnAt(inFlight: number, ahead: number, nowMs: number): number;
  /** No answer came to a request. It is no reason to send the others one by one, each for as long as it takes. */
  unanswered(): void;
  /** A request was let through; `late`: it was sent before the last refusal arrived. */
  passed(nowMs: number, late: boolean): void;
  /** A request was refused for `waitMs` (null: the server did not say), and nobody goes before `heldUntilMs`. */
  refused(waitMs: number | null, heldUntilMs: number, nowMs: number): void;
}

export const createBurst = (usage: Usage, isQuotaKnown: () => boolean): Burst => {
  let learnt: { quota: number; windowMs: number; trying: boolean; passed: number } | null = null;
  let allowed = 1;
  let total = 0;
  /** The end of the last hold: by the server's word, what was used before it is free again. */
  let freshFromMs = Number.NEGATIVE_INFINITY;

  const oneMore = (): void => {
    allowed = Math.min(allowed + 1, mostInFlight + Math.floor(total / successesForOneMore));
  };

  const used = (windowMs: number, nowMs: number): number =>
    Math.min(usage.within(windowMs, nowMs), usage.since(freshFromMs));

  /** Whether what is known does not reach to the next request. */
  const feeling = (inFlight: number, nowMs: number): boolean =>
    learnt ? learnt.trying && used(learnt.windowMs, nowMs) + inFlight >= learnt.quota : !isQuotaKnown();

  const learnFrom = (waitMs: number, nowMs: number): typeof learnt => {
    // It may be less than a whole window's worth, so the next turn tries beyond it.
    if (!learnt) return { quota: Math.max(1, used(waitMs, nowMs)), windowMs: waitMs, trying: true, passed: 0 };
    if (used(learnt.windowMs, nowMs) >= learnt.quota) return { ...learnt, trying: false, passed: 0 };
    // Nothing has come back since the last refusal: the window is longer than the server's word.
    if (usage.since(freshFromMs) === 0) return { ...learnt, windowMs: learnt.windowMs + waitMs };
    const windowMs = Math.max(learnt.windowMs, waitMs);
    return { quota: Math.max(1, used(windowMs, nowMs)), windowMs, trying: false, passed: 0 };
  };

  return {
    freeAt(inFlight, nowMs) {
      if (feeling(inFlight, nowMs)) return inFlight < allowed ? nowMs : Number.POSITIVE_INFINITY;
      if (!learnt || learnt.trying) return nowMs;
      return usage.freeAt(learnt.quota, { kind: 'sliding', ms: learnt.windowMs }, inFlight, nowMs);
    },
    turnAt(inFlight, ahead, nowMs) {
      if (!learnt || learnt.trying) return nowMs;
      return usage.turnAt(learnt.quota, { kind: 'sliding', ms: learnt.windowMs }, inFlight, ahead, nowMs);
    },
    unanswered: oneMore,
    passed(nowMs, late) {
      total++;
      if (!learnt) {
        oneMore();
        return;
      }
      if (late) learnt.quota++;
      const inWindow = used(learnt.windowMs, nowMs);
      if (learnt.trying && inWindow > learnt.quota) {
        learnt.quota = inWindow;
        oneMore();
      } else {
        allowed = 1;
      }
      if (++learnt.passed >= windowsUntilTrying * learnt.quota) {
        learnt.trying = true;
        learnt.passed = 0;
      }
    },
    refused(waitMs, heldUntilMs, nowMs) {
      allowed = 1;
      if (waitMs !== null) learnt = learnFrom(waitMs, nowMs);
      freshFromMs = heldUntilMs;
    },
  };
};
