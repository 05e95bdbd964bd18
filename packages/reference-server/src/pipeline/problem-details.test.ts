import type { ErrorDialect } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { openBakery, startMs } from '../../test/bakery/open-bakery.ts';
import { bakery } from '../../test/bakery/provider.ts';

const type = (code: string) => `https://errors.bakery.example/${code.toLowerCase().replaceAll('_', '-')}`;

/** The bakery's refusals as RFC 9457 writes them; at a limit as the draft of the RateLimit headers does. */
const errors: ErrorDialect = {
  ...bakery.errors,
  contentType: 'application/problem+json',
  write: ({ status, code, message, details }) => ({ type: type(code), title: message, status, ...details }),
  refusals: {
    ...bakery.errors.refusals,
    rate_limited: ({ policy }) => ({
      status: 429,
      code: 'QUOTA_EXCEEDED',
      message: 'Too many.',
      details: { 'violated-policies': [policy] },
    }),
  },
};

describe('security 32: a dialect that writes problem details', () => {
  it('is served with their media type, and with a type that stays the same', async () => {
    const { call } = await openBakery({ provider: { errors } });
    const refusals = [
      await call('/loaves?limit=0'),
      await call('/loaves?limit=x'),
      await call('/nowhere'),
      await call('/loaves', { key: null }),
    ];
    for (const response of refusals) expect(response.headers.get('content-type')).toBe('application/problem+json');
    const [one, other, lost, keyless] = await Promise.all(refusals.map((response) => response.json()));
    expect(one).toMatchObject({
      type: type('BAD_PARAMETER'),
      title: 'Parameter limit',
      status: 400,
      parameter: 'limit',
    });
    expect(other.type).toBe(one.type);
    expect([lost.type, keyless.type]).toEqual([type('NOT_FOUND'), type('NO_KEY')]);
  });

  it('names the policies that a refused request would have violated', async () => {
    const limit = {
      id: 'two',
      title: '2',
      quota: 2,
      window: { kind: 'sliding', ms: 60_000 },
      partition: 'key',
    } as const;
    const { call } = await openBakery({ provider: { errors }, limits: [limit] });
    await call('/loaves');
    await call('/loaves');
    const refused = await call('/loaves');
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await refused.json()).toEqual({
      type: type('QUOTA_EXCEEDED'),
      title: 'Too many.',
      status: 429,
      'violated-policies': ['two'],
    });
  });

  it('may name the request that is refused, and when', async () => {
    const not_found: ErrorDialect['refusals']['not_found'] = ({ what }, request) => ({
      status: 404,
      code: 'NOT_FOUND',
      message: what,
      ...(request && { details: { instance: request.path, at: request.nowMs } }),
    });
    const { server, call } = await openBakery({
      provider: { errors: { ...errors, refusals: { ...errors.refusals, not_found } } },
    });
    await server.clock.advance('1s');
    const at = startMs + 1000;
    expect(await (await call('/now%20here?a=b')).json()).toMatchObject({ instance: '/v1/now%20here', at });
    expect(await (await call('/loaves/nothing')).json()).toMatchObject({ instance: '/v1/loaves/nothing', at });
  });
});
