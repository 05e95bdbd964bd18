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
  /** How long an address has to wait, in milliseconds; null where it may try, and then says how it ended. */
  enter(address: string | null): number | null;
  leave(address: string | null, isKnown: boolean): void;
}

/**
 * Lets an address try credentials until too many were nobody's (security 12). Attempts that are under way count as if they were: who
 * sends them all at once gets no further. All of unknown address are one.
 * @param failed null lets everybody try for ever
 */
export const createSignInGate = (
  clock: { now(): number },
  failed: FailedSignIns | null = { quota: 10, windowMs: 900_000 },
): SignInGate => {
  if (failed === null) return { enter: () => null, leave: () => {} };
  const policy = failurePolicy(failed);
  const counter = memoryCounter();
  const underWay = new Map<string, number>();

  return {
    enter(address) {
      const subject = sourceOf({ address });
      const [limit] = counter.peek([policy], subject, clock.now());
      const trying = underWay.get(subject.key) ?? 0;
      const left = limit?.remaining ?? failed.quota;
      if (left === 0) return limit?.retryAfterMs ?? failed.windowMs;
      if (left <= trying) return aMomentMs;
      underWay.set(subject.key, trying + 1);
      return null;
    },
    leave(address, isKnown) {
      const subject = sourceOf({ address });
      const trying = (underWay.get(subject.key) ?? 1) - 1;
      if (trying === 0) underWay.delete(subject.key);
      else underWay.set(subject.key, trying);
      if (!isKnown) counter.take([policy], subject, clock.now());
    },
  };
};

/** Until what is under way has ended, as far as can be told. */
const aMomentMs = 1000;
