import { describe, expect, it } from 'vitest';
import { openBakery } from '../test/bakery/open-bakery.ts';
import type { Crossing } from './engine/alerts/crossing.ts';
import { KeyActError } from './key-act-error.ts';

const busy = { kind: 'requests_per_minute', above: 2 } as const;

describe('server.alerts', () => {
  it('tells who listens of each crossing once, as requests go on', async () => {
    const { server, call } = await openBakery();
    const told: Crossing[] = [];
    const end = server.alerts.on((crossing) => told.push(crossing));
    const alert = await server.alerts.create({ condition: busy });
    for (let each = 0; each < 4; each++) {
      await call('/loaves');
      await server.clock.advance('10s');
    }
    await server.alerts.evaluate();
    expect(told).toMatchObject([{ alert: alert.id, key: null, title: 'API key usage > 2 requests/minute' }]);
    end();
    expect(await server.alerts.crossings({ alert: alert.id })).toMatchObject([{ delivery: 'delivered' }]);
  });

  it('writes e-mails that lie in the outbox', async () => {
    const { server, call } = await openBakery();
    await server.alerts.create({ condition: busy, channel: { kind: 'email', to: 'ada@example.org' } });
    expect(await server.alerts.outbox()).toEqual([]);
    for (let each = 0; each < 3; each++) await call('/loaves');
    expect(await server.alerts.outbox()).toMatchObject([
      { to: 'ada@example.org', subject: 'Alert: API key usage > 2 requests/minute' },
    ]);
  });

  it('notices a key that nobody uses when time has passed', async () => {
    const { server, all } = await openBakery();
    await server.alerts.create({ condition: { kind: 'unused', days: 30 }, key: all.key.id });
    await server.clock.advance('29d');
    expect(await server.alerts.crossings()).toEqual([]);
    await server.clock.advance('1d');
    expect(await server.alerts.crossings()).toMatchObject([{ key: all.key.id, value: 30 }]);
  });

  it('refuses what cannot work, forgets with the server’s reset, and deletes', async () => {
    const { server } = await openBakery();
    const bad = { kind: 'requests_per_minute', above: -1 } as const;
    await expect(server.alerts.create({ condition: bad })).rejects.toThrow(KeyActError);
    const { id } = await server.alerts.create({ condition: busy });
    expect(await server.alerts.list()).toMatchObject([{ id }]);
    await server.alerts.delete(id);
    await expect(server.alerts.delete(id)).rejects.toThrow(KeyActError);
    await server.alerts.create({ condition: busy });
    server.reset();
    expect(await server.alerts.list()).toEqual([]);
  });
});

describe('server.usage', () => {
  it('tells by hour and by operation what was just asked', async () => {
    const { server, call, all } = await openBakery();
    const from = new Date(server.clock.now());
    await call('/loaves');
    await server.clock.advance('1h');
    await call('/loaves');
    const to = new Date(server.clock.now() + 1);
    const { points, operations } = await server.usage({ owner: all.key.owner, from, to, step: 'hour' });
    expect(points.map(({ requests }) => requests)).toEqual([1, 1]);
    expect(operations).toMatchObject([{ requests: 2 }]);
  });
});
