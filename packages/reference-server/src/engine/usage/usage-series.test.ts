import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, operation, startMs } from '../../../test/engine/fixture.ts';
import type { UsageRequest } from './usage-series.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Two keys of ada and one of bob, and a way to use them. */
const office = (zone = 'UTC') => {
  const { engine, time } = bench({ options: { zone } });
  const mine = issued(engine);
  const other = issued(engine);
  const foreign = issued(engine, { owner: 'bob' });
  const ask = (text: string, id = 'listEvents', status = 200) => {
    const decision = now(engine.verify(asking(text, { operation: operation({ id }) })));
    now(engine.record(decision, { status, operation: id }));
  };
  const series = (request: Partial<UsageRequest> = {}) => {
    const result = now(engine.usage({ from: startMs, to: startMs + dayMs, step: 'hour', ...request }));
    if (!result.ok) throw new Error(result.problem.message);
    return result;
  };
  return { engine, time, mine, other, foreign, ask, series };
};

describe('a series of usage', () => {
  it('has a point for each hour, with what was asked in it, and tells operations apart', () => {
    const { time, mine, ask, series } = office();
    ask(mine.text, 'listEvents');
    time.nowMs += hourMs - 1;
    ask(mine.text, 'listRooms', 500);
    time.nowMs += 1;
    ask(mine.text, 'listEvents');
    const { points, operations } = series({ key: mine.key.id, to: startMs + 3 * hourMs });
    expect(points).toEqual([
      {
        from: new Date(startMs),
        to: new Date(startMs + hourMs),
        requests: 2,
        ok: 1,
        denied: 0,
        errors: 1,
        failed: 1,
      },
      expect.objectContaining({ from: new Date(startMs + hourMs), requests: 1, ok: 1 }),
      expect.objectContaining({ requests: 0 }),
    ]);
    expect(operations).toMatchObject([
      { operation: 'listEvents', requests: 2, ok: 2 },
      { operation: 'listRooms', requests: 1, errors: 1 },
    ]);
  });

  it('tells nothing of what is to be forgotten, of a key that is idle since, and of a store that forgets late', () => {
    const { engine, time } = bench({ options: { usageKeptDays: 1 } });
    const idle = issued(engine);
    now(engine.record(now(engine.verify(asking(idle.text))), { status: 200 }));
    const requests = () => {
      const told = now(engine.usage({ key: idle.key.id, from: startMs, to: startMs + dayMs, step: 'day' }));
      return told.ok ? told.points.map((point) => point.requests) : told.problem;
    };
    time.nowMs += dayMs;
    expect(requests()).toEqual([1]);
    time.nowMs += 1;
    expect(requests()).toEqual([0]);
    expect(now(engine.get({ actor: everything, id: idle.key.id }))).toMatchObject({ key: { requestCount: 1 } });
  });

  it('tells two hours apart that meet between two writes of the figures', () => {
    const { time, mine, ask, series } = office();
    time.nowMs += hourMs - 1;
    ask(mine.text);
    ask(mine.text);
    time.nowMs += 1;
    ask(mine.text);
    const { points } = series({ key: mine.key.id, to: startMs + 2 * hourMs });
    expect(points.map(({ requests }) => requests)).toEqual([2, 1]);
  });

  it('has days of 23 and 25 hours where the zone’s clocks change, and loses nothing', () => {
    const { time, mine, ask, series } = office('Europe/Berlin');
    const from = Date.parse('2026-03-28T23:00:00Z');
    for (let hour = 0; hour < 47; hour++) {
      time.nowMs = from + hour * hourMs;
      ask(mine.text);
    }
    const { points } = series({ key: mine.key.id, from, to: from + 47 * hourMs, step: 'day' });
    expect(points.map(({ requests }) => requests)).toEqual([23, 24]);
  });

  it.each(['UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Havana'])(
    'security 66: adds up to all that was answered, by hour and by day, in %s',
    (zone) => {
      fc.assert(
        fc.property(
          fc.array(fc.integer({ min: 0, max: 5 * hourMs }), { maxLength: 30 }),
          fc.integer({ min: 0, max: 365 }),
          (gaps, day) => {
            const { time, mine, ask, series } = office(zone);
            time.nowMs = startMs + day * dayMs;
            const from = time.nowMs;
            for (const gapMs of gaps) {
              time.nowMs += gapMs;
              ask(mine.text);
            }
            for (const step of ['hour', 'day'] as const) {
              const { points } = series({ from, to: time.nowMs + 1, step });
              expect(points.reduce((sum, { requests }) => sum + requests, 0)).toBe(gaps.length);
            }
          },
        ),
        { numRuns: 20 },
      );
    },
  );

  it('is of one key, of an owner’s, or of everybody’s', () => {
    const { mine, other, foreign, ask, series } = office();
    for (const { text } of [mine, other, other, foreign]) ask(text);
    const total = (request: Partial<UsageRequest>) => series(request).operations[0]?.requests;
    expect([total({ key: mine.key.id }), total({ owner: 'ada' }), total({ owner: 'bob' }), total({})]).toEqual([
      1, 3, 1, 4,
    ]);
  });

  it('security 10: tells nobody of another owner’s keys', () => {
    const { engine, mine } = office();
    const bob = { kind: 'person', id: 'bob', owner: 'bob', scopes: 'all' } as const;
    const asked = { actor: bob, from: startMs, to: startMs + dayMs, step: 'day' } as const;
    const foreign = now(engine.usage({ ...asked, key: mine.key.id }));
    expect(foreign).toEqual(now(engine.usage({ ...asked, key: 'key_that_never_was' })));
    expect(foreign).toMatchObject({ ok: false, problem: { kind: 'not_found' } });
    expect(now(engine.usage({ ...asked, owner: 'ada' }))).toMatchObject({ problem: { kind: 'beyond_authority' } });
    expect(now(engine.usage(asked))).toMatchObject({ ok: true, operations: [] });
  });

  it.each([
    { field: 'from', told: { from: Number.NaN } },
    { field: 'to', told: { to: Number.POSITIVE_INFINITY } },
    { field: 'step', told: { step: 'week' as 'day' } },
    { field: 'to', told: { to: startMs + 400 * dayMs } },
    { field: 'from', told: { from: Date.parse('0001-01-01T00:00:00Z'), step: 'day' } },
    { field: 'to', told: { to: Date.parse('9999-12-31T00:00:00Z'), step: 'day' } },
  ] as const)('refuses what is no time or too long: $field', ({ field, told }) => {
    const { engine } = office();
    const asked = { from: startMs, to: startMs + dayMs, step: 'hour', ...told } as const;
    expect(now(engine.usage(asked))).toMatchObject({ ok: false, problem: { kind: 'invalid', field } });
    expect(now(engine.usage({ from: startMs, to: startMs, step: 'day', actor: everything }))).toMatchObject({
      ok: true,
      points: [],
    });
  });
});
