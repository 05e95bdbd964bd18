import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bakery } from '../../test/bakery/provider.ts';
import { bakeryWorld } from '../../test/bakery/world.ts';
import { createReferenceServer, systemClock, together, virtualClock } from '../index.ts';
import { listen } from './node.ts';
import { keepTending } from './tend.ts';

const aDayMs = 86_400_000;

// Time is real time's, but it is this test that lets it pass.
beforeEach(
  () => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.UTC(2026, 0, 1) }),
);
afterEach(() => void vi.useRealTimers());

const openReal = () => createReferenceServer(bakery, { world: bakeryWorld([]) });
const inThreeDays = () => new Date(Date.now() + 3 * aDayMs);

/** A server in real time with a key that expires, and ears for its alerts. */
const openWatched = async () => {
  const server = openReal();
  const told: string[] = [];
  server.alerts.on(({ title }) => told.push(title));
  await server.keys.issue({ name: 'reader', scopes: ['read:loaves'], expires: inThreeDays() });
  await server.alerts.create({ condition: { kind: 'expiring', days: 1 } });
  await server.alerts.create({ condition: { kind: 'unused', days: 1 } });
  return { server, told };
};

describe('a server in real time that nobody asks', () => {
  it('tells of alerts that hang on time while it listens, each once', async () => {
    const { server, told } = await openWatched();
    const http = await listen(server);
    await vi.advanceTimersByTimeAsync(aDayMs - 20_000);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(3_700_000);
    expect(told).toEqual(['API key unused for 1 day']);
    await vi.advanceTimersByTimeAsync(aDayMs);
    expect(told).toEqual(['API key unused for 1 day', 'API key expires within 1 day']);
    await http.close();
  });

  it('writes what was counted last, and tells of it', async () => {
    const server = openReal();
    const told: number[] = [];
    server.alerts.on(({ value }) => told.push(value));
    const { secret } = await server.keys.issue({ name: 'reader', scopes: ['read:loaves'] });
    await server.alerts.create({ condition: { kind: 'requests_per_minute', above: 2 } });
    const http = await listen(server);
    for (let call = 0; call < 3; call++) {
      await server.fetch(`${bakery.baseUrl}/loaves`, { headers: { 'X-Bakery-Key': secret.reveal() } });
    }
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual([3]);
    await http.close();
  });

  it('tends the keys that it has since it was reset, and rests when it is closed', async () => {
    const { server, told } = await openWatched();
    const http = await listen(server);
    expect(vi.getTimerCount()).toBe(1);
    server.reset();
    await vi.advanceTimersByTimeAsync(2.9 * aDayMs);
    expect(told).toEqual([]);
    expect(vi.getTimerCount()).toBe(1);
    await http.close();
    expect(vi.getTimerCount()).toBe(0);
    await http.close();
  });

  it('is tended beside others, of which one may be broken and one have a clock of its own', async () => {
    const { server, told } = await openWatched();
    const broken = { ...openReal(), tend: () => Promise.reject(new Error('I am broken.')) };
    const still = createReferenceServer(bakery, { world: bakeryWorld([]), clock: virtualClock(0) });
    const http = await listen(together({ broken, still, server }));
    await vi.advanceTimersByTimeAsync(1.5 * aDayMs);
    expect(told).toEqual(['API key unused for 1 day']);
    await http.close();
  });
});

describe('a server whose clock is a caller’s', () => {
  it('has no timer: time is where the caller puts it', async () => {
    const server = createReferenceServer(bakery, { world: bakeryWorld([]), clock: virtualClock(0) });
    expect(server.tend).toBeNull();
    expect(together({ server }).tend).toBeNull();
    const http = await listen(server);
    expect(vi.getTimerCount()).toBe(0);
    await http.close();
    expect(createReferenceServer(bakery, { world: bakeryWorld([]), clock: systemClock }).tend).not.toBeNull();
  });
});

describe('tending', () => {
  it('goes one time after the other, and on after a failure', async () => {
    let begun = 0;
    let end = (): void => {};
    const stop = keepTending(() => {
      begun++;
      return new Promise((_, reject) => {
        end = () => reject(new Error('Not now.'));
      });
    });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(begun).toBe(1);
    end();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(begun).toBe(2);
    stop();
    end();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(begun).toBe(2);
  });

  it('keeps no process alive', () => {
    vi.useRealTimers();
    const spy = vi.spyOn(globalThis, 'setInterval');
    const stop = keepTending(async () => undefined);
    expect(spy.mock.results.map(({ value }) => value.hasRef())).toEqual([false]);
    stop();
    vi.restoreAllMocks();
  });
});
