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

  it('security 33: beyond a quota never passes, and its 429 names no time', async () => {
    const { call } = await openBakery({ limits, provider: { costs: { listLoaves: 6 } } });
    const refused = await call('/loaves');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null]);
    expect((await call('/loaves/a')).status).toBe(200);
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
});
