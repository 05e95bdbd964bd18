import { afterEach, expect, it, vi } from 'vitest';
import { jumpingClock } from './jumping-clock.ts';

afterEach(() => vi.useRealTimers());

it('goes with real time, and from where it was put', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1000 });
  const clock = jumpingClock();
  expect(clock.now()).toBe(1000);
  clock.jumpTo(50_000);
  expect(clock.now()).toBe(50_000);
  vi.setSystemTime(1500);
  expect(clock.now()).toBe(50_500);
});

it('never goes back', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1000 });
  const clock = jumpingClock();
  clock.jumpTo(50_000);
  clock.jumpTo(10);
  expect(clock.now()).toBe(50_000);
});
