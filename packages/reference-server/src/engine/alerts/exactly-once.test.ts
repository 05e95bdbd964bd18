import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, startMs, system } from '../../../test/engine/fixture.ts';
import { runs, timeout } from '../../../test/engine/model/runs.ts';
import type { MaybePromise } from '../../maybe-promise.ts';
import type { AlertCondition } from '../stores/alert-row.ts';
import { memoryStore } from '../stores/memory.ts';
import type { StorePort } from '../stores/store.ts';
import type { Crossing } from './crossing.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const actor = everything;
const names = ['a', 'b'] as const;
type Name = (typeof names)[number];

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await null;
};

/** How a store answers once: when, and whether it fails before it did what it was asked, or when it should say so. */
interface Mood {
  readonly before: number;
  readonly after: number;
  readonly fails: 'never' | 'before' | 'after';
  readonly isSudden: boolean;
}
const moods: fc.Arbitrary<Mood> = fc.record({
  before: fc.nat({ max: 3 }),
  after: fc.nat({ max: 3 }),
  fails: fc.constantFrom('never', 'never', 'never', 'before', 'after'),
  isSudden: fc.boolean(),
});
const moody: readonly (keyof StorePort)[] = [
  ...(['addFigures', 'usageOf', 'hours', 'minutes', 'alerts', 'alertState'] as const),
  ...(['crossAlert', 'lineage', 'list', 'dueCrossings', 'moveDelivery'] as const),
];

/** A store that is in a mood at every call about figures or alerts, while it is ill. */
const moodyStore = (plan: readonly Mood[]) => {
  const memory = memoryStore();
  const state = { isIll: false, calls: 0 };
  const store = new Proxy(memory, {
    get(target, asked) {
      const real = Reflect.get(target, asked) as (...given: unknown[]) => unknown;
      if (!moody.includes(asked as keyof StorePort)) return real;
      return (...given: unknown[]) => {
        const mood = state.isIll ? plan[state.calls++ % plan.length] : undefined;
        if (mood === undefined) return real(...given);
        // A callback whose delivery is written is not told again, whatever was said of that.
        const fails = asked === 'moveDelivery' && mood.fails === 'after' ? 'before' : mood.fails;
        const fail = (when: Mood['fails']) => {
          if (fails === when) throw new Error('The store is away.');
        };
        const answer = (): unknown => {
          fail('before');
          const answered = real(...given);
          fail('after');
          return answered;
        };
        return mood.isSudden
          ? answer()
          : turns(mood.before)
              .then(answer)
              .finally(() => turns(mood.after));
      };
    },
  });
  return { memory, store, state };
};

/** What a key is asked in a minute. */
interface Burst {
  readonly name: Name;
  readonly ok: number;
  readonly failed: number;
}
const bursts: fc.Arbitrary<Burst> = fc.record({
  name: fc.constantFrom(...names),
  ok: fc.constantFrom(0, 1, 2, 6),
  failed: fc.constantFrom(0, 0, 1, 4),
});
const visits = fc.constantFrom('flush', 'evaluate', 'tend', 'crossings', 'get', 'blink', 'nothing');
const steps = fc.record({
  /** After so many minutes; of these, a time of days begins with a store that is well. */
  minutes: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 4 }) },
    { weight: 2, arbitrary: fc.integer({ min: 5, max: 150 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1440, max: 15 * 1440 }) },
  ),
  bursts: fc.array(bursts, { maxLength: 3 }),
  visits: fc.array(fc.record({ visit: visits, idle: fc.nat({ max: 6 }) }), { maxLength: 4 }),
});
type Step = typeof steps extends fc.Arbitrary<infer Told> ? Told : never;

const busy: AlertCondition = { kind: 'requests_per_minute', above: 3 };
const failing = { kind: 'error_rate', above: 0.5, minutes: 3, atLeast: 4 } as const;
const idle: AlertCondition = { kind: 'unused', days: 3 };
const ending: AlertCondition = { kind: 'expiring', days: 10 };

/** When what should be crossed, in plain words and with all that happened before one’s eyes. */
const model = (happened: readonly (Burst & { readonly minute: number })[], endMs: number) => {
  const endMinute = Math.floor((endMs - startMs) / minuteMs);
  const sumOf = (isMeant: (name: Name) => boolean, first: number, last: number) => {
    const within = happened.filter(({ name, minute }) => isMeant(name) && minute >= first && minute <= last);
    const failed = within.reduce((sum, burst) => sum + burst.failed, 0);
    return { failed, answers: within.reduce((sum, burst) => sum + burst.ok, failed) };
  };
  const minutes = new Set(happened.flatMap(({ minute }) => [0, 1, 2, 3].map((later) => minute + later)));
  const ordered = [...minutes].filter((minute) => minute <= endMinute).sort((one, other) => one - other);
  const crossed = (
    isMeant: (name: Name) => boolean,
    together: number,
    weigh: (sum: ReturnType<typeof sumOf>) => boolean | null,
  ) => {
    const found: number[] = [];
    let isArmed = true;
    for (const minute of ordered) {
      const isAbove = weigh(sumOf(isMeant, minute - together + 1, minute));
      if (isAbove === true && isArmed) found.push(minute * minuteMs);
      if (isAbove !== null) isArmed = !isAbove;
    }
    return found;
  };
  const isBusy = ({ answers }: { answers: number }) => answers > 3;
  const isFailing = ({ answers, failed }: { answers: number; failed: number }) =>
    failed <= answers / 2 ? false : answers >= 4 ? true : null;
  const unused = (asked: Name) => {
    const uses = happened.filter(({ name, ok, failed }) => name === asked && ok + failed > 0);
    const moments = [0, ...uses.map(({ minute }) => minute * minuteMs), endMs - startMs];
    return moments.flatMap((atMs, index) => {
      const next = moments[index + 1];
      return next !== undefined && next - atMs >= 3 * dayMs ? [atMs + 3 * dayMs] : [];
    });
  };
  return {
    'a is busy': crossed((name) => name === 'a', 1, isBusy),
    'all are busy': crossed(() => true, 1, isBusy),
    'b fails': crossed((name) => name === 'b', 3, isFailing),
    'all fail': crossed(() => true, 3, isFailing),
    'a is idle': unused('a'),
    'b is idle': unused('b'),
    'one expires': endMs - startMs >= 10 * dayMs ? [10 * dayMs] : [],
  };
};

const run = async (plan: readonly Mood[], script: readonly Step[]) => {
  const { memory, store, state } = moodyStore(plan);
  const told: Crossing[] = [];
  const lifecycle = { ...system.lifecycle, acts: ['issue', 'disable', 'revoke'] } as const;
  const { engine, time } = bench({
    provider: { lifecycle },
    ports: {
      store,
      later: (work) => void turns(state.calls % 4).then(work),
      notify: { isHeard: () => true, tell: (crossing) => told.push(crossing) },
    },
  });
  const keys = { a: issued(engine), b: issued(engine) };
  issued(engine, { expiresAt: startMs + 20 * dayMs });
  const watch = (condition: AlertCondition, name?: Name) => {
    const of = name === undefined ? { owner: 'ada' } : { key: keys[name].key.id };
    const made = now(engine.alerts.create({ actor, condition, channel: { kind: 'callback' }, ...of }));
    if (!made.ok) throw new Error(made.problem.message);
    return made.alert.id;
  };
  const alerts = {
    'a is busy': watch(busy, 'a'),
    'all are busy': watch(busy),
    'b fails': watch(failing, 'b'),
    'all fail': watch(failing),
    'a is idle': watch(idle, 'a'),
    'b is idle': watch(idle, 'b'),
    'one expires': watch(ending),
  };

  const quietly = async (act: () => MaybePromise<unknown>): Promise<void> => {
    await Promise.resolve()
      .then(act)
      .catch(() => undefined);
  };
  const settle = async (): Promise<void> => {
    state.isIll = false;
    await turns(300);
    await engine.flush();
    await engine.alerts.evaluate();
    await turns(50);
  };
  const visitsOf = {
    flush: () => engine.flush(),
    evaluate: () => engine.alerts.evaluate(),
    tend: () => engine.alerts.tend(),
    crossings: () => engine.alerts.crossings({ actor }),
    get: () => engine.get({ actor, id: keys.a.key.id }),
    async blink() {
      now(memory.disable(keys.a.key.id, time.nowMs, entry));
      await quietly(() => engine.alerts.evaluate());
      now(memory.disable(keys.a.key.id, null, entry));
    },
    nothing: () => undefined,
  };

  const happened: (Burst & { readonly minute: number })[] = [];
  let minute = 0;
  state.isIll = true;
  for (const step of script) {
    if (step.minutes >= 1440) await settle();
    minute += step.minutes;
    time.nowMs = startMs + minute * minuteMs;
    state.isIll = true;
    for (const burst of step.bursts) {
      for (let call = 0; call < burst.ok + burst.failed; call++) {
        const decision = now(engine.verify(asking(keys[burst.name].text)));
        now(engine.record(decision, { status: call < burst.ok ? 200 : 500 }));
        expect(decision.allowed).toBe(true);
      }
      happened.push({ ...burst, minute });
    }
    for (const { visit, idle: idleTurns } of step.visits) {
      await turns(idleTurns);
      // Who blinks waits until the key is alive again; the others are under way at once.
      const going = quietly(visitsOf[visit]);
      if (visit === 'blink') await going;
    }
  }
  await settle();
  time.nowMs += 120 * minuteMs;
  await settle();
  return { engine, memory, told, alerts, happened, keys, endMs: time.nowMs };
};

const entry = {
  atMs: startMs,
  action: 'disable',
  actor: 'system',
  keyId: null,
  owner: null,
  address: null,
  requestId: null,
  data: {},
} as const;

describe('figures and alerts over a store that fails now and then', () => {
  it(
    'security 66: count every use once, and tell every crossing exactly once',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(moods, { minLength: 1, maxLength: 20 }),
          fc.array(steps, { minLength: 1, maxLength: 14 }),
          async (plan, script) => {
            const { engine, told, alerts, happened, keys, endMs } = await run(plan, script);
            for (const name of names) {
              const its = happened.filter((burst) => burst.name === name);
              const errorCount = its.reduce((sum, { failed }) => sum + failed, 0);
              const requestCount = its.reduce((sum, { ok }) => sum + ok, errorCount);
              expect(await engine.get({ actor, id: keys[name].key.id })).toMatchObject({
                key: { requestCount, errorCount },
              });
            }
            expect(await engine.flush()).toEqual({ lost: 0, unaudited: 0, areAlertsOwed: false });
            const seen = await engine.alerts.crossings({ actor });
            if (!seen.ok) throw new Error(seen.problem.message);
            const found = Object.fromEntries(
              Object.entries(alerts).map(([name, id]) => [
                name,
                seen.crossings
                  .filter(({ alert }) => alert === id)
                  .map(({ at }) => at.getTime() - startMs)
                  .sort((one, other) => one - other),
              ]),
            );
            expect(found).toEqual(model(happened, endMs));
            expect(told.map(({ id }) => id).sort()).toEqual(seen.crossings.map(({ id }) => id).sort());
          },
        ),
        { numRuns: Math.ceil(runs * 0.3) },
      );
    },
    timeout,
  );
});
