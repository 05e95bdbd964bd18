import type { LimitPolicy, LimitWindow } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { now, startMs } from '../../../test/engine/fixture.ts';
import { memoryCounter } from './memory.ts';

const windowMs = 6000;
const policyOf = (quota: number, window: LimitWindow): LimitPolicy => ({
  id: 'calls',
  title: 'calls',
  quota,
  window,
  partition: 'key',
});
const me = { key: 'key_1', owner: 'ada', operation: 'list' };

/** Gaps between requests: bursts, single steps, and the places where a window or a bucket ends. */
const gaps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 150 }) },
    fc.constantFrom(99, 100, 101, windowMs - 1, windowMs, windowMs + 1),
  ),
  { minLength: 50, maxLength: 400 },
);

/** Asks once for each gap; the times at which it was admitted, and at which it was not. */
const walk = (policy: LimitPolicy, steps: readonly number[]) => {
  const counter = memoryCounter();
  let nowMs = startMs;
  const calls = steps.map((gapMs) => {
    nowMs += gapMs;
    const { admitted, limits } = now(counter.take([policy], me, nowMs));
    return { nowMs, admitted, state: limits[0] };
  });
  return { calls, admitted: calls.filter((call) => call.admitted).map((call) => call.nowMs), counter };
};

/** The ring is chosen above a quota of 1024: a trace of costly requests fills it as fast as a small one. */
const kinds = [
  { name: 'sliding, exact', policy: policyOf(20, { kind: 'sliding', ms: windowMs }), cost: 1 },
  { name: 'sliding, in a ring', policy: policyOf(1200, { kind: 'sliding', ms: windowMs }), cost: 60 },
  {
    name: 'sliding, large and exact',
    policy: policyOf(1200, { kind: 'sliding', ms: windowMs, exact: true }),
    cost: 60,
  },
  { name: 'sliding, in a ring of small hits', policy: policyOf(1200, { kind: 'sliding', ms: windowMs }), cost: 7 },
];

describe.each(kinds)('a limit that is $name', ({ policy, cost }) => {
  const walkCosting = (steps: readonly number[]) => {
    const counter = memoryCounter();
    let nowMs = startMs;
    return steps.map((gapMs) => {
      nowMs += gapMs;
      return { nowMs, counter, ...now(counter.take([policy], me, nowMs, cost)) };
    });
  };

  it('security 59: never admits more than its quota in any window', () => {
    fc.assert(
      fc.property(gaps, (steps) => {
        const hits = walkCosting(steps).filter((call) => call.admitted);
        for (const { nowMs: fromMs } of hits) {
          const inWindow = hits.filter(({ nowMs }) => nowMs >= fromMs && nowMs < fromMs + windowMs).length;
          expect(inWindow * cost).toBeLessThanOrEqual(policy.quota);
        }
      }),
    );
  });

  it('tells exactly when the next call passes: not a millisecond before, and then it does', () => {
    fc.assert(
      fc.property(gaps, (steps) => {
        const calls = walkCosting(steps);
        const last = calls.at(-1);
        const waitMs = now(last?.counter.take([policy], me, last.nowMs, policy.quota))?.limits[0]?.retryAfterMs ?? 0;
        if (last === undefined || waitMs === 0) return;
        expect(waitMs).toBeLessThanOrEqual(windowMs);
        expect(now(last.counter.take([policy], me, last.nowMs + waitMs - 1, policy.quota)).admitted).toBe(false);
        expect(now(last.counter.take([policy], me, last.nowMs + waitMs, policy.quota)).admitted).toBe(true);
      }),
    );
  });

  it('names as reset the moment a unit returns where none is left, else the moment all have', () => {
    fc.assert(
      fc.property(gaps, (steps) => {
        for (const { counter, nowMs, limits } of walkCosting(steps).slice(-1)) {
          const [state] = limits;
          const left = (atMs: number) => now(counter.peek([policy], me, atMs))[0]?.remaining ?? -1;
          if (state === undefined || state.remaining === policy.quota) return;
          const before = left(state.resetAtMs - 1);
          const after = left(state.resetAtMs);
          expect(state.resetAtMs).toBeGreaterThan(nowMs);
          if (state.remaining === 0) expect([before, after > 0]).toEqual([0, true]);
          else expect([before < policy.quota, after]).toEqual([true, policy.quota]);
        }
      }),
    );
  });

  it('security 60: a refusal takes nothing and a peek neither', () => {
    fc.assert(
      fc.property(gaps, (steps) => {
        const calls = walkCosting(steps);
        const last = calls.at(-1);
        if (last === undefined) return;
        const before = now(last.counter.peek([policy], me, last.nowMs));
        now(last.counter.take([policy], me, last.nowMs, policy.quota + 1));
        expect(now(last.counter.peek([policy], me, last.nowMs))).toEqual(before);
      }),
    );
  });
});

describe('an exact sliding limit', () => {
  const policy = policyOf(5, { kind: 'sliding', ms: windowMs });

  it('decides as a list of all times would', () => {
    fc.assert(
      fc.property(gaps, (steps) => {
        const admitted: number[] = [];
        for (const call of walk(policy, steps).calls) {
          const live = admitted.filter((at) => at + windowMs > call.nowMs).length;
          expect(call.admitted).toBe(live < policy.quota);
          if (call.admitted) admitted.push(call.nowMs);
          expect(call.state?.remaining).toBe(policy.quota - Math.min(policy.quota, live + (call.admitted ? 1 : 0)));
        }
      }),
    );
  });

  it('decides as a list of all times would, whatever each request costs', () => {
    const large = policyOf(200, { kind: 'sliding', ms: windowMs, exact: true });
    const costs = fc.array(fc.tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 90 })), {
      minLength: 20,
      maxLength: 60,
    });
    fc.assert(
      fc.property(costs, (calls) => {
        const counter = memoryCounter();
        const units: number[] = [];
        let nowMs = startMs;
        for (const [gapMs, cost] of calls) {
          nowMs += gapMs;
          const live = units.filter((at) => at + windowMs > nowMs);
          const { admitted, limits } = now(counter.take([large], me, nowMs, cost));
          expect(admitted).toBe(live.length + cost <= large.quota);
          if (admitted) units.push(...Array.from({ length: cost }, () => nowMs));
          const returnsMs = (live[live.length + cost - large.quota - 1] ?? 0) + windowMs;
          if (!admitted) expect(limits[0]?.retryAfterMs).toBe(returnsMs - nowMs);
        }
      }),
    );
  });

  it('security 59: never refuses a client that stays at exactly its quota, however it bursts', () => {
    const steps = Array.from({ length: 100 }, (_, call) => (call % 5 === 0 && call > 0 ? windowMs : 0));
    expect(walk(policy, steps).admitted).toHaveLength(100);
  });

  it.each([
    { afterMs: -1, admitted: false },
    { afterMs: 0, admitted: true },
    { afterMs: 1, admitted: true },
  ])('security 49: a unit is back exactly one window after it was taken ($afterMs ms)', ({ afterMs, admitted }) => {
    expect(walk(policy, [0, 0, 0, 0, 0, windowMs + afterMs]).calls.at(-1)?.admitted).toBe(admitted);
  });

  it('resets when the next unit returns if none is left, else when all have', () => {
    const { calls } = walk(policy, [0, 10, 10, 10, 10, 10]);
    expect(calls[2]?.state?.resetAtMs).toBe(startMs + 20 + windowMs);
    expect(calls[4]?.state).toEqual({
      policy: 'calls',
      quota: 5,
      used: 5,
      remaining: 0,
      resetAtMs: startMs + windowMs,
      retryAfterMs: windowMs - 40,
    });
    expect(calls[5]).toMatchObject({ admitted: false, state: { resetAtMs: startMs + windowMs } });
  });

  it('obeys a quota that is changed, at once', () => {
    const { counter } = walk(policy, [0, 0, 0]);
    expect(now(counter.take([{ ...policy, quota: 2 }], me, startMs)).admitted).toBe(false);
    expect(now(counter.take([{ ...policy, quota: 4 }], me, startMs)).admitted).toBe(true);
  });
});

describe('a sliding limit in a ring', () => {
  const policy = policyOf(1200, { kind: 'sliding', ms: windowMs });
  const fair = policy.quota * (1 - 1 / 60);

  it('security 59: never refuses a client that stays within 59/60 of its quota, whatever its rhythm', () => {
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 60 }), (steps, burst) => {
        const counter = memoryCounter();
        const sent: number[] = [];
        let nowMs = startMs;
        for (const gapMs of steps) {
          nowMs += gapMs;
          const inWindow = sent.filter((at) => at + windowMs > nowMs).length;
          for (let call = 0; call < Math.min(burst, fair - inWindow); call++) {
            expect(now(counter.take([policy], me, nowMs)).admitted).toBe(true);
            sent.push(nowMs);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('security 59: a burst is not held back by a single request that came after it', () => {
    const counter = memoryCounter();
    const admitted = (calls: number, atMs: number) =>
      Array.from({ length: calls }, () => now(counter.take([policy], me, atMs)).admitted).filter(Boolean).length;
    expect(admitted(fair - 1, startMs)).toBe(fair - 1);
    expect(admitted(1, startMs + windowMs / 60 - 1)).toBe(1);
    expect(admitted(fair - 1, startMs + windowMs)).toBe(fair - 1);
  });

  it('does not count a slow client’s past against it', () => {
    const slow = Array.from({ length: 20 }, () => windowMs / 2);
    expect(walk(policy, slow).calls.at(-1)?.state?.remaining).toBe(policy.quota - 2);
  });

  it('is kept at exact times when the policy asks for it', () => {
    const exact = policyOf(1200, { kind: 'sliding', ms: windowMs, exact: true });
    const everyFiveMs = Array.from({ length: 3000 }, () => 5);
    expect(walk(exact, everyFiveMs).admitted).toHaveLength(3000);
  });
});

describe('a limit by the calendar', () => {
  const hour = policyOf(2, { kind: 'fixed', ms: 3_600_000 });

  it.each([
    { afterMs: -1, admitted: false },
    { afterMs: 0, admitted: true },
    { afterMs: 1, admitted: true },
  ])('security 49: a fixed window begins anew exactly on the hour ($afterMs ms)', ({ afterMs, admitted }) => {
    const { calls } = walk(hour, [1_800_000, 0, 1_800_000 + afterMs]);
    expect(calls[1]?.state).toMatchObject({ remaining: 0, resetAtMs: startMs + 3_600_000, retryAfterMs: 1_800_000 });
    expect(calls[2]?.admitted).toBe(admitted);
  });

  it('security 59: no aligned window ever exceeds the quota', () => {
    fc.assert(
      fc.property(gaps, (steps) => {
        const minute = policyOf(3, { kind: 'fixed', ms: windowMs });
        const perWindow = Map.groupBy(walk(minute, steps).admitted, (atMs) => Math.floor(atMs / windowMs));
        for (const hits of perWindow.values()) expect(hits.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it.each([
    { from: '2026-01-31T23:59:59.999Z', end: '2026-02-01T00:00:00.000Z' },
    { from: '2028-02-29T12:00:00.000Z', end: '2028-03-01T00:00:00.000Z' },
    { from: '2026-12-01T00:00:00.000Z', end: '2027-01-01T00:00:00.000Z' },
  ])('a month from $from ends at $end', ({ from, end }) => {
    const month = policyOf(1, { kind: 'month' });
    const counter = memoryCounter();
    const endMs = Date.parse(end);
    expect(now(counter.take([month], me, Date.parse(from))).limits[0]?.resetAtMs).toBe(endMs);
    expect(now(counter.take([month], me, endMs - 1)).admitted).toBe(false);
    expect(now(counter.take([month], me, endMs)).admitted).toBe(true);
  });
});

it('security 62: a window longer than 24.8 days holds to its last millisecond', () => {
  const thirtyDaysMs = 30 * 86_400_000;
  const policy = policyOf(2, { kind: 'sliding', ms: thirtyDaysMs });
  const { calls } = walk(policy, [0, 0, thirtyDaysMs - 1, 1]);
  expect(calls.map((call) => call.admitted)).toEqual([true, true, false, true]);
});
