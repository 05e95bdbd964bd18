import type { Provider } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { startMs } from '../../test/bakery/open-bakery.ts';
import { mill, openTogether } from '../../test/bakery/open-together.ts';
import { bakery } from '../../test/bakery/provider.ts';
import { bakeryWorld } from '../../test/bakery/world.ts';
import { createReferenceServer, together, virtualClock } from '../index.ts';

const smith: Provider = {
  ...mill,
  id: 'smith',
  baseUrl: 'https://smith.example',
  keyFormat: { ...mill.keyFormat, prefix: 'sm' },
  lifecycle: { ...mill.lifecycle, acts: ['issue'] },
};
const alone = (provider: Provider) =>
  createReferenceServer(provider, { clock: virtualClock(startMs), world: bakeryWorld() });

describe('leaks of servers together', () => {
  it('are told of every server that has the key, in the order of the text', async () => {
    const { all, bakery: bakers, mill: millers } = await openTogether();
    const text = `MILL=${millers.secret.reveal()} BAKERY=${bakers.secret.reveal()}`;
    const found = await all.leaks.find(text);
    // The two have keys of one format: each says what it is to itself.
    expect(found.map(({ server, at, isLive }) => [server, at, isLive])).toEqual([
      ['bakery', 5, false],
      ['mill', 5, true],
      ['bakery', 53, true],
      ['mill', 53, false],
    ]);
    expect(found.map(({ key }) => key?.name ?? null)).toEqual([null, 'reader', 'reader', null]);
    expect(JSON.stringify(found)).not.toContain(bakers.secret.reveal().slice(-12));
  });

  it('are revoked at each in one call, and audited with where they were', async () => {
    const { all, bakery: bakers, mill: millers, ask } = await openTogether();
    const text = `${millers.secret.reveal()}\n${bakers.secret.reveal()}`;
    const revoked = await all.leaks.revoke(text, { source: 'build 7' });
    expect(revoked.filter(({ key }) => key !== null).map(({ server, key }) => [server, key?.status])).toEqual([
      ['mill', 'revoked'],
      ['bakery', 'revoked'],
    ]);
    expect((await ask('http://bakery.localhost/v1/loaves', bakers.secret)).status).toBe(401);
    for (const { server } of [bakers, millers]) {
      const { records } = await server.audit({ action: 'revoke' });
      expect(records).toMatchObject([{ data: { reason: 'leaked', source: 'build 7' } }]);
    }
    const again = await all.leaks.revoke(text);
    expect(again.every(({ isLive }) => !isLive)).toBe(true);
    expect((await bakers.server.audit({ action: 'revoke' })).records).toHaveLength(1);
  });

  it('are told alive where a server cannot revoke, and revoked at the others', async () => {
    const [baker, forge] = [alone(bakery), alone(smith)];
    const [bread, iron] = [
      await baker.keys.issue({ name: 'a', scopes: ['*'] }),
      await forge.keys.issue({ name: 'b', scopes: ['*'] }),
    ];
    const { leaks } = together({ forge, baker });
    const found = await leaks.revoke(`${iron.secret.reveal()} ${bread.secret.reveal()}`);
    expect(found.map(({ server, key, isLive }) => [server, key?.status, isLive])).toEqual([
      ['forge', 'active', true],
      ['baker', 'revoked', false],
    ]);
  });

  it('asks every server, also where one of them fails, and tells then what it failed with', async () => {
    const [baker, forge] = [alone(bakery), alone(smith)];
    const { secret, key } = await baker.keys.issue({ name: 'a', scopes: ['*'] });
    const failed = new Error('The table is away.');
    const broken = { ...forge, leaks: { find: () => Promise.reject(failed), revoke: () => Promise.reject(failed) } };
    const { leaks } = together({ broken, baker });
    await expect(leaks.revoke(secret.reveal())).rejects.toBe(failed);
    expect(await baker.keys.get(key.id)).toMatchObject({ status: 'revoked' });
    await expect(leaks.find('')).rejects.toBe(failed);
  });

  it('asks no server that tells of none', async () => {
    const { leaks: _, ...bare } = alone(mill);
    const baker = alone(bakery);
    const { secret } = await baker.keys.issue({ name: 'a', scopes: ['*'] });
    expect(await together({ bare, baker }).leaks.find(secret.reveal())).toMatchObject([{ server: 'baker' }]);
  });
});
