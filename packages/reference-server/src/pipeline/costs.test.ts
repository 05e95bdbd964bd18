import { describe, expect, it } from 'vitest';
import { openBakery } from '../../test/bakery/open-bakery.ts';

const limits = [
  { id: 'minute', title: '5 a minute', quota: 5, window: { kind: 'sliding', ms: 60_000 }, partition: 'key' },
  { id: 'hour', title: '9 an hour', quota: 9, window: { kind: 'sliding', ms: 3_600_000 }, partition: 'owner' },
] as const;

describe('what an operation costs', () => {
  it('security 60: is taken of every limit, or of none', async () => {
    const { call, server } = await openBakery({ limits, provider: { costs: { listLoaves: 3 } } });
    const statuses = [await call('/loaves'), await call('/loaves'), await call('/loaves/a'), await call('/loaves/a')];
    expect(statuses.map(({ status }) => status)).toEqual([200, 429, 200, 200]);
    expect((await call('/loaves/a')).status).toBe(429);
    await server.clock.advance('1m');
    // Five of nine are spent: three more fit, and then one.
    expect((await call('/loaves')).status).toBe(200);
    expect((await call('/loaves')).status).toBe(429);
    expect((await call('/loaves/a')).status).toBe(200);
    expect((await call('/loaves/a')).status).toBe(429);
  });

  it('security 33: beyond a key’s own quota never passes, and its 429 names no time', async () => {
    const keyLimits = [{ id: 'own', title: 'own', window: { kind: 'sliding', ms: 60_000 } }] as const;
    const { call, server } = await openBakery({ provider: { costs: { listLoaves: 6 }, keyLimits } });
    const { secret } = await server.keys.issue({ name: 'small', scopes: ['read:loaves'], limits: { own: 5 } });
    const refused = await call('/loaves', { key: secret.reveal() });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null]);
    expect((await call('/loaves/a', { key: secret.reveal() })).status).toBe(200);
  });

  it('is one unit where nothing is said', async () => {
    const { call } = await openBakery({ limits });
    const statuses = [];
    for (let asked = 0; asked < 6; asked++) statuses.push((await call('/loaves')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('is refused at the start where it cannot be', async () => {
    await expect(openBakery({ provider: { costs: { listLoaves: 0 } } })).rejects.toThrow('whole number from 1 up');
    await expect(openBakery({ provider: { costs: { listLoafs: 2 } } })).rejects.toThrow("no operation 'listLoafs'");
  });

  it('is refused at the start where a limit never admits so much, which is named', async () => {
    const costs = { listLoaves: 6 };
    await expect(openBakery({ limits, provider: { costs } })).rejects.toThrow(
      new RangeError(
        "'listLoaves' costs 6 units, and limit policy 'minute' never admits more than 5. Lower the cost, or raise the quota.",
      ),
    );
    await expect(openBakery({ provider: { costs, limits } })).rejects.toThrow("limit policy 'minute' never");
  });

  it('is refused at the start where a plan never admits so much, unless its limits are replaced', async () => {
    const offered = [
      { id: 'large', title: 'Large', limits: [{ ...limits[1], quota: 600 }] },
      { id: 'small', title: 'Small', limits: [limits[1]] },
    ] as const;
    const provider = { costs: { listLoaves: 10 }, limits: [], plans: { offered, default: 'large' } } as const;
    await expect(openBakery({ provider })).rejects.toThrow("limit policy 'hour' of the plan 'small' never admits more");
    const { call } = await openBakery({ provider, limits: [{ ...limits[1], quota: 10 }] });
    expect([(await call('/loaves')).status, (await call('/loaves')).status]).toEqual([200, 429]);
  });

  it('may be above the quota of a limit that refuses nothing, or that is not the operation’s', async () => {
    const costs = { listLoaves: 6 };
    const counted = [{ ...limits[0], beyond: 'counted' }] as const;
    const others = [{ ...limits[0], applies: { methods: ['POST'] } }] as const;
    for (const free of [counted, others]) {
      const { call } = await openBakery({ provider: { costs }, limits: free });
      expect([(await call('/loaves')).status, (await call('/loaves')).status]).toEqual([200, 200]);
    }
  });
});
