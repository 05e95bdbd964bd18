import { beforeEach, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** A client whose transport takes its time to load, or does not. */
const setUp = async (loading: () => Promise<void>) => {
  const began = Promise.withResolvers<void>();
  const came = Promise.withResolvers<void>();
  vi.doMock('./transport.ts', async (original) => {
    began.resolve();
    await loading();
    return original().finally(came.resolve);
  });
  const { createClient } = await import('../client.ts');
  const clock = virtualClock();
  const { fetch, asked } = stub(json({ fine: true }));
  const client = createClient(provider(), { apiKey: testKey, fetch, clock, maxAttempts: 2 });
  return { client, clock, asked, startMs: clock.now(), began: began.promise, came: came.promise };
};

beforeEach(() => vi.resetModules());

it('does not let time pass while the transport loads', async () => {
  const { client, clock, startMs } = await setUp(() => turns(50));
  expect(await client.call('getThing', { path: { thingId: '1' } }, { deadline: '1s' })).toEqual({ fine: true });
  expect([clock.now(), clock.holds()]).toEqual([startMs, 0]);
});

it('ends at once when the caller aborts while the transport loads', async () => {
  const { client, clock, asked, began, came } = await setUp(() => turns(50));
  const controller = new AbortController();
  const call = rejection(client.call('getThing', { path: { thingId: '1' } }, { signal: controller.signal }));
  await began;
  controller.abort();
  expect(await call).toMatchObject({ code: 'aborted' });
  await came;
  await turns(10);
  expect([asked.length, clock.holds()]).toEqual([0, 0]);
});

it('takes a transport that does not load for a failure of the network, and repeats it', async () => {
  const loading = vi.fn(async () => {}).mockRejectedValueOnce(new Error('no such chunk'));
  const { client, clock } = await setUp(loading);
  const codes: string[] = [];
  client.on('retry', ({ code }) => codes.push(code));
  expect(await client.call('getThing', { path: { thingId: '1' } })).toEqual({ fine: true });
  expect([codes, clock.holds()]).toEqual([['network'], 0]);
});
