import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startMs } from '../../../test/engine/fixture.ts';
import type { AlertCondition, AlertState } from '../stores/alert-row.ts';
import { aMinuteMs, dayMs, type Watched, weigh } from './weigh.ts';

const nothing: Watched = { minutes: [], idleSinceMs: null, expiresAtMs: null };
const armed: AlertState = { crossedBy: null, weighedToMs: startMs };
const settlesMs = 10_000;

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
            const weighed = weigh(condition, state, { ...nothing, minutes }, { nowMs, settlesMs });
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
    expect(weigh(condition, weighedTo, told, { nowMs: startMs + 2 * aMinuteMs, settlesMs })).toEqual({
      state: weighedTo,
      crossings: [],
    });
  });

  it('cross again after a silence, even where the minute that crossed first is known no more', () => {
    const crossed: AlertState = { crossedBy: startMs, weighedToMs: startMs };
    const laterMs = startMs + 100 * aMinuteMs;
    const minutes = [{ minuteMs: laterMs, answers: 4, failed: 0 }];
    expect(weigh(condition, crossed, { ...nothing, minutes }, { nowMs: laterMs, settlesMs }).crossings).toEqual([
      { value: 4, atMs: laterMs },
    ]);
    const silent = weigh(condition, crossed, nothing, { nowMs: laterMs, settlesMs });
    expect(silent.state).toEqual({ crossedBy: null, weighedToMs: laterMs - aMinuteMs });
  });

  it('are still crossed where the last minute that settled was above, and the next has no answers yet', () => {
    const crossed: AlertState = { crossedBy: startMs, weighedToMs: startMs + aMinuteMs };
    const minutes = [{ minuteMs: startMs + aMinuteMs, answers: 4, failed: 0 }];
    const nowMs = startMs + 2 * aMinuteMs + settlesMs;
    expect(weigh(condition, crossed, { ...nothing, minutes }, { nowMs, settlesMs })).toEqual({
      state: { crossedBy: startMs, weighedToMs: startMs + 2 * aMinuteMs },
      crossings: [],
    });
  });

  it('cross as soon as the minute is above, not when it has ended', () => {
    const minutes = [{ minuteMs: startMs, answers: 4, failed: 0 }];
    const { crossings } = weigh(condition, armed, { ...nothing, minutes }, { nowMs: startMs + 5000, settlesMs });
    expect(crossings).toEqual([{ value: 4, atMs: startMs }]);
  });
});

describe('the share of errors', () => {
  const condition: AlertCondition = { kind: 'error_rate', above: 0.5, minutes: 5, atLeast: 4 };
  const ask = (state: AlertState, minutes: Watched['minutes'], nowMs: number) =>
    weigh(condition, state, { ...nothing, minutes }, { nowMs, settlesMs });
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
    expect(ask(crossed, [bad], startMs + 4 * aMinuteMs).state).toEqual(crossed);
    expect(ask(crossed, [bad], startMs + 5 * aMinuteMs).state.crossedBy).toBeNull();
  });
});

describe('the days of a key’s life', () => {
  it('security 49: cross at the very millisecond, and not before', () => {
    for (const [kind, at] of [
      ['unused', { idleSinceMs: startMs, expiresAtMs: null }],
      ['expiring', { idleSinceMs: null, expiresAtMs: startMs + 14 * dayMs }],
    ] as const) {
      const crossings = [-1, 0].map(
        (offsetMs) =>
          weigh({ kind, days: 7 }, armed, { ...nothing, ...at }, { nowMs: startMs + 7 * dayMs + offsetMs, settlesMs })
            .crossings,
      );
      expect(crossings).toEqual([[], [{ value: 7, atMs: startMs + 7 * dayMs }]]);
    }
  });

  it('arm an alert again as soon as the key is used, and change nothing else of what is known', () => {
    const crossed: AlertState = { crossedBy: startMs, weighedToMs: startMs };
    const used = { ...nothing, idleSinceMs: startMs + 8 * dayMs };
    const at = { nowMs: startMs + 9 * dayMs, settlesMs };
    expect(weigh({ kind: 'unused', days: 7 }, crossed, used, at)).toEqual({ state: armed, crossings: [] });
  });

  it('cross once for each time without use, however seldom they are weighed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 * dayMs }), { minLength: 1, maxLength: 20 }),
        fc.array(fc.integer({ min: 0, max: 10 * dayMs }), { maxLength: 30 }),
        (gaps, pauses) => {
          const uses = [startMs];
          for (const gapMs of gaps) uses.push((uses.at(-1) ?? startMs) + gapMs);
          // At each use, as figures are written, and at other moments.
          const moments = [...uses.slice(1)];
          for (const pauseMs of pauses) moments.push((moments.at(-1) ?? startMs) + pauseMs);
          let state = armed;
          const told: number[] = [];
          for (const nowMs of moments.sort((one, other) => one - other)) {
            const idleSinceMs = uses.findLast((atMs) => atMs < nowMs) ?? startMs;
            const weighed = weigh(
              { kind: 'unused', days: 7 },
              state,
              { ...nothing, idleSinceMs },
              { nowMs, settlesMs },
            );
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
