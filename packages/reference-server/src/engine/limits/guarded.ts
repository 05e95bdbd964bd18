import type { LimitPolicy } from '@latchkey/providers';
import { isPromise, type MaybePromise } from '../../maybe-promise.ts';
import type { LimitOutage, LimitState } from '../verify/decision.ts';
import type { CounterPort, LimitSubject, Taken } from './counter.ts';
import { checkCost, memoryCounter } from './memory.ts';

/** A counter that answers though its port fails, as each policy declares (security 65). */
export interface GuardedCounter {
  take(
    policies: readonly LimitPolicy[],
    subject: LimitSubject,
    nowMs: number,
    cost?: number,
  ): MaybePromise<Taken & Outage>;
  /** What is left; in an outage, of the policies that are counted locally. */
  peek(policies: readonly LimitPolicy[], subject: LimitSubject, nowMs: number): MaybePromise<Seen>;
}

export interface Seen extends Outage {
  readonly limits: readonly LimitState[];
}

interface Outage {
  /** What every policy did without the counter; absent where the counter answered. */
  readonly outage?: readonly LimitOutage[];
}

/**
 * A counter behind what its policies declare for an outage. Where one of them is denied, nothing is taken of any. What is
 * counted locally goes on from what this server let through before: alone, it keeps to the quota from one window to the next;
 * each of several servers keeps to it for itself. What passes in an outage is unknown to the counter when it is back.
 */
export const guarded = (port: CounterPort): GuardedCounter => {
  const local = memoryCounter();

  const takeWithout = (
    policies: readonly LimitPolicy[],
    subject: LimitSubject,
    nowMs: number,
    cost: number,
  ): Taken & Outage => {
    const outage = outageOf(policies);
    if (outage.some(({ mode }) => mode === 'deny')) return { admitted: false, limits: [], outage };
    const { admitted, limits } = local.take(policies.filter(isLocal), subject, nowMs, cost);
    return { admitted, limits, outage };
  };

  /** What is counted locally in an outage is noted while there is none. */
  const known = (
    taken: Taken,
    policies: readonly LimitPolicy[],
    subject: LimitSubject,
    nowMs: number,
    cost: number,
  ): Taken => {
    for (const policy of policies) {
      if (isLocal(policy) && taken.admitted && cost > 0) local.note([policy], subject, nowMs, cost);
    }
    return taken;
  };

  const peekWithout = (policies: readonly LimitPolicy[], subject: LimitSubject, nowMs: number): Seen => ({
    limits: local.peek(policies.filter(isLocal), subject, nowMs),
    outage: outageOf(policies),
  });

  return {
    take(policies, subject, nowMs, cost = 1) {
      // A cost that is none is the caller's mistake and no outage.
      checkCost(cost);
      let taken: MaybePromise<Taken>;
      try {
        taken = port.take(policies, subject, nowMs, cost);
      } catch {
        return takeWithout(policies, subject, nowMs, cost);
      }
      if (!isPromise(taken)) return known(taken, policies, subject, nowMs, cost);
      return taken.then(
        (value) => known(value, policies, subject, nowMs, cost),
        () => takeWithout(policies, subject, nowMs, cost),
      );
    },
    peek(policies, subject, nowMs) {
      const seen = (limits: readonly LimitState[]): Seen => ({ limits });
      try {
        const limits = port.peek(policies, subject, nowMs);
        return isPromise(limits) ? limits.then(seen, () => peekWithout(policies, subject, nowMs)) : seen(limits);
      } catch {
        return peekWithout(policies, subject, nowMs);
      }
    },
  };
};

const isLocal = ({ onOutage }: LimitPolicy): boolean => onOutage === 'local';

const outageOf = (policies: readonly LimitPolicy[]): readonly LimitOutage[] =>
  policies.map(({ id, onOutage = 'deny' }) => ({ policy: id, mode: onOutage }));
