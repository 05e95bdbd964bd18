import { expect, it } from 'vitest';
import { operation } from '../../../test/provider.ts';
import { createLimitBook } from './limit-book.ts';

it('forgets a limit that the server has given another name, instead of keeping every name there ever was', () => {
  const book = createLimitBook();
  const lane = book.laneOf(operation('getThing'), [], 1);
  const hear = (turn: number, limit: number, resetAtMs: number) => {
    const words = [{ name: null, limit, windowMs: null, remaining: 0, resetAtMs }];
    const entered = lane.meters;
    for (const meter of entered) meter.enter(1);
    book.learn(lane, { turn, entered, outcome: 'counted', words, retryAtMs: null }, turn, 0);
  };
  hear(0, 10, 3_600_000);
  expect(book.isIdle(120_000)).toBe(false);
  hear(1, 11, 1000);
  expect(lane.meters).toHaveLength(1);
  expect(book.isIdle(120_000)).toBe(true);
});
