import type { Plans, Provider } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { openBakery, startMs } from '../test/bakery/open-bakery.ts';
import { bakeryWorld } from '../test/bakery/world.ts';
import type { World } from './world.ts';

const limits = (quota: number) =>
  [{ id: 'day', title: 'a day', quota, window: { kind: 'sliding', ms: 86_400_000 }, partition: 'owner' }] as const;
const plans: Plans = {
  default: 'crumb',
  offered: [
    { id: 'crumb', title: 'Crumb', limits: limits(2) },
    { id: 'loaf', title: 'Loaf', limits: limits(5) },
  ],
};
const provider: Partial<Provider> = { plans };

describe('server.accounts', () => {
  it('tells the plan of the world’s owner, and what is left of it', async () => {
    const { server, call } = await openBakery({ provider });
    await call('/loaves');
    const day = { policy: 'day', quota: 2, used: 1, remaining: 1, resetAtMs: startMs + 86_400_000, retryAfterMs: 0 };
    expect(await server.accounts.get()).toEqual({
      plan: 'crumb',
      limits: [day],
      keys: { limit: null, used: 2 },
      allowances: {},
    });
    expect(await server.accounts.get('bob')).toMatchObject({ plan: 'crumb', limits: [{ remaining: 2 }] });
  });

  it('gives an account a plan at once, with quotas of its own where they are told', async () => {
    const { server, call, all } = await openBakery({ provider });
    const statuses = async (count: number) => {
      const found: number[] = [];
      for (let each = 0; each < count; each++) {
        const key = each % 2 === 0 ? {} : { key: all.secret.reveal() };
        found.push((await call('/loaves', key)).status);
      }
      return found;
    };
    expect(await statuses(3)).toEqual([200, 200, 429]);
    expect(await server.accounts.setPlan('loaf')).toMatchObject({ plan: 'loaf', limits: [{ remaining: 3 }] });
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    await server.accounts.setPlan('loaf', { limits: { day: 6 } });
    expect(await statuses(2)).toEqual([200, 429]);
    await server.accounts.setPlan('crumb', { limits: { day: null } });
    expect(await statuses(3)).toEqual([200, 200, 200]);
    await server.accounts.setPlan('loaf', { owner: 'bob' });
    expect((await server.accounts.get('bob')).plan).toBe('loaf');
  });

  it('refuses a plan that is not offered, and begins with the plan that it is told', async () => {
    const { server } = await openBakery({ provider, plan: 'loaf' });
    expect((await server.accounts.get()).plan).toBe('loaf');
    await expect(server.accounts.setPlan('cake')).rejects.toMatchObject({ kind: 'invalid', field: 'plan' });
    await server.accounts.setPlan('crumb');
    server.reset();
    expect((await server.accounts.get()).plan).toBe('loaf');
    await expect(openBakery({ provider, plan: 'cake' })).rejects.toThrow("'cake'");
  });

  it('tells a world the same, without taking anything', async () => {
    const world: World = {
      ...bakeryWorld(),
      open: (context) => ({
        ...bakeryWorld().open(context),
        getHealth: async () => ({ kind: 'json', body: await context.accounts.of('baker_1') }),
      }),
    };
    const { server, call } = await openBakery({ world, provider });
    await call('/loaves');
    for (let look = 0; look < 5; look++) await call('/health');
    expect(await (await call('/health')).json()).toEqual(await server.accounts.get());
    expect(await server.accounts.get()).toMatchObject({ limits: [{ remaining: 1 }] });
  });
});
