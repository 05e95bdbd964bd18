import { describe, expect, it } from 'vitest';
import { measure } from './measure.ts';

/** Works that take as long as they say, on a clock that only they move. */
const madeUp = (costsMs: Readonly<Record<string, (turn: number) => number>>) => {
  const time = { nowMs: 0 };
  const order: string[] = [];
  const works = Object.fromEntries(
    Object.entries(costsMs).map(([name, costMs]) => [
      name,
      (times: number) => {
        order.push(name);
        time.nowMs += times * costMs(order.filter((each) => each === name).length);
      },
    ]),
  );
  return { works, order, now: () => time.nowMs };
};

describe('measuring', () => {
  it('gives each work its microseconds and their ratio', async () => {
    const { works, now } = madeUp({ quick: () => 0.25, slow: () => 1 });
    const timings = await measure(works, { rounds: 3, roundMs: 100 }, now);
    expect(timings.us('quick')).toBeCloseTo(250);
    expect(timings.ratio('slow', 'quick')).toBeCloseTo(4);
  });

  it('compares within a round, so that a machine that slows down changes no ratio', async () => {
    const { works, now } = madeUp({ base: (turn) => turn, ours: (turn) => 2 * turn, theirs: (turn) => 5 * turn });
    const timings = await measure(works, { rounds: 7, roundMs: 1 }, now);
    expect(timings.ratio('ours', 'base')).toBeCloseTo(2);
    expect(timings.ratioBeyond('ours', 'theirs', 'base')).toBeCloseTo(0.25);
  });

  it('lets works take turns, the first one last in the next round', async () => {
    const { works, order, now } = madeUp({ one: () => 200, two: () => 200 });
    await measure(works, { rounds: 2, roundMs: 100 }, now);
    expect(order).toEqual(['one', 'two', 'one', 'two', 'two', 'one']);
  });

  it('waits for a work that promises', async () => {
    const time = { nowMs: 0 };
    const later = async (times: number) => {
      await Promise.resolve();
      time.nowMs += times;
    };
    const timings = await measure({ later }, { rounds: 1, roundMs: 10 }, () => time.nowMs);
    expect(timings.us('later')).toBeCloseTo(1000);
  });
});
