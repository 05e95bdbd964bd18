import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TimeUp, withinTime } from './within-time.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const never = (): Promise<never> => new Promise(() => {});
/** The listeners that a signal has at the moment. */
const counted = (signal: AbortSignal) => {
  let count = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...told: Parameters<typeof addEventListener>) => {
    count++;
    addEventListener.apply(signal, told);
  };
  signal.removeEventListener = (...told: Parameters<typeof removeEventListener>) => {
    count--;
    removeEventListener.apply(signal, told);
  };
  return () => count;
};

it('gives what the work gives, or throws what it throws, and leaves no timer and no listener behind', async () => {
  const { signal } = new AbortController();
  const listeners = counted(signal);
  await expect(withinTime(async () => 7, 1000, signal)).resolves.toBe(7);
  await expect(withinTime(() => Promise.reject(new Error('no')), 1000, signal)).rejects.toThrow('no');
  expect([vi.getTimerCount(), listeners()]).toEqual([0, 0]);
});

it('throws a TimeUp when the time is up, and tells the work so', async () => {
  let heard: unknown;
  const late = withinTime(
    (signal) => {
      signal.addEventListener('abort', () => {
        heard = signal.reason;
      });
      return never();
    },
    1000,
    undefined,
  );
  const thrown = late.catch((reason: unknown) => reason);
  vi.advanceTimersByTime(1000);
  expect(await thrown).toBeInstanceOf(TimeUp);
  expect(heard).toBe(await thrown);
});

it('throws the caller’s reason at once, though the work does not listen', async () => {
  const caller = new AbortController();
  const listeners = counted(caller.signal);
  const work = withinTime(never, 1000, caller.signal);
  caller.abort('enough');
  await expect(work).rejects.toBe('enough');
  expect([vi.getTimerCount(), listeners()]).toEqual([0, 0]);
});

it('does not begin for a caller that has aborted', async () => {
  const work = vi.fn(never);
  await expect(withinTime(work, 1000, AbortSignal.abort('before'))).rejects.toBe('before');
  expect(work).not.toHaveBeenCalled();
});

it('fails at once where the work throws before it promises anything, and leaves no timer and no listener', async () => {
  const caller = new AbortController();
  const listeners = counted(caller.signal);
  const flawed = (): Promise<never> => {
    throw new Error('at once');
  };
  await expect(withinTime(flawed, 1000, caller.signal)).rejects.toThrow('at once');
  expect([vi.getTimerCount(), listeners()]).toEqual([0, 0]);
});
