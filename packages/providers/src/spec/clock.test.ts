import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.UTC(2026, 0, 1) });
});
afterEach(() => {
  vi.useRealTimers();
});

const day = 86_400_000;

/** A sleep and whether it is over. */
const asleep = (ms: number, signal?: AbortSignal) => {
  const state: { over: boolean; reason?: unknown } = { over: false };
  const done = systemClock.sleep(ms, { signal }).then(
    () => {
      state.over = true;
    },
    (reason: unknown) => {
      state.over = true;
      state.reason = reason;
    },
  );
  return { state, done };
};

describe('systemClock', () => {
  it('tells real time', () => {
    expect(systemClock.now()).toBe(Date.UTC(2026, 0, 1));
  });

  it('sleeps as long as it is told', async () => {
    const { state } = asleep(1000);
    await vi.advanceTimersByTimeAsync(999);
    expect(state.over).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(state.over).toBe(true);
  });

  it.each([0, -5])('does not wait for %d milliseconds, yet lets others run', async (ms) => {
    const { state } = asleep(ms);
    await Promise.resolve();
    expect(state.over).toBe(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(state.over).toBe(true);
  });

  it.each([30, 60, 365])('sleeps %d days, longer than a timer can', async (days) => {
    const spy = vi.spyOn(globalThis, 'setTimeout');
    const { state } = asleep(days * day);
    await vi.advanceTimersByTimeAsync(days * day - 1);
    expect(state.over).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(state.over).toBe(true);
    for (const [, ms] of spy.mock.calls) expect(ms).toBeLessThanOrEqual(2 ** 31 - 1);
    expect(vi.getTimerCount()).toBe(0);
    spy.mockRestore();
  });

  it('does not sleep longer when the system clock is set back', async () => {
    const { state } = asleep(1000);
    vi.setSystemTime(Date.now() - day);
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.over).toBe(true);
  });

  it('sleeps on for the millisecond by which a timer fires early', async () => {
    const { state } = asleep(1000);
    vi.setSystemTime(Date.now() - 1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.over).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(state.over).toBe(true);
  });

  it.each([1000, 60 * day])(
    'wakes at once when a sleep of %d ms is aborted, leaving no timer and no listener',
    async (ms) => {
      const controller = new AbortController();
      const { state, done } = asleep(ms, controller.signal);
      await vi.advanceTimersByTimeAsync(ms / 2);
      expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
      const reason = new Error('enough');
      controller.abort(reason);
      await done;
      expect(state.reason).toBe(reason);
      expect(vi.getTimerCount()).toBe(0);
      expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    },
  );

  it('does not fall asleep with a signal that is aborted already', async () => {
    const { state, done } = asleep(1000, AbortSignal.abort('too late'));
    await done;
    expect(state.reason).toBe('too late');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no listener behind a sleep that ran its course', async () => {
    const { signal } = new AbortController();
    const { done } = asleep(30 * day, signal);
    await vi.advanceTimersByTimeAsync(30 * day);
    await done;
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('cannot be held', () => {
    const release = systemClock.hold();
    release();
    expect(release()).toBeUndefined();
  });
});
