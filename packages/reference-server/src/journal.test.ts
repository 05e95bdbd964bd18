import { describe, expect, it } from 'vitest';
import { openBakery } from '../test/bakery/open-bakery.ts';

describe('server.journal', () => {
  it('tells what was answered, oldest first, by operation, key, status or refusal', async () => {
    const { server, call, key } = await openBakery();
    await call('/loaves?limit=2');
    await call('/loaves/nothing');
    await call('/loaves', { key: null });
    await call('/cakes');
    const seen = server.journal
      .entries()
      .map(({ method, path, query, operation, status, refusal }) => [
        method,
        path + (query && `?${query}`),
        operation,
        status,
        refusal,
      ]);
    expect(seen).toEqual([
      ['GET', '/v1/loaves?limit=2', 'listLoaves', 200, null],
      ['GET', '/v1/loaves/nothing', 'getLoaf', 404, 'not_found'],
      ['GET', '/v1/loaves', 'listLoaves', 401, 'missing_key'],
      ['GET', '/v1/cakes', null, 404, 'not_found'],
    ]);
    expect(server.journal.entries({ operation: 'listLoaves' })).toHaveLength(2);
    expect(server.journal.entries({ keyId: key.id })).toHaveLength(2);
    expect(server.journal.entries({ keyId: null, status: 404 })).toHaveLength(1);
    server.journal.clear();
    expect(server.journal.entries()).toEqual([]);
  });

  it('keeps as many of the latest as told, and not many more', async () => {
    const { server, call } = await openBakery({ journalSize: 10 });
    for (let at = 0; at < 57; at++) await call(`/loaves?limit=${(at % 99) + 1}`);
    const entries = server.journal.entries();
    expect(entries.length).toBeGreaterThanOrEqual(10);
    expect(entries.length).toBeLessThan(20);
    expect(entries.at(-1)?.query).toBe('limit=57');
  });
});
