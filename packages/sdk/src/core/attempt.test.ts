import { beforeEach, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../test/answers.ts';
import { provider, testKey } from '../../test/provider.ts';
import { virtualClock } from '../../test/virtual-clock.ts';

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** A client whose transport takes its time to load, or does not. */
const setUp = async (loading: () => Promise<void>) => {
  vi.doMock('./transport.ts', async (original) => {
    await loading();
    return original();
  });
  const { createClient } = await import('./client.ts');
  const clock = virtualClock();
  const { fetch, asked } = stub(json({ fine: true }));
  const client = createClient(provider(), { apiKey: testKey, fetch, clock, maxAttempts: 2 });
  return { client, clock, asked, startMs: clock.now() };
};

beforeEach(() => vi.resetModules());

it('does not let time pass while the transport loads', async () => {
  const { client, clock, startMs } = await setUp(() => turns(50));
  expect(await client.call('getThing', { path: { thingId: '1' } }, { deadline: '1s' })).toEqual({ fine: true });
  expect([clock.now(), clock.holds()]).toEqual([startMs, 0]);
});

it('ends at once when the caller aborts while the transport loads', async () => {
  const { client, clock, asked } = await setUp(() => turns(50));
  const controller = new AbortController();
  const call = rejection(client.call('getThing', { path: { thingId: '1' } }, { signal: controller.signal }));
  await turns(2);
  controller.abort();
  expect(await call).toMatchObject({ code: 'aborted' });
  await turns(60);
  expect([asked.length, clock.holds()]).toEqual([0, 0]);
});

it('takes a transport that does not load for a failure of the network, and repeats it', async () => {
  const { client, clock } = await setUp(() => Promise.reject(new Error('no such chunk')));
  const error = await rejection(client.call('getThing', { path: { thingId: '1' } }));
  expect(error).toMatchObject({ name: 'LatchkeyError', code: 'network', attempts: { length: 2 } });
  expect(clock.holds()).toBe(0);
});
