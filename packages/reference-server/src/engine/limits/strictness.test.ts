import type { LimitPolicy, LimitWindow } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asking, bench, issued, now, startMs } from '../../../test/engine/fixture.ts';
import { memoryCounter } from './memory.ts';
import { slidingRing } from './sliding-ring.ts';

const windowMs = 6000;
const me = { key: 'key_1', owner: 'ada', operation: 'list' };
const policyOf = (quota: number, window: LimitWindow, told: Partial<LimitPolicy> = {}): LimitPolicy => ({
  id: 'calls',
  title: 'calls',
  quota,
  window,
  partition: 'key',
  ...told,
});

/** An oracle keeps every time and says how many units count at a moment; `certain` of the quota is never refused. */
interface Kind {
  readonly name: string;
  readonly policy: LimitPolicy;
  readonly costs: readonly number[];
  /** The window that a moment lies in, where windows lie on the calendar. */
  readonly windowOf?: (atMs: number) => number;
  readonly certain: number;
  /** Where the adversary strikes: the edges of windows or of the buckets within them. */
  readonly edgeMs: number;
}

const monthOf = (atMs: number) => new Date(atMs).getUTCFullYear() * 12 + new Date(atMs).getUTCMonth();
const kinds: readonly Kind[] = [
  {
    name: 'sliding, exact',
    policy: policyOf(12, { kind: 'sliding', ms: windowMs }),
    costs: [1, 1, 2, 5, 12],
    certain: 1,
    edgeMs: windowMs,
  },
  {
    name: 'sliding, in a ring',
    policy: policyOf(1200, { kind: 'sliding', ms: windowMs }),
    costs: [1, 19, 20, 21, 60, 400],
    certain: 59 / 60,
    edgeMs: windowMs / 60,
  },
  {
    name: 'sliding, large and exact',
    policy: policyOf(1200, { kind: 'sliding', ms: windowMs, exact: true }),
    costs: [1, 20, 60, 400],
    certain: 1,
    edgeMs: windowMs,
  },
  {
    name: 'sliding, of 90 days',
    policy: policyOf(12, { kind: 'sliding', ms: 90 * 86_400_000 }),
    costs: [1, 2, 5],
    certain: 1,
    edgeMs: 90 * 86_400_000,
  },
  {
    name: 'fixed',
    policy: policyOf(12, { kind: 'fixed', ms: windowMs }),
    costs: [1, 1, 2, 5, 12],
    windowOf: (atMs) => Math.floor(atMs / windowMs),
    certain: 1,
    edgeMs: windowMs,
  },
  {
    name: 'by the month',
    policy: policyOf(12, { kind: 'month' }),
    costs: [1, 2, 5, 12],
    windowOf: monthOf,
    certain: 1,
    edgeMs: 86_400_000,
  },
];

/** What an adversary does next; it knows what it was told so far. */
type Move =
  | { readonly do: 'wait'; readonly ms: number }
  /** To a moment about the next edge of the windows or buckets. */
  | { readonly do: 'edge'; readonly offsetMs: number }
  /** To a moment about the time that it was told to wait. */
  | { readonly do: 'retry'; readonly offsetMs: number }
  /** To a moment about the reset that it was told. */
  | { readonly do: 'reset'; readonly offsetMs: number }
  | { readonly do: 'burst'; readonly calls: number; readonly cost: number };

const moves = ({ costs, edgeMs, policy }: Kind) => {
  const offsetMs = fc.constantFrom(-1, 0, 1);
  const wholeMs = 'ms' in policy.window ? policy.window.ms : 31 * 86_400_000;
  return fc.array(
    fc.oneof(
      fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: wholeMs }) }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: Math.ceil(edgeMs / 3) }) }),
      fc.record({ do: fc.constant('edge' as const), offsetMs }),
      fc.record({ do: fc.constant('retry' as const), offsetMs }),
      fc.record({ do: fc.constant('reset' as const), offsetMs }),
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('burst' as const),
          calls: fc.integer({ min: 1, max: 30 }),
          cost: fc.constantFrom(...costs),
        }),
      },
    ),
    { minLength: 10, maxLength: 60 },
  );
};

interface Call {
  readonly atMs: number;
  readonly cost: number;
}

/** Plays an adversary's moves; `judge` is asked at each call, with all that were admitted before. */
const play = (
  { policy, edgeMs }: Kind,
  game: readonly Move[],
  judge: (call: Call, isAdmitted: boolean, admitted: readonly Call[]) => void,
) => {
  const counter = memoryCounter();
  const admitted: Call[] = [];
  let nowMs = startMs;
  let retryAtMs = startMs;
  let resetAtMs = startMs;
  const goTo = (atMs: number) => {
    nowMs = Math.max(nowMs, atMs);
  };
  for (const move of game) {
    switch (move.do) {
      case 'wait':
        nowMs += move.ms;
        break;
      case 'edge':
        goTo((Math.floor(nowMs / edgeMs) + 1) * edgeMs + move.offsetMs);
        break;
      case 'retry':
        goTo(retryAtMs + move.offsetMs);
        break;
      case 'reset':
        goTo(resetAtMs + move.offsetMs);
        break;
      case 'burst':
        for (let call = 0; call < move.calls; call++) {
          const taken = counter.take([policy], me, nowMs, move.cost);
          const one = { atMs: nowMs, cost: move.cost };
          judge(one, taken.admitted, admitted);
          if (taken.admitted) admitted.push(one);
          const [state] = taken.limits;
          if (state === undefined) throw new Error('The limit has no state.');
          resetAtMs = state.resetAtMs;
          if (!taken.admitted) retryAtMs = nowMs + state.retryAfterMs;
        }
    }
  }
  return admitted;
};

const unitsOf = (calls: readonly Call[]): number => calls.reduce((sum, { cost }) => sum + cost, 0);

/** Units that count at a moment, by every time that was kept. */
const countedAt = ({ policy, windowOf }: Kind, calls: readonly Call[], nowMs: number): number => {
  const { window } = policy;
  if (windowOf) return unitsOf(calls.filter(({ atMs }) => windowOf(atMs) === windowOf(nowMs)));
  if (window.kind !== 'sliding') throw new Error('Say where the window of a moment is.');
  return unitsOf(calls.filter(({ atMs }) => atMs + window.ms > nowMs));
};

describe.each(kinds)('a limit that is $name, under an adversary', (kind) => {
  const { policy, windowOf, certain } = kind;

  it('security 59: never admits more than its quota in any window', () => {
    fc.assert(
      fc.property(moves(kind), (game) => {
        const admitted = play(kind, game, () => {});
        const windows = windowOf
          ? [...Map.groupBy(admitted, ({ atMs }) => windowOf(atMs)).values()]
          : admitted.map(({ atMs: fromMs }) =>
              admitted.filter(
                ({ atMs }) =>
                  atMs >= fromMs && atMs < fromMs + (policy.window.kind === 'sliding' ? policy.window.ms : 0),
              ),
            );
        for (const calls of windows) expect(unitsOf(calls)).toBeLessThanOrEqual(policy.quota);
      }),
    );
  });

  it('security 59: never refuses who keeps to it', () => {
    fc.assert(
      fc.property(moves(kind), (game) => {
        play(kind, game, ({ atMs, cost }, isAdmitted, admitted) => {
          const counted = countedAt(kind, admitted, atMs) + cost;
          if (counted <= policy.quota * certain) expect(isAdmitted).toBe(true);
          if (counted > policy.quota) expect(isAdmitted).toBe(false);
        });
      }),
    );
  });

  it('security 33: tells exactly when a request passes: refused a millisecond before, admitted then', () => {
    fc.assert(
      fc.property(moves(kind), fc.constantFrom(...kind.costs), (game, cost) => {
        const counter = memoryCounter();
        const calls = play(kind, game, () => {});
        for (const call of calls) counter.take([policy], me, call.atMs, call.cost);
        const nowMs = calls.at(-1)?.atMs ?? startMs;
        let refused = counter.take([policy], me, nowMs, cost);
        while (refused.admitted) refused = counter.take([policy], me, nowMs, cost);
        const waitMs = refused.limits[0]?.retryAfterMs ?? 0;
        expect(waitMs).toBeGreaterThan(0);
        expect(waitMs).toBeLessThanOrEqual('ms' in policy.window ? policy.window.ms : 31 * 86_400_000);
        expect(counter.take([policy], me, nowMs + waitMs - 1, cost).admitted).toBe(false);
        expect(counter.take([policy], me, nowMs + waitMs, cost).admitted).toBe(true);
      }),
    );
  });
});

/** Three limits of three kinds that hold together. */
const together = [
  policyOf(7, { kind: 'sliding', ms: 5000 }, { id: 'seconds' }),
  policyOf(20, { kind: 'fixed', ms: 60_000 }, { id: 'minute' }),
  policyOf(50, { kind: 'month' }, { id: 'month', partition: 'owner' }),
];
const costlyCalls = fc.array(
  fc.record({ gapMs: fc.integer({ min: 0, max: 4000 }), cost: fc.integer({ min: 0, max: 8 }) }),
  { maxLength: 60 },
);

describe('several limits together', () => {
  it('security 60: take all their units or none, whatever a request costs', () => {
    fc.assert(
      fc.property(costlyCalls, (calls) => {
        const counter = memoryCounter();
        let nowMs = startMs;
        for (const { gapMs, cost } of calls) {
          nowMs += gapMs;
          const before = counter.peek(together, me, nowMs).map(({ remaining }) => remaining);
          const { admitted, limits } = counter.take(together, me, nowMs, cost);
          expect(admitted).toBe(before.every((left) => left >= cost));
          expect(limits.map(({ remaining }) => remaining)).toEqual(
            admitted ? before.map((left) => left - cost) : before,
          );
        }
      }),
    );
  });

  it('security 33: pass exactly when the last of them says', () => {
    fc.assert(
      fc.property(costlyCalls, fc.integer({ min: 1, max: 7 }), (calls, cost) => {
        const counter = memoryCounter();
        let nowMs = startMs;
        for (const call of calls) {
          nowMs += call.gapMs;
          counter.take(together, me, nowMs, call.cost);
        }
        let refused = counter.take(together, me, nowMs, cost);
        while (refused.admitted) refused = counter.take(together, me, nowMs, cost);
        const waitMs = Math.max(...refused.limits.map(({ retryAfterMs }) => retryAfterMs));
        expect(counter.take(together, me, nowMs + waitMs - 1, cost).admitted).toBe(false);
        expect(counter.take(together, me, nowMs + waitMs, cost).admitted).toBe(true);
      }),
    );
  });
});

describe('a limit that counts beyond its quota', () => {
  const windows: readonly LimitWindow[] = [
    { kind: 'sliding', ms: windowMs },
    { kind: 'sliding', ms: windowMs, exact: true },
    { kind: 'fixed', ms: windowMs },
    { kind: 'month' },
  ];

  it.each(windows)('refuses nothing and goes on counting ($kind, exact: $exact)', (window) => {
    const counter = memoryCounter();
    const counted = policyOf(10, window, { beyond: 'counted' });
    for (let call = 1; call <= 1000; call++) {
      const { admitted, limits } = counter.take([counted], me, startMs, 3);
      expect(admitted).toBe(true);
      expect(limits[0]).toMatchObject({ used: 3 * call, remaining: Math.max(0, 10 - 3 * call), retryAfterMs: 0 });
    }
    expect(counter.take([counted], me, startMs, 11).admitted).toBe(true);
    expect(counter.peek([counted], me, startMs + 31 * 86_400_000)[0]).toMatchObject({ used: 0, remaining: 10 });
  });

  it('security 60: counts nothing of a request that another limit refuses', () => {
    const counter = memoryCounter();
    const both = [policyOf(1, { kind: 'month' }, { id: 'billed', beyond: 'counted' }), policyOf(3, { kind: 'month' })];
    for (let call = 0; call < 9; call++) counter.take(both, me, startMs);
    expect(counter.peek(both, me, startMs)).toMatchObject([{ used: 3 }, { used: 3, remaining: 0 }]);
  });

  it('holds again where the plan no longer bills what is beyond: what was used counts on', () => {
    const counter = memoryCounter();
    const billed = policyOf(5, { kind: 'month' }, { beyond: 'counted' });
    for (let call = 0; call < 8; call++) counter.take([billed], me, startMs);
    expect(counter.take([policyOf(8, { kind: 'month' })], me, startMs).admitted).toBe(false);
    expect(counter.take([policyOf(9, { kind: 'month' })], me, startMs).admitted).toBe(true);
  });

  it('security 63: is kept in a few parts, however far beyond it goes', () => {
    const ring = slidingRing(windowMs);
    const state = ring.open();
    for (let call = 0; call < 100_000; call++) ring.take(state, 10, 1, startMs + Math.floor(call / 20));
    expect(state.count).toBe(100_000);
    expect(state.buckets).toBeLessThan(1000);
    ring.settle(state, startMs + 5000 + windowMs);
    expect(state.count).toBe(0);
  });
});

describe('a clock that is set back', () => {
  it('security 51: gives no quota: by the time that went forward, no window admits more', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5000, max: 3000 }), { minLength: 20, maxLength: 120 }), (steps) => {
        const hour = policyOf(3, { kind: 'sliding', ms: windowMs });
        const { engine, time } = bench({ options: { limits: [hour] } });
        const { text } = issued(engine);
        let forwardMs = 0;
        const admitted: Call[] = [];
        for (const stepMs of steps) {
          time.nowMs += stepMs;
          forwardMs += Math.max(0, stepMs);
          if (now(engine.verify(asking(text))).allowed) admitted.push({ atMs: forwardMs, cost: 1 });
        }
        for (const { atMs: fromMs } of admitted) {
          const calls = admitted.filter(({ atMs }) => atMs >= fromMs && atMs < fromMs + windowMs);
          expect(calls.length).toBeLessThanOrEqual(3);
        }
      }),
    );
  });

  it('security 51: gives none to a second engine on the same counter, whose clock is late', () => {
    const counter = memoryCounter();
    const limit = [policyOf(2, { kind: 'sliding', ms: windowMs })];
    const at = [0, -3000, windowMs - 3000, windowMs - 1, windowMs];
    expect(at.map((ms) => counter.take(limit, me, startMs + ms).admitted)).toEqual([true, true, false, false, true]);
  });
});

describe('what a request costs', () => {
  it('security 64: may be told with it; 0 only looks', () => {
    const { engine } = bench({ options: { limits: [policyOf(10, { kind: 'month' })] } });
    const { text } = issued(engine);
    const left = [4, 0, 6, 0, 1].map((cost) => {
      const { allowed, limits } = now(engine.verify(asking(text, { cost })));
      return [allowed, limits[0]?.remaining];
    });
    expect(left).toEqual([
      [true, 6],
      [true, 6],
      [true, 0],
      [true, 0],
      [false, 0],
    ]);
    expect(() => engine.verify(asking(text, { cost: -1 }))).toThrow(RangeError);
  });
});
