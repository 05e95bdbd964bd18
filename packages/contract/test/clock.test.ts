import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { createHyperStudy } from '@latchkey/sdk/hyperstudy';
import { afterEach, describe, expect, it } from 'vitest';

const start = Date.parse('2026-01-01T00:00:00Z');
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const openOverHttp = async (limits?: Parameters<typeof createReferenceServer>[1]['limits']) => {
  const server = createReferenceServer(hyperstudy, {
    clock: virtualClock(start),
    world: hyperstudyWorld({ rooms: 1, eventsPerRoom: 100 }),
    ...(limits ? { limits } : {}),
  });
  const http = await listen(server, { port: 0 });
  closers.push(() => http.close());
  return { server, baseUrl: `${http.url}/api/v3` };
};

describe('the virtual clock, over HTTP', () => {
  it('lets a hundred sleepers of one second take one virtual second', async () => {
    const { server, baseUrl } = await openOverHttp();
    const clients = await Promise.all(
      Array.from({ length: 100 }, async (_, at) => {
        const { secret } = await server.keys.issue({ name: `client ${at}`, scopes: ['read:events'] });
        return createHyperStudy({ apiKey: secret, baseUrl, clock: server.clock });
      }),
    );
    server.faults.add({ kind: 'rate_limit', retryAfterSeconds: 1, times: 100 });

    const pages = await Promise.all(clients.map((client) => client.events.inRoom('room_1').firstPage()));

    expect(pages.map(({ total }) => total)).toEqual(Array.from({ length: 100 }, () => 100));
    expect(server.clock.now() - start).toBe(1000);
  });

  it('expires a key while another call waits, and not before', async () => {
    const { server, baseUrl } = await openOverHttp([
      { id: 'one-a-day', title: '1 a day', quota: 1, window: { kind: 'sliding', ms: 86_400_000 }, partition: 'key' },
    ]);
    const short = await server.keys.issue({
      name: 'short',
      scopes: ['read:events'],
      expires: new Date(start + 3_600_000),
    });
    const long = await server.keys.issue({ name: 'long', scopes: ['read:events'], expires: '90d' });
    const waiting = createHyperStudy({ apiKey: long.secret, baseUrl, clock: server.clock });
    const expiring = createHyperStudy({ apiKey: short.secret, baseUrl, clock: server.clock });
    await waiting.events.inRoom('room_1').firstPage();

    const second = waiting.events.inRoom('room_1').firstPage();
    const alive = await expiring.events.inRoom('room_1').firstPage();
    expect(alive.total).toBe(100);
    expect((await second).total).toBe(100);

    expect(server.clock.now() - start).toBeGreaterThanOrEqual(86_400_000);
    expect((await server.keys.get(short.key.id)).status).toBe('expired');
    await expect(expiring.events.inRoom('room_1').firstPage()).rejects.toMatchObject({
      code: 'unauthorized',
      status: 401,
    });
  });
});
