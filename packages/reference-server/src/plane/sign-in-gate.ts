import { memoryCounter } from '../engine/limits/memory.ts';
import { failurePolicy } from '../engine/settings.ts';
import { sourceOf } from '../engine/verify/failed-attempt.ts';

/** How many credentials that are nobody's may come from one address, and in what time. */
export interface FailedSignIns {
  readonly quota: number;
  readonly windowMs: number;
}

/** What whoever tries credentials has to pass. */
export interface SignInGate {
  /** How long an address has to wait, in milliseconds; where it may try, what is told how that ended, once. */
  enter(address: string | null): number | LeaveGate;
}

export type LeaveGate = (isKnown: boolean) => void;

/**
 * Lets an address try credentials until too many were nobody's (security 12). Attempts that are under way count as if they were: who
 * sends them all at once gets no further. One that never ends counts as long as a failed one does. All of unknown address are one.
 * @param failed null lets everybody try for ever
 */
export const createSignInGate = (
  clock: { now(): number },
  failed: FailedSignIns | null = { quota: 10, windowMs: 900_000 },
): SignInGate => {
  if (failed === null) return { enter: () => () => {} };
  const policy = failurePolicy(failed);
  const counter = memoryCounter();
  const underWay = attempts(failed.windowMs);

  return {
    enter(address) {
      const subject = sourceOf({ address });
      const nowMs = clock.now();
      underWay.forgetOld(nowMs);
      const [limit] = counter.peek([policy], subject, nowMs);
      const left = limit?.remaining ?? failed.quota;
      if (left === 0) return limit?.retryAfterMs ?? failed.windowMs;
      if (left <= underWay.of(subject.key)) return aMomentMs;
      const end = underWay.start(subject.key, nowMs);
      return (isKnown) => {
        end();
        if (!isKnown) counter.take([policy], subject, clock.now());
      };
    },
  };
};

interface Attempt {
  readonly source: string;
  readonly startedAtMs: number;
}

/** What is under way, the oldest first, and how much of it comes from each source. */
const attempts = (windowMs: number) => {
  const all = new Set<Attempt>();
  const bySource = new Map<string, number>();
  const of = (source: string): number => bySource.get(source) ?? 0;

  const end = (attempt: Attempt): void => {
    // One that was forgotten has no place to give up.
    if (!all.delete(attempt)) return;
    const rest = of(attempt.source) - 1;
    if (rest === 0) bySource.delete(attempt.source);
    else bySource.set(attempt.source, rest);
  };

  return {
    of,
    start(source: string, startedAtMs: number): () => void {
      const attempt = { source, startedAtMs };
      all.add(attempt);
      bySource.set(source, of(source) + 1);
      return () => end(attempt);
    },
    forgetOld(nowMs: number): void {
      for (const attempt of all) {
        if (nowMs - attempt.startedAtMs < windowMs) return;
        end(attempt);
      }
    },
  };
};

/** Until what is under way has ended, as far as can be told. */
const aMomentMs = 1000;
