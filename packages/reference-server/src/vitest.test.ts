import { test as base, describe, expect } from 'vitest';
import { chain, chainWorld } from '../test/bakery/chain.ts';
import { bakery } from '../test/bakery/provider.ts';
import { bakeryWorld } from '../test/bakery/world.ts';
import { type Connection, serverTest } from './vitest.ts';

/** Stands in for an SDK: a client that is made of a connection. */
const createClient = ({ apiKey, fetch, clock }: Connection) => {
  const headers = { 'X-Bakery-Key': apiKey.reveal(), 'Content-Type': 'application/json' };
  const call = async (path: string, init?: RequestInit) => fetch(bakery.baseUrl + path, { headers, ...init });
  return {
    now: clock.now,
    status: async (path: string) => (await call(path)).status,
    bake: async () => (await (await call('/loaves', { method: 'POST', body: '{"flour":"rye"}' })).json()).baked,
  };
};

const world = bakeryWorld();
const limits = [
  { id: 'three', title: '3 a minute', quota: 3, window: { kind: 'sliding', ms: 60_000 }, partition: 'key' },
] as const;
const test = serverTest(base, bakery, { world, limits, client: createClient });

describe('serverTest', () => {
  test('gives a server, its clock, a connection and a client', async ({ server, clock, connection, client }) => {
    expect(clock).toBe(server.clock);
    expect(new Date(clock.now()).toISOString()).toBe('2026-01-01T00:00:00.000Z');
    expect(connection.fetch).toBe(server.fetch);
    expect(await client.status('/loaves')).toBe(200);
    expect(client.now()).toBe(clock.now());
  });

  test('makes a key that may do everything and is named after the test', async ({ server, connection, task }) => {
    const { keys } = await server.keys.list();
    expect(keys.map(({ name, scopes }) => ({ name, scopes }))).toEqual([
      { name: task.name, scopes: ['read:loaves', 'write:loaves', '*'] },
    ]);
    expect(connection.apiKey.mask).toBe(keys[0]?.mask);
  });

  test('makes no key for a test that asks for none', async ({ server }) => {
    expect((await server.keys.list()).keys).toEqual([]);
  });

  test.concurrent.for(Array.from({ length: 20 }, (_, at) => at))(
    'keeps concurrent test %i to itself',
    async (at, { server, clock, client, expect }) => {
      for (let baked = 1; baked <= 3; baked++) {
        expect(await client.bake()).toBe(baked);
        await clock.advance(`${at + 1}s`);
      }
      expect(clock.now()).toBe(Date.parse('2026-01-01T00:00:00Z') + 3 * (at + 1) * 1000);
      expect(await client.status('/loaves')).toBe(at < 19 ? 429 : 200);
      expect(server.journal.entries()).toHaveLength(4);
    },
  );
});

describe('a hook', () => {
  test.beforeEach(({ server }) => void server.faults.add({ kind: 'latency', delay: '1s', times: 1 }));
  test('is given the same server as the test', async ({ client, clock }) => {
    const before = clock.now();
    await client.status('/loaves');
    expect(clock.now() - before).toBe(1000);
  });
});

describe('its options', () => {
  const narrow = serverTest(base, bakery, {
    world,
    start: '2030-06-01T12:00:00Z',
    key: { name: 'reader', scopes: ['read:loaves'], expires: '7d' },
  });

  narrow('say what the key may do, and until when', async ({ server, connection, clock }) => {
    const client = createClient(connection);
    const { keys } = await server.keys.list();
    expect(keys[0]).toMatchObject({ name: 'reader', scopes: ['read:loaves'] });
    expect(await client.status('/loaves')).toBe(200);
    await clock.advance('7d');
    expect(await client.status('/loaves')).toBe(401);
  });

  narrow('say when the clock starts', ({ clock }) => {
    expect(new Date(clock.now()).toISOString()).toBe('2030-06-01T12:00:00.000Z');
  });

  const extended = serverTest(base.extend<{ flour: string }>({ flour: 'spelt' }), bakery, { world }).extend<{
    kitchen: string;
  }>({ kitchen: async ({ flour, server }, use) => use(`${flour} at ${server.provider.title}`) });

  extended("compose with fixtures of the test's own", ({ flour, kitchen }) => {
    expect([flour, kitchen]).toEqual(['spelt', 'spelt at Bakery']);
  });
});

describe('serverTest of a system that binds its keys', () => {
  const bound = serverTest(base, chain, { world: chainWorld() });

  bound('makes a key of the type that reaches furthest of those that are offered', async ({ server, connection }) => {
    const { keys } = await server.keys.list();
    expect(connection.apiKey.mask).toBe(keys[0]?.mask);
    expect(keys[0]?.reach).toEqual({ type: 'town', organization: 'ulm', environment: null });
  });

  const ofOven = serverTest(base, chain, { world: chainWorld(), key: { type: 'oven', environment: 'steel' } });
  ofOven('makes the key that is asked for', async ({ server, connection }) => {
    const { keys } = await server.keys.list();
    expect(connection.apiKey.mask).toBe(keys[0]?.mask);
    expect(keys[0]?.reach).toMatchObject({ type: 'oven', environment: 'steel' });
  });
});
