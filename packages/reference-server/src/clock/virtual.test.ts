import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { turn } from './turn.ts';
import { virtualClock } from './virtual.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
const turns = async (count: number) => {
  for (let at = 0; at < count; at++) await turn();
};

afterEach(() => {
  vi.useRealTimers();
});

describe('virtualClock', () => {
  it('starts at a text, a number or a Date, and refuses what is none', () => {
    expect(virtualClock('2026-01-01T00:00:00Z').now()).toBe(start);
    expect(virtualClock(start).now()).toBe(start);
    expect(virtualClock(new Date(start)).now()).toBe(start);
    expect(() => virtualClock('soon')).toThrow(RangeError);
  });

  it('stands still while nobody sleeps', async () => {
    const clock = virtualClock(start);
    await turns(50);
    expect(clock.now()).toBe(start);
  });

  it('lets a hundred sleepers of one second take one second', async () => {
    const clock = virtualClock(start);
    await Promise.all(Array.from({ length: 100 }, () => clock.sleep(1000)));
    expect(clock.now()).toBe(start + 1000);
  });

  it('keeps to whole milliseconds, and wakes nobody early', async () => {
    const clock = virtualClock(start);
    await clock.sleep(0.2);
    expect(clock.now()).toBe(start + 1);
    await clock.sleep(1000.5);
    expect(clock.now()).toBe(start + 1002);
    await clock.advance(0.5);
    expect(clock.now()).toBe(start + 1003);
    await clock.sleep(0);
    expect(clock.now()).toBe(start + 1003);
  });

  it('sleeps a year, and what is longer than a timer can hold, at once', async () => {
    const clock = virtualClock(start);
    await clock.sleep(365 * 86_400_000);
    expect(clock.now()).toBe(start + 365 * 86_400_000);
  });

  it('does not overtake whoever holds it, and goes on at the last release', async () => {
    const clock = virtualClock(start);
    const releases = [clock.hold(), clock.hold()];
    let isAwake = false;
    const sleeping = clock.sleep(10).then(() => {
      isAwake = true;
    });
    await turns(50);
    releases[0]?.();
    releases[0]?.();
    await turns(50);
    expect([isAwake, clock.now()]).toEqual([false, start]);
    releases[1]?.();
    await sleeping;
    expect(clock.now()).toBe(start + 10);
  });

  it('waits for a hold that woken code takes a few turns later', async () => {
    const clock = virtualClock(start);
    const times: number[] = [];
    const first = clock.sleep(10).then(async () => {
      await turns(3);
      const release = clock.hold();
      await turns(30);
      times.push(clock.now());
      release();
    });
    await Promise.all([first, clock.sleep(20).then(() => times.push(clock.now()))]);
    expect(times).toEqual([start + 10, start + 20]);
  });

  it('moves for a sleep within a hold once every hold waits for one', async () => {
    const clock = virtualClock(start);
    const releases = [clock.hold(), clock.hold()];
    const slow = clock.sleep(100, { withinHold: true });
    await turns(50);
    expect(clock.now()).toBe(start);
    releases[1]?.();
    await slow;
    expect(clock.now()).toBe(start + 100);
    void clock.sleep(1);
    await turns(50);
    expect(clock.now()).toBe(start + 100);
    releases[0]?.();
  });

  it('forgets a sleeper whose signal aborts, and rejects with its reason', async () => {
    const clock = virtualClock(start);
    const release = clock.hold();
    const controller = new AbortController();
    const sleeping = clock.sleep(1000, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(sleeping).rejects.toThrow('enough');
    await expect(clock.sleep(1, { signal: controller.signal })).rejects.toThrow('enough');
    release();
    await turns(50);
    expect(clock.now()).toBe(start);
  });

  it('advances past sleepers, each waking at its time and settling before time goes on', async () => {
    const clock = virtualClock(start);
    const woken: number[] = [];
    const nap = async (ms: number, again: number) => {
      await clock.sleep(ms);
      woken.push(clock.now() - start);
      await clock.sleep(again);
      woken.push(clock.now() - start);
    };
    void nap(300, 50);
    void nap(100, 100);
    void nap(1000, 5);
    await clock.advance(1000);
    expect(woken).toEqual([100, 200, 300, 350, 1000]);
    expect(clock.now()).toBe(start + 1000);
  });

  it('advances not before a hold is released, and two at once add up', async () => {
    const clock = virtualClock(start);
    const release = clock.hold();
    const both = [clock.advance('1h'), clock.advance('1d').then(() => clock.now())];
    await turns(50);
    expect(clock.now()).toBe(start);
    release();
    await Promise.all(both);
    expect(await both[1]).toBe(start + 90_000_000);
    await expect(clock.advance(-1)).rejects.toThrow(RangeError);
  });

  it('works under fake timers', async () => {
    vi.useFakeTimers();
    const clock = virtualClock(start);
    await clock.sleep(5000);
    await clock.advance('91d');
    expect(clock.now()).toBe(start + 5000 + 91 * 86_400_000);
  });

  it('keeps no timer, whoever holds it or never wakes', async () => {
    const clock = virtualClock(start);
    clock.hold();
    void clock.sleep(1000);
    void virtualClock(start).sleep(Number.POSITIVE_INFINITY);
    await turns(50);
    const resources = process.getActiveResourcesInfo().filter((name) => name === 'Immediate');
    expect(resources).toEqual([]);
  });

  it('wakes everybody at exactly their time, whatever is held meanwhile (property)', async () => {
    const worker = fc.array(fc.record({ sleepMs: fc.integer({ min: 1, max: 500 }), heldTurns: fc.nat({ max: 4 }) }), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(worker, { minLength: 1, maxLength: 6 }), async (workers) => {
        const clock = virtualClock(start);
        const ends = await Promise.all(
          workers.map(async (naps) => {
            let expected = start;
            for (const { sleepMs, heldTurns } of naps) {
              await clock.sleep(sleepMs);
              expected += sleepMs;
              expect(clock.now()).toBe(expected);
              const release = clock.hold();
              await turns(heldTurns);
              expect(clock.now()).toBe(expected);
              release();
            }
            return expected;
          }),
        );
        expect(clock.now()).toBe(Math.max(...ends));
      }),
      { numRuns: 60 },
    );
  });

  it('stands exactly where it was advanced to, with all who sleep that long awake and nobody else (property)', async () => {
    const sleeps = fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 12 });
    const advances = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(sleeps, advances, async (durations, steps) => {
        const clock = virtualClock(start);
        const woken: number[] = [];
        for (const ms of durations) void clock.sleep(ms).then(() => woken.push(ms));
        let untilMs = 0;
        for (const step of steps) {
          const arrived = clock.advance(step);
          untilMs += step;
          await arrived;
          expect(clock.now()).toBe(start + untilMs);
          const due = durations.filter((ms) => ms <= untilMs).sort((a, b) => a - b);
          expect(woken).toEqual(due);
        }
      }),
      { numRuns: 60 },
    );
  });
});
