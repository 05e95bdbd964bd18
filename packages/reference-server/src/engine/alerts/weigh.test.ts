import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startMs } from '../../../test/engine/fixture.ts';
import type { AlertCondition, AlertState } from '../stores/alert-row.ts';
import { aMinuteMs, dayMs, minuteOf, type Watched, type WeighedAt, weigh } from './weigh.ts';

const nothing: Watched = { minutes: [], idleSinceMs: null, idle: null, expiresAtMs: null };
const armed: AlertState = { crossedBy: null, weighedToMs: startMs };
const settlesMs = 10_000;
/** A moment, by which answers of minutes that ended ten seconds before have come. */
const at = (nowMs: number): WeighedAt => ({ nowMs, settledMs: minuteOf(nowMs - settlesMs) });

describe('requests a minute', () => {
  const condition: AlertCondition = { kind: 'requests_per_minute', above: 3 };

  /** Beginnings of the runs of minutes that lie above. */
  const runs = (counts: readonly number[]) =>
    counts.flatMap((count, minute) =>
      count > 3 && !((counts[minute - 1] ?? 0) > 3) ? [startMs + minute * aMinuteMs] : [],
    );

  it('cross once for each run of minutes above, whenever and however often they are weighed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 30 }),
        // At any moment, and just when minutes begin.
        fc.array(
          fc.oneof(
            fc.integer({ min: 0, max: 40 * aMinuteMs }),
            fc.integer({ min: 0, max: 40 }).map((minute) => minute * aMinuteMs),
          ),
          { maxLength: 40 },
        ),
        fc.boolean(),
        (counts, moments, isSudden) => {
          const endMs = startMs + counts.length * aMinuteMs + settlesMs;
          let state = armed;
          const crossed: number[] = [];
          const weighedAt = [...moments.map((afterMs) => startMs + afterMs), endMs, endMs + 1];
          for (const nowMs of weighedAt.filter((atMs) => atMs <= endMs + 1).sort((one, other) => one - other)) {
            // What has been answered by now: of the present minute a part.
            const minutes = counts.flatMap((count, minute) => {
              const minuteMs = startMs + minute * aMinuteMs;
              const part = nowMs < minuteMs ? 0 : isSudden ? 1 : Math.min(1, (nowMs - minuteMs) / aMinuteMs);
              const answers = Math.floor(count * part);
              return answers > 0 && minuteMs >= state.weighedToMs ? [{ minuteMs, answers, failed: 0 }] : [];
            });
            const weighed = weigh(condition, state, { ...nothing, minutes }, at(nowMs));
            state = weighed.state;
            crossed.push(...weighed.crossings.map(({ atMs }) => atMs));
          }
          expect(crossed).toEqual(runs(counts));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('have been weighed for good where they are told again', () => {
    const weighedTo = { crossedBy: null, weighedToMs: startMs + aMinuteMs };
    const minutes = [{ minuteMs: startMs, answers: 9, failed: 0 }];
    const told = { ...nothing, minutes };
    expect(weigh(condition, weighedTo, told, at(startMs + 2 * aMinuteMs))).toEqual({
      state: weighedTo,
      crossings: [],
    });
  });

  it('cross again after a silence, even where the minute that crossed first is known no more', () => {
    const crossed: AlertState = { crossedBy: startMs, weighedToMs: startMs };
    const laterMs = startMs + 100 * aMinuteMs;
    const minutes = [{ minuteMs: laterMs, answers: 4, failed: 0 }];
    expect(weigh(condition, crossed, { ...nothing, minutes }, at(laterMs)).crossings).toEqual([
      { value: 4, atMs: laterMs },
    ]);
    const silent = weigh(condition, crossed, nothing, at(laterMs));
    expect(silent.state).toEqual({ crossedBy: null, weighedToMs: laterMs - aMinuteMs });
  });

  it('are still crossed where the last minute that settled was above, and the next has no answers yet', () => {
    const crossed: AlertState = { crossedBy: startMs, weighedToMs: startMs + aMinuteMs };
    const minutes = [{ minuteMs: startMs + aMinuteMs, answers: 4, failed: 0 }];
    const nowMs = startMs + 2 * aMinuteMs + settlesMs;
    expect(weigh(condition, crossed, { ...nothing, minutes }, at(nowMs))).toEqual({
      state: { crossedBy: startMs, weighedToMs: startMs + 2 * aMinuteMs },
      crossings: [],
    });
  });

  it('cross as soon as the minute is above, not when it has ended', () => {
    const minutes = [{ minuteMs: startMs, answers: 4, failed: 0 }];
    const { crossings } = weigh(condition, armed, { ...nothing, minutes }, at(startMs + 5000));
    expect(crossings).toEqual([{ value: 4, atMs: startMs }]);
  });
});

describe('the share of errors', () => {
  const condition: AlertCondition = { kind: 'error_rate', above: 0.5, minutes: 5, atLeast: 4 };
  const ask = (state: AlertState, minutes: Watched['minutes'], nowMs: number) =>
    weigh(condition, state, { ...nothing, minutes }, at(nowMs));
  const bad = { minuteMs: startMs, answers: 4, failed: 3 };

  it('crosses above the threshold, not at it, and not of too few answers', () => {
    expect(ask(armed, [bad], startMs).crossings).toEqual([{ value: 0.75, atMs: startMs }]);
    expect(ask(armed, [{ ...bad, failed: 2 }], startMs).crossings).toEqual([]);
    expect(ask(armed, [{ ...bad, answers: 3 }], startMs).crossings).toEqual([]);
  });

  it('is told once while it stays above, and again when it was below', () => {
    let state = armed;
    const told: number[] = [];
    const steps = [
      [bad],
      [bad],
      [bad, { minuteMs: startMs + aMinuteMs, answers: 10, failed: 0 }],
      [
        bad,
        { minuteMs: startMs + aMinuteMs, answers: 10, failed: 0 },
        { ...bad, minuteMs: startMs + 2 * aMinuteMs, answers: 40, failed: 40 },
      ],
    ];
    for (const [step, minutes] of steps.entries()) {
      const weighed = ask(state, minutes, startMs + step * aMinuteMs);
      state = weighed.state;
      told.push(weighed.crossings.length);
    }
    expect(told).toEqual([1, 0, 0, 1]);
  });

  it('looks back as far as it says, and is armed again by silence', () => {
    const crossed = ask(armed, [bad], startMs).state;
    const crossedBy = (minutes: number) =>
      ask(crossed, [bad], startMs + minutes * aMinuteMs + settlesMs).state.crossedBy;
    expect([crossedBy(4), crossedBy(5), crossedBy(6)]).toEqual([startMs, startMs, null]);
  });
});

describe('the share of errors over several minutes', () => {
  interface Minute {
    readonly answers: number;
    readonly failed: number;
  }

  /** Each minute after the other, with those before it, in plain words. */
  const crossedIn = (
    all: readonly Minute[],
    { above, minutes: together, atLeast }: Extract<AlertCondition, { kind: 'error_rate' }>,
  ): number[] => {
    const crossed: number[] = [];
    let isArmed = true;
    for (const minute of all.keys()) {
      const window = all.slice(Math.max(0, minute - together + 1), minute + 1);
      const answers = window.reduce((sum, each) => sum + each.answers, 0);
      const failed = window.reduce((sum, each) => sum + each.failed, 0);
      if (failed <= above * answers) isArmed = true;
      else if (answers >= atLeast) {
        if (isArmed) crossed.push(startMs + minute * aMinuteMs);
        isArmed = false;
      }
    }
    return crossed;
  };

  it('crosses once for each run of minutes above, whenever and however seldom it is weighed', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc
            .record({ ok: fc.constantFrom(0, 0, 1, 2, 8), failed: fc.constantFrom(0, 0, 0, 1, 3) })
            .map(({ ok, failed }) => ({ answers: ok + failed, failed })),
          { minLength: 1, maxLength: 30 },
        ),
        fc.record({
          kind: fc.constant('error_rate' as const),
          above: fc.constantFrom(0, 0.25, 0.5),
          minutes: fc.integer({ min: 1, max: 6 }),
          atLeast: fc.integer({ min: 1, max: 5 }),
        }),
        fc.array(fc.integer({ min: 0, max: 40 * aMinuteMs }), { maxLength: 20 }),
        (all, condition, moments) => {
          const silent = { answers: 0, failed: 0 };
          const known = [...all, ...Array.from({ length: condition.minutes }, () => silent)];
          const endMs = startMs + known.length * aMinuteMs - 1;
          let state = armed;
          const crossed: number[] = [];
          const weighedAt = [...moments.map((afterMs) => Math.min(startMs + afterMs, endMs)), endMs, endMs + settlesMs];
          for (const nowMs of weighedAt.sort((one, other) => one - other)) {
            const fromMs = state.weighedToMs - (condition.minutes - 1) * aMinuteMs;
            const minutes = known
              .map((each, minute) => ({ minuteMs: startMs + minute * aMinuteMs, ...each }))
              .filter(({ minuteMs, answers }) => answers > 0 && minuteMs >= fromMs && minuteMs <= nowMs);
            const weighed = weigh(condition, state, { ...nothing, minutes }, at(nowMs));
            state = weighed.state;
            crossed.push(...weighed.crossings.map(({ atMs }) => atMs));
          }
          expect(crossed).toEqual(crossedIn(known, condition));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is told of minutes that nobody looked at while they lasted', () => {
    const condition: AlertCondition = { kind: 'error_rate', above: 0.5, minutes: 2, atLeast: 4 };
    const minutes = [3, 4, 90].map((minute) => ({ minuteMs: startMs + minute * aMinuteMs, answers: 4, failed: 4 }));
    const { state, crossings } = weigh(condition, armed, { ...nothing, minutes }, at(startMs + 200 * aMinuteMs));
    expect(crossings).toEqual([3, 90].map((minute) => ({ value: 1, atMs: startMs + minute * aMinuteMs })));
    expect(state).toEqual({ crossedBy: null, weighedToMs: startMs + 199 * aMinuteMs });
  });

  it('ends not with a minute that goes on: it may be above yet', () => {
    const condition: AlertCondition = { kind: 'error_rate', above: 0.5, minutes: 1, atLeast: 1 };
    const bad = { minuteMs: startMs, answers: 4, failed: 4 };
    const good = { minuteMs: startMs + aMinuteMs, answers: 4, failed: 0 };
    const weighAt = (nowMs: number, minutes: Watched['minutes']) =>
      weigh(condition, { ...armed, crossedBy: startMs }, { ...nothing, minutes }, at(nowMs)).state.crossedBy;
    expect(weighAt(startMs + 2 * aMinuteMs, [bad, good])).toBe(startMs);
    expect(weighAt(startMs + 2 * aMinuteMs + settlesMs, [bad, good])).toBeNull();
  });
});

describe('the days of a key’s life', () => {
  it('leave all as it is while the key cannot be used: that it can again is no news', () => {
    const crossed: AlertState = { crossedBy: startMs, weighedToMs: startMs };
    for (const kind of ['unused', 'expiring'] as const) {
      expect(weigh({ kind, days: 7 }, crossed, nothing, at(startMs + 9 * dayMs))).toEqual({
        state: crossed,
        crossings: [],
      });
    }
  });

  it('cross for a time without use that a use has ended, once, and where it is long enough', () => {
    const idle = { sinceMs: startMs, untilMs: startMs + 9.5 * dayMs };
    const used = { ...nothing, idleSinceMs: idle.untilMs, idle };
    const weighUsed = (days: number, state: AlertState) =>
      weigh({ kind: 'unused', days }, state, used, at(startMs + 10 * dayMs));
    const after = { crossedBy: null, weighedToMs: idle.untilMs };
    expect(weighUsed(9, armed)).toEqual({ state: after, crossings: [{ value: 9.5, atMs: startMs + 9 * dayMs }] });
    expect(weighUsed(10, armed)).toEqual({ state: after, crossings: [] });
    // It was told while it lasted, or before the alert was.
    expect(weighUsed(9, { crossedBy: startMs, weighedToMs: startMs })).toEqual({ state: after, crossings: [] });
    expect(weighUsed(9, after)).toEqual({ state: after, crossings: [] });
    expect(weighUsed(9, { ...armed, weighedToMs: idle.untilMs + 1 }).crossings).toEqual([]);
  });

  it('security 49: cross at the very millisecond, and not before', () => {
    for (const [kind, life] of [
      ['unused', { idleSinceMs: startMs, expiresAtMs: null }],
      ['expiring', { idleSinceMs: null, expiresAtMs: startMs + 14 * dayMs }],
    ] as const) {
      const crossings = [-1, 0].map(
        (offsetMs) =>
          weigh({ kind, days: 7 }, armed, { ...nothing, ...life }, at(startMs + 7 * dayMs + offsetMs)).crossings,
      );
      expect(crossings).toEqual([[], [{ value: 7, atMs: startMs + 7 * dayMs }]]);
    }
  });

  it('arm an alert again as soon as the key is used, and change nothing else of what is known', () => {
    const crossed: AlertState = { crossedBy: startMs, weighedToMs: startMs };
    const used = { ...nothing, idleSinceMs: startMs + 8 * dayMs };
    expect(weigh({ kind: 'unused', days: 7 }, crossed, used, at(startMs + 9 * dayMs))).toEqual({
      state: armed,
      crossings: [],
    });
  });

  it('cross once for each time without use, however seldom they are weighed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 * dayMs }), { minLength: 1, maxLength: 20 }),
        fc.array(fc.integer({ min: 0, max: 10 * dayMs }), { maxLength: 30 }),
        (gaps, pauses) => {
          const uses = [startMs];
          for (const gapMs of gaps) uses.push((uses.at(-1) ?? startMs) + gapMs);
          // After each use, as figures are written, and at other moments.
          const moments = [...uses.slice(1)];
          for (const pauseMs of pauses) moments.push((moments.at(-1) ?? startMs) + pauseMs);
          let state = armed;
          const told: number[] = [];
          for (const nowMs of moments.sort((one, other) => one - other)) {
            const past = uses.filter((atMs) => atMs <= nowMs);
            const idle =
              past
                .map((untilMs, index) => ({ sinceMs: past[index - 1] ?? untilMs, untilMs }))
                .findLast(({ sinceMs, untilMs }) => untilMs - sinceMs >= dayMs) ?? null;
            const life = { ...nothing, idleSinceMs: past.at(-1) ?? startMs, idle };
            const weighed = weigh({ kind: 'unused', days: 7 }, state, life, at(nowMs));
            state = weighed.state;
            told.push(...weighed.crossings.map(({ atMs }) => atMs));
          }
          const last = moments.at(-1) ?? startMs;
          const expected = uses.filter((atMs, index) => (uses[index + 1] ?? last) - atMs >= 7 * dayMs);
          expect(told).toEqual(expected.map((atMs) => atMs + 7 * dayMs));
        },
      ),
    );
  });
});
