import { describe, expect, it } from 'vitest';
import { declared } from '../../../test/gate-by-hand.ts';
import { operation } from '../../../test/provider.ts';
import { announce, createLane, dequeue, enqueue, type Waiter } from './lane.ts';
import { createMeter } from './meter.ts';

/** A thousand with a deadline, in a lane of its own, and how often a turn was reckoned for them. */
const queueUp = () => {
  const meter = createMeter(declared(100, { kind: 'sliding', ms: 60_000 }));
  const lane = createLane(operation('getThing'), 1, [meter]);
  const refused: number[] = [];
  const aheads: number[] = [];
  let turnMs = 0;
  const tell = (untilMs: number) =>
    announce(lane, untilMs, (_, ahead) => {
      aheads.push(ahead);
      return turnMs;
    });
  for (let place = 0; place < 1000; place++) {
    const waiter: Waiter = {
      place,
      deadlineAtMs: 100_000 + place,
      admit() {},
      refuse: () => refused.push(place),
      onWait() {},
      told: false,
    };
    enqueue(lane, waiter);
    tell(1000);
  }
  const reckonings = () => aheads.splice(0).length;
  return { lane, meter, refused, aheads, tell, reckonings, putOff: (untilMs: number) => (turnMs = untilMs) };
};

describe('the turns of a thousand who wait in a lane', () => {
  it('are reckoned when each of them comes', () => {
    const { aheads, reckonings } = queueUp();
    expect(new Set(aheads).size).toBe(1000);
    expect(reckonings()).toBeLessThanOrEqual(2001);
  });

  it('are not reckoned anew at each admission but for the first one’s', () => {
    const { lane, tell, reckonings } = queueUp();
    reckonings();
    for (let admitted = 1; admitted < 1000; admitted++) {
      const [first] = lane.waiting;
      if (first) dequeue(lane, first);
      tell(1000 + admitted);
    }
    expect(reckonings()).toBe(999);
  });

  it.each([
    ['a refusal', (meter: ReturnType<typeof createMeter>) => meter.hold(1, 5000, 1000, 1)],
    ['another quota', (meter: ReturnType<typeof createMeter>) => meter.hear(word(10), 1000)],
    ['the first answer', (meter: ReturnType<typeof createMeter>) => meter.leave(1, 'counted', 1000, 1)],
  ])('are all reckoned anew, once, when %s tells more', (_, learn) => {
    const { lane, meter, refused, tell, reckonings, putOff } = queueUp();
    reckonings();
    learn(meter);
    putOff(100_499);
    tell(1000);
    expect(reckonings()).toBe(1000);
    expect(refused).toEqual(Array.from({ length: 500 }, (__, place) => place));
    expect([lane.waiting.length, lane.deadlines]).toEqual([500, 500]);
    tell(1000);
    expect(reckonings()).toBe(0);
  });

  it('are not reckoned anew for an answer that tells what is known', () => {
    const { meter, tell, reckonings } = queueUp();
    meter.enter(1);
    meter.leave(1, 'counted', 1000, 1);
    tell(1000);
    reckonings();
    for (let turn = 2; turn < 50; turn++) {
      meter.enter(1);
      meter.leave(turn, 'counted', 1000, 1);
      meter.hear({ ...word(100), remaining: 100 - turn, resetAtMs: 61_000 }, 1000);
      tell(1000);
    }
    expect(reckonings()).toBe(0);
  });
});

const word = (limit: number) => ({ name: null, limit, windowMs: null, remaining: null, resetAtMs: null });
