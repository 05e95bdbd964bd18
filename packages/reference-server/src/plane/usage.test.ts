import { hypersave } from '@latchkey/providers/hypersave';
import { describe, expect, it } from 'vitest';
import { issued, managedSystems, openManaged, signedIn, useKey } from '../../test/plane/managed-systems.ts';
import { openOffice } from '../../test/plane/open-office.ts';
import { hypersaveWorld } from '../worlds/hypersave/index.ts';
import type { Wire } from './wire.ts';

describe.each(managedSystems)('usage at $id', (system) => {
  it('is a series by hour and by day, by outcome and by operation, of a key and of its account', async () => {
    const { get, post, key, use, server } = await openManaged(system);
    expect((await use()).status).toBe(200);
    await use();
    await server.clock.advance('1h');
    await use();
    await post('/keys', { ...system.form, name: 'Unused' });

    const hours = await get<Wire['Usage']>(`/usage?key=${key.id}&from=2026-01-01T00:00:00Z&to=2026-01-01T02:00:00Z`);

    expect(hours.body.step).toBe('hour');
    expect(
      hours.body.points.map(({ from, requests, ok, denied, errors }) => [from, requests, ok, denied, errors]),
    ).toEqual([
      ['2026-01-01T00:00:00.000Z', 2, 2, 0, 0],
      ['2026-01-01T01:00:00.000Z', 1, 1, 0, 0],
    ]);
    const operation = system.world.demo?.list.operation;
    expect(hours.body.operations).toMatchObject([{ operation, requests: 3, ok: 3 }]);
    const days = await get<Wire['Usage']>('/usage?step=day&from=2026-01-01T00:00:00Z');
    expect(days.body.points.map(({ requests }) => requests)).toEqual([3]);
  });

  it('security 10: of another account is nobody’s, and tells nothing of theirs', async () => {
    const { get, use, signIn } = await openManaged(system);
    await use();
    await signIn(system.other);
    const { body } = await get<Wire['Usage']>('/usage?step=day&from=2026-01-01T00:00:00Z');
    expect(body.points.map(({ requests }) => requests)).toEqual([0]);
    expect(body.operations).toEqual([]);
    expect(body.limits.map(({ used }) => used).filter((used) => used > 0)).toEqual([]);
  });

  it('stands beside limits that say how far they are used', async () => {
    const { get, key, use } = await openManaged(system);
    const before = (await get<Wire['Usage']>(`/usage?key=${key.id}`)).body.limits;
    await use();
    const after = (await get<Wire['Usage']>(`/usage?key=${key.id}`)).body.limits;
    for (const limit of after) expect(limit.used + limit.remaining, limit.id).toBe(limit.quota);
    const taken = after.filter(({ id, used }) => used > (before.find((each) => each.id === id)?.used ?? 0));
    expect(taken.length > 0 || before.length === 0).toBe(true);
  });

  it('without a time is of the last 24 hours, or of the last 30 days', async () => {
    const { get } = await openManaged(system);
    expect((await get<Wire['Usage']>('/usage')).body.points).toHaveLength(25);
    expect((await get<Wire['Usage']>('/usage?step=day')).body.points).toHaveLength(31);
  });

  it.each([
    'from=yesterday',
    'step=week',
    'from=2000-01-01T00:00:00Z',
    'from=2026-01-01T00:00:00',
    'from=0001-01-01T00:00:00Z&step=day',
    'from=0001-01-01T00:00:00Z&to=0001-01-02T00:00:00Z',
    'from=0100-12-31T00:00:00Z&step=day',
    'from=9999-12-31T00:00:00Z&to=9999-12-31T23:59:59Z',
    'from=9999-12-01T00:00:00Z&to=9999-12-31T23:59:59-23:59&step=day',
  ])('is a problem where it cannot be: %s', async (query) => {
    const { get } = await openManaged(system);
    expect(await get(`/usage?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });

  it('is of any day that a date-time can say, but for the very first and last', async () => {
    const { get } = await openManaged(system);
    for (const day of ['0001-01-03', '0042-06-30', '1000-01-01', '9999-12-29']) {
      const query = `from=${day}T00:00:00Z&to=${day}T12:00:00Z&step=day`;
      const { status, body } = await get<Wire['Usage']>(`/usage?${query}`);
      expect([status, body.points.map(({ from }) => from)]).toEqual([200, [`${day}T00:00:00.000Z`]]);
    }
  });
});

describe('limits of a key’s own', () => {
  it('stand before those of its plan, hour by hour and month by month, and are spent by its own requests', async () => {
    const world = hypersaveWorld();
    const office = await signedIn(openOffice(hypersave, world));
    const own = await issued(office, { name: 'Own', limits: { 'key-hour': 3, 'key-month': 50 } });
    const free = await issued(office, { name: 'As the plan', limits: { 'key-hour': null } });
    for (const secret of [own.secret, own.secret, free.secret]) {
      await useKey(office.server.fetch, { provider: hypersave, world }, secret);
    }
    const limitsOf = async (query: string) => {
      const { body } = await office.get<Wire['Usage']>(`/usage${query}`);
      return body.limits.map(({ id, quota, used, remaining }) => [id, quota, used, remaining]);
    };

    const plan = [
      ['plan-hour', 100, 3, 97],
      ['plan-month', expect.any(Number), 3, expect.any(Number)],
    ];
    expect((await limitsOf(`?key=${own.key.id}`)).toSorted()).toEqual(
      [['key-hour', 3, 2, 1], ['key-month', 50, 2, 48], ...plan].toSorted(),
    );
    expect(await limitsOf(`?key=${free.key.id}`)).toEqual(plan);
    expect(await limitsOf('')).toEqual(plan);
    const { body } = await office.get<Wire['Usage']>(`/usage?key=${own.key.id}`);
    expect(body.limits.find(({ id }) => id === 'key-month')).toMatchObject({
      window: { kind: 'month' },
      resetAt: '2026-02-01T00:00:00.000Z',
    });
  });
});
