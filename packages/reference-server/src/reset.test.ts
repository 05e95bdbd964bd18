import { describe, expect, it } from 'vitest';
import { openBakery, startMs } from '../test/bakery/open-bakery.ts';
import type { Exchange } from './exchange.ts';

const exchangeOf = (key: string, body: Exchange['body']): Exchange => ({
  method: 'POST',
  origin: 'http://127.0.0.1:1',
  path: '/v1/loaves',
  query: '',
  header: (name) => ({ 'x-bakery-key': key, 'content-type': 'application/json' })[name],
  body,
  address: '192.0.2.1',
});

describe('a request that is under way at a reset', () => {
  it('ends with the keys, figures and data that it began with, and leaves nothing in what began anew', async () => {
    const { server, all } = await openBakery({ auditsRequests: true });
    const arriving = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    const flour = new TextEncoder().encode('{"flour":"rye"}');
    const underWay = server.handle(exchangeOf(all.secret.reveal(), () => arriving.promise));
    server.reset();
    arriving.resolve(flour);
    expect(await underWay).toMatchObject({ status: 201 });
    const today = { from: new Date(startMs), to: new Date(startMs + 1), step: 'day' } as const;
    expect((await server.usage(today)).operations).toEqual([]);
    expect((await server.audit()).records).toEqual([]);
    expect(server.journal.entries()).toEqual([]);
    const { secret } = await server.keys.issue({ name: 'after', scopes: ['*'] });
    const answer = await server.handle(exchangeOf(secret.reveal(), () => flour));
    expect(answer.body).toContain('"baked":1');
    expect((await server.usage(today)).points).toMatchObject([{ requests: 1 }]);
  });
});
