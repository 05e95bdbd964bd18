import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { serverTest } from '@latchkey/reference-server/vitest';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { createHyperStudy } from '@latchkey/sdk/hyperstudy';
import { test as base, describe, expect, it } from 'vitest';

const startMs = Date.parse('2026-01-01T00:00:00Z');
const world = hyperstudyWorld({ rooms: 1, eventsPerRoom: 100 });
const limits = [
  { id: 'two', title: '2 a minute', quota: 2, window: { kind: 'sliding', ms: 60_000 }, partition: 'key' },
] as const;
const test = serverTest(base, hyperstudy, { world, limits, client: createHyperStudy });

describe('tests at the same time', () => {
  test.concurrent.for(Array.from({ length: 20 }, (_, at) => at))(
    'test %i has keys, clock, limits, gate and data of its own',
    async (at, { server, clock, client, connection, expect }) => {
      const calls = 1 + (at % 5);
      for (let call = 0; call < calls; call++) await client.events.inRoom('room_1', { limit: 10 }).firstPage();

      // Two a minute: the gate waits for each further pair, on this test's clock and for this test's requests alone.
      expect(Math.floor((clock.now() - startMs) / 60_000)).toBe(Math.floor((calls - 1) / 2));
      expect(server.journal.entries({ status: 200 })).toHaveLength(calls);
      expect((await server.keys.list()).keys.map(({ mask }) => mask)).toEqual([connection.apiKey.mask]);
    },
  );
});

describe('two servers that hold the same secret at the same address', () => {
  const secret = `hst_live_${'a1b2c3d4'.repeat(8)}`;
  const open = async () => {
    const server = createReferenceServer(hyperstudy, { clock: virtualClock(startMs), world, limits });
    const { key } = await server.keys.import({ name: 'same', scopes: ['read:events'], secret });
    const client = createHyperStudy({ apiKey: secret, fetch: server.fetch, clock: server.clock });
    return { server, key, call: () => client.events.inRoom('room_1', { limit: 10 }).firstPage() };
  };

  it('have a gate each: what holds the one lets the other pass', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    await Promise.all([one.call(), one.call(), other.call()]);
    const release = one.server.clock.hold();
    const held = one.call();
    await other.call();
    for (const { server } of [one, other]) expect(server.journal.entries({ status: 200 })).toHaveLength(2);
    release();
    await held;
    expect(one.server.clock.now()).toBeGreaterThanOrEqual(startMs + 60_000);
    expect(other.server.clock.now()).toBe(startMs);
  });

  it('end it each by itself', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    await one.server.keys.revoke(one.key.id);
    await expect(one.call()).rejects.toMatchObject({ code: 'unauthorized' });
    expect((await other.call()).items).toHaveLength(10);
  });
});
