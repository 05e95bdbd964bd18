import type { LimitPolicy } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { json, stub } from '../../../test/answers.ts';
import { limitedServer } from '../../../test/limited-server.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createHesedVid } from '../../systems/hesedvid.ts';
import { createClient } from '../client.ts';
import { rateOf } from './rate.ts';

const aMinute = { kind: 'sliding', ms: 60_000 } as const;
const perKey: LimitPolicy = { id: 'minute', title: '', quota: 10, window: aMinute, partition: 'key' };

const setUp = (limits: readonly LimitPolicy[], fetch = stub(json({ items: [], next: null })).fetch) => {
  const clock = virtualClock();
  const client = createClient(provider(limits), { apiKey: testKey, fetch, clock });
  return { client, clock, startMs: clock.now() };
};

describe('the rate', () => {
  it('is unknown before the first call', () => {
    expect(setUp([perKey]).client.rate).toEqual({
      limit: null,
      remaining: null,
      resetsAt: null,
      queued: 0,
      policies: [],
    });
  });

  it('counts what was sent against the declared limit, and tells when all is free again', async () => {
    const { client, startMs } = setUp([perKey]);
    for (let call = 0; call < 3; call++) await client.call('listThings');
    expect(client.rate).toEqual({
      limit: 10,
      remaining: 7,
      resetsAt: new Date(startMs + 60_001),
      queued: 0,
      policies: [
        {
          policy: 'minute',
          operation: null,
          limit: 10,
          remaining: 7,
          resetsAt: new Date(startMs + 60_001),
          queued: 0,
        },
      ],
    });
  });

  it('says who waits at none, and when the next one may go', async () => {
    const clock = virtualClock();
    const server = limitedServer({ clock, quota: 2, windowMs: 60_000, headers: 'draft' });
    const limits = [{ ...perKey, quota: 2 }];
    const client = createClient(provider(limits), { apiKey: testKey, fetch: server.fetch, clock });
    const startMs = clock.now();
    await Promise.all([client.call('listThings'), client.call('listThings')]);
    const controller = new AbortController();
    const held = [0, 1, 2].map(() => client.call('listThings', {}, { signal: controller.signal }).result());
    await new Promise((resolve) => setImmediate(resolve));
    expect(client.rate).toMatchObject({
      limit: 2,
      remaining: 0,
      queued: 3,
      resetsAt: new Date(startMs + 60_001),
      policies: [{ policy: 'minute', queued: 3 }],
    });
    controller.abort();
    await Promise.all(held);
    expect(client.rate.queued).toBe(0);
  });

  it('believes the server: what it leaves, and of a limit that nobody declared', async () => {
    const headers = { RateLimit: '"burst";r=3;t=20', 'RateLimit-Policy': '"burst";q=5;w=60' };
    const { client, startMs } = setUp([], stub(json({}, 200, headers)).fetch);
    await client.call('listThings');
    expect(client.rate).toMatchObject({ limit: 5, remaining: 3, resetsAt: new Date(startMs + 20_000) });
    expect(client.rate.policies.map(({ policy }) => policy)).toEqual(['burst']);
  });

  it('of a window of 31 million years is that of the longest there is, and can be told and waited for', async () => {
    const headers = { RateLimit: '"x";r=0;t=1', 'RateLimit-Policy': '"x";q=1;w=999999999999999' };
    const { client, clock, startMs } = setUp([], stub(json({}, 200, headers)).fetch);
    await client.call('listThings');
    const month = startMs + 32 * 86_400_000 + 1;
    const told: (Date | null)[] = [];
    client.on('wait', ({ until }) => told.push(until));
    const { error } = await client.call('listThings', {}, { deadline: '1s' }).result();
    expect(error).toMatchObject({ code: 'rate_limited', retryAt: new Date(month) });
    expect(client.rate.resetsAt).toEqual(new Date(month));
    await client.call('listThings');
    expect(told).toEqual([new Date(month)]);
    expect(clock.now()).toBe(month);
  });

  it('is none while a 429 holds everybody, and comes back', async () => {
    const { client, clock, startMs } = setUp(
      [perKey],
      stub(json({}), json({}, 429, { 'Retry-After': '30' }), json({})).fetch,
    );
    await client.call('listThings');
    const refused = await client.call('listThings', {}, { deadline: '1s' }).result();
    expect(refused).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
    expect(client.rate).toMatchObject({ remaining: 0, resetsAt: new Date(startMs + 30_000) });
    await clock.sleep(60_002);
    await client.call('listThings');
    expect(client.rate).toMatchObject({ remaining: 9 });
  });

  it('of limits that count each operation apart names the operation', async () => {
    const apart: LimitPolicy = { ...perKey, id: 'each', partition: 'key+operation' };
    const { client } = setUp([apart]);
    await client.call('listThings');
    await client.call('addThing', { body: {} });
    expect(client.rate.policies).toMatchObject([
      { policy: 'each', operation: 'listThings', remaining: 9 },
      { policy: 'each', operation: 'addThing', remaining: 9 },
    ]);
  });

  it('is the same for two clients that share a gate, and another with another key', async () => {
    const { fetch } = stub(json({}));
    const clock = virtualClock();
    const client = (apiKey: string) => createClient(provider([perKey]), { apiKey, fetch, clock });
    const [one, two, other] = [client(testKey), client(testKey), client('mu_live_anotherother0123456789abcdefghij')];
    await one.call('listThings');
    await two.call('listThings');
    await other.call('listThings');
    expect([one, two, other].map(({ rate }) => rate.remaining)).toEqual([8, 8, 9]);
  });
});

describe('the whole of several limits', () => {
  const at = (remaining: number | null, resetsMs: number | null) => ({
    policy: null,
    operation: null,
    limit: 100,
    remaining,
    resetsAt: resetsMs === null ? null : new Date(resetsMs),
    queued: 0,
  });

  it('is the one that leaves least', () => {
    const policies = [at(9, 1000), at(4, 2000), at(null, null)];
    expect(rateOf(policies, 0)).toEqual({ limit: 100, remaining: 4, resetsAt: new Date(2000), queued: 0, policies });
  });

  it('is the one that is free again later, where two leave as much', () => {
    expect(rateOf([at(0, 1000), at(0, 9000), at(0, null)], 2)).toMatchObject({ resetsAt: new Date(9000), queued: 2 });
  });
});

it('keeps the three classes of a system apart, as its document does', async () => {
  const clock = virtualClock(Date.parse('2026-01-01T00:20:00Z'));
  const { fetch } = stub(json({ body: { videos: [], environments: [], usage: [] } }));
  const client = createHesedVid({ apiKey: `hv_live_${'a'.repeat(32)}`, organization: 'org_1', fetch, clock });
  await client.environments.check();
  for (let call = 0; call < 3; call++) await client.videos.list().firstPage().result();
  for (let call = 0; call < 2; call++) await client.analytics.storage().result();
  const resetsAt = new Date('2026-01-01T01:00:00Z');
  expect(client.rate.policies).toMatchObject([
    { policy: 'general', limit: 10_000, remaining: 9999, resetsAt },
    { policy: 'video', limit: 1000, remaining: 997, resetsAt },
    { policy: 'analytics', limit: 500, remaining: 498, resetsAt },
  ]);
  expect(client.rate).toMatchObject({ limit: 500, remaining: 498, resetsAt, queued: 0 });
});
