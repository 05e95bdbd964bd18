import { createHash } from 'node:crypto';
import type { KeyRecord, KeyRecords, Provider } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { openBakery, startMs } from '../test/bakery/open-bakery.ts';

const secret = `bk_live_${'row01234'.repeat(4)}`;
const row = { id: 'row_1', of: 'baker_1', sha: createHash('sha256').update(secret).digest('hex') };
const records: KeyRecords = {
  read(given): KeyRecord {
    const { id, of, sha } = Object(given);
    if (typeof sha !== 'string') throw new TypeError('The row is no key: sha is missing.');
    return {
      id,
      owner: of,
      name: 'row',
      scopes: ['*'],
      digest: sha,
      mask: 'bk_live_…',
      limits: {},
      createdAt: new Date(startMs),
      expiresAt: null,
      revokedAt: null,
      lastUsedAt: null,
    };
  },
  write({ id, owner, digest }) {
    if (owner === 'nobody') throw new TypeError('The key is no row: of cannot hold its owner.');
    return { id, of: owner, sha: digest };
  },
};
const provider: Partial<Provider> = { records };

describe('rows of keys', () => {
  it('let their secrets in, and come out as they went in, behind those that are older', async () => {
    const { server, call } = await openBakery({ provider });
    expect(await server.keys.importRows([row])).toMatchObject([{ id: 'row_1', status: 'active' }]);
    expect((await call('/loaves', { key: secret })).status).toBe(200);
    const rows = await server.keys.exportRows();
    expect(rows).toHaveLength(3);
    expect(rows.at(-1)).toEqual(row);
    const fresh = await openBakery({ provider });
    fresh.server.reset();
    await fresh.server.keys.importRows(rows);
    expect(await fresh.server.keys.exportRows()).toEqual(rows);
  });

  it('are refused by number, before any is taken in, where one cannot be read', async () => {
    const { server } = await openBakery({ provider });
    const refused = server.keys.importRows([row, { id: 'row_2', of: 'baker_1' }]);
    await expect(refused).rejects.toMatchObject({
      kind: 'invalid',
      message: 'Row 2: The row is no key: sha is missing.',
    });
    expect(await server.keys.exportRows()).toHaveLength(2);
  });

  it('security 80: revive nothing that is dead where the log of revocations is there, before them or after', async () => {
    const { server, call } = await openBakery({ provider });
    await server.keys.importRows([row]);
    await server.keys.revoke('row_1');
    const { tombstones, watermark } = await server.keys.revocations();
    expect(await server.keys.revocations(watermark)).toEqual({ tombstones: [], watermark });
    for (const isLogFirst of [true, false]) {
      server.reset();
      if (isLogFirst) await server.keys.bury(tombstones);
      await server.keys.importRows([row]);
      await server.keys.bury(tombstones);
      expect((await call('/loaves', { key: secret })).status).toBe(401);
      expect(await server.keys.get('row_1')).toMatchObject({ status: 'revoked' });
    }
  });

  it('security 58: are refused where a digest is known', async () => {
    const { server } = await openBakery({ provider });
    await expect(server.keys.importRows([row, { ...row, id: 'row_2' }])).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('are refused where the table has no place for a key', async () => {
    const { server } = await openBakery({ provider });
    await server.keys.issue({ name: 'a', scopes: ['*'], owner: 'nobody', id: 'k9' });
    await expect(server.keys.exportRows()).rejects.toMatchObject({
      kind: 'invalid',
      message: 'Key k9: The key is no row: of cannot hold its owner.',
    });
  });

  it('are not offered where the table is not documented', async () => {
    const { server } = await openBakery();
    await expect(server.keys.importRows([])).rejects.toMatchObject({ kind: 'not_offered' });
    await expect(server.keys.exportRows()).rejects.toMatchObject({ kind: 'not_offered' });
  });
});
