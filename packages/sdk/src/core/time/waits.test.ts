import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWaits } from './waits.ts';

describe('the waits of a call', () => {
  it('last from where they began to where they ended, though they were announced anew', () => {
    const waits = createWaits();
    waits.begin('rate_limit', 1000);
    waits.begin('rate_limit', 3000);
    waits.end(5000);
    waits.begin('retry', 6000);
    waits.end(6500);
    expect(waits.past).toEqual([
      { reason: 'rate_limit', startedAt: new Date(1000), durationMs: 4000 },
      { reason: 'retry', startedAt: new Date(6000), durationMs: 500 },
    ]);
  });

  it('that took no time are none, and neither are ends without a beginning', () => {
    const waits = createWaits();
    waits.end(1000);
    waits.begin('retry', 1000);
    waits.end(1000);
    waits.end(2000);
    expect(waits.past).toEqual([]);
  });

  it('never overlap, and stand in order', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ act: fc.constantFrom('retry', 'rate_limit', 'end'), afterMs: fc.nat(1000) })),
        (acts) => {
          const waits = createWaits();
          let nowMs = 0;
          for (const { act, afterMs } of acts) {
            nowMs += afterMs;
            if (act === 'end') waits.end(nowMs);
            else waits.begin(act, nowMs);
          }
          let untilMs = 0;
          for (const { startedAt, durationMs } of waits.past) {
            expect(startedAt.getTime()).toBeGreaterThanOrEqual(untilMs);
            expect(durationMs).toBeGreaterThan(0);
            untilMs = startedAt.getTime() + durationMs;
          }
          expect(untilMs).toBeLessThanOrEqual(nowMs);
        },
      ),
    ));
});
