import { describe, expect, it } from 'vitest';
import { base, openBakery, startMs } from '../test/bakery/open-bakery.ts';
import { bakery } from '../test/bakery/provider.ts';
import { bakeryWorld } from '../test/bakery/world.ts';
import { turn } from './clock/turn.ts';
import { createReferenceServer, memoryStore } from './index.ts';

const bake = { method: 'POST', body: '{"flour":"rye"}', headers: { 'Content-Type': 'application/json' } };

describe('createReferenceServer', () => {
  it('shares nothing with another server', async () => {
    const [one, two] = [await openBakery(), await openBakery()];
    one.server.faults.add({ kind: 'server_error' });
    await one.server.clock.advance('1d');
    expect((await two.call('/loaves', { key: one.secret.reveal() })).status).toBe(401);
    expect((await two.call('/loaves')).status).toBe(200);
    expect(two.server.clock.now()).toBe(startMs);
    expect(one.server.journal.entries()).toEqual([]);
  });

  it('starts anew on reset: keys, data, faults, journal and counts; the clock goes on', async () => {
    const limit = {
      id: 'day',
      title: '1 a day',
      quota: 1,
      window: { kind: 'sliding', ms: 86_400_000 },
      partition: 'owner',
    } as const;
    const { server, call, all } = await openBakery({ limits: [limit] });
    const key = all.secret.reveal();
    expect(await (await call('/loaves', { ...bake, key })).json()).toEqual({ baked: 1 });
    expect((await call('/loaves', { ...bake, key })).status).toBe(429);
    server.faults.add({ kind: 'server_error' });
    await server.clock.advance('1h');
    server.reset();
    expect(server.journal.entries()).toEqual([]);
    expect(await server.keys.list()).toEqual({ keys: [], next: null });
    expect((await server.audit()).records).toEqual([]);
    expect((await call('/loaves', { key })).status).toBe(401);
    const again = await server.keys.issue({ name: 'again', scopes: ['*'] });
    expect(await (await call('/loaves', { ...bake, key: again.secret.reveal() })).json()).toEqual({ baked: 1 });
    expect(server.clock.now()).toBe(startMs + 3_600_000);
  });

  it('answers for the first environment of the format unless told another', async () => {
    const { server, call } = await openBakery();
    const { secret } = await server.keys.issue({ name: 'test', scopes: ['*'], environment: 'test' });
    expect((await call('/loaves', { key: secret.reveal() })).status).toBe(401);
    const test = await openBakery({ environment: 'test' });
    expect(test.secret.reveal()).toMatch(/^bk_test_/);
    expect((await test.call('/loaves')).status).toBe(200);
    await expect(openBakery({ environment: 'moon' })).rejects.toThrow('live or test');
  });

  it('security 66: answers a request before its figures are written and its alerts are told, and forgets both on reset', async () => {
    const happened: string[] = [];
    const { server, call } = await openBakery({
      flushIntervalMs: 0,
      store: () => {
        const memory = memoryStore();
        return {
          ...memory,
          addFigures(batch) {
            happened.push('written');
            return memory.addFigures(batch);
          },
        };
      },
    });
    server.alerts.on(() => happened.push('told'));
    const condition = { kind: 'requests_per_minute', above: 0 } as const;
    await server.alerts.create({ condition });
    happened.length = 0;
    await call('/loaves').then(() => happened.push('answered'));
    await turn();
    expect(happened).toEqual(['answered', 'written', 'told']);
    await server.clock.advance('10m');
    await call('/loaves');
    server.reset();
    await turn();
    await turn();
    expect(happened).toEqual(['answered', 'written', 'told']);
  });

  it('keeps keys in the store that it is given, under a pepper where it is given one', async () => {
    const stored: string[] = [];
    const store = () => {
      const memory = memoryStore();
      return {
        ...memory,
        insert: (...[facts, audit]: Parameters<typeof memory.insert>) => {
          stored.push(facts.digest);
          return memory.insert(facts, audit);
        },
      };
    };
    const plain = await openBakery({ store });
    const random = () => new Uint8Array(32).fill(7);
    const peppered = await openBakery({ store, peppers: [{ version: 1, secret: random() }] });
    expect((await plain.call('/loaves')).status).toBe(200);
    expect((await peppered.call('/loaves')).status).toBe(200);
    expect(stored).toHaveLength(4);
    expect(new Set(stored).size).toBe(4);
  });

  it('runs on real time where it is given no clock', async () => {
    const server = createReferenceServer(bakery, { world: bakeryWorld() });
    const response = await server.fetch(`${base}/health`);
    expect(Math.abs(Date.parse(response.headers.get('date') ?? '') - server.clock.now())).toBeLessThan(60_000);
  });
});
