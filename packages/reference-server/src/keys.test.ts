import { inspect } from 'node:util';
import type { Provider } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { chain, chainWorld, openChain } from '../test/bakery/chain.ts';
import { openBakery, startMs } from '../test/bakery/open-bakery.ts';
import { bakery } from '../test/bakery/provider.ts';
import { bakeryWorld } from '../test/bakery/world.ts';
import { createReferenceServer, type IssueRequest, KeyActError, systemClock } from './index.ts';

const day = 86_400_000;

describe('server.keys', () => {
  it('issues for the recommended time, for a choice, for a date and until a moment', async () => {
    const { server } = await openBakery();
    const expiresAt = async (expires?: '7d' | 'never' | '2026-03-01' | Date) =>
      (await server.keys.issue({ name: 'a', scopes: ['*'], ...(expires === undefined ? {} : { expires }) })).key
        .expiresAt;
    expect(await expiresAt()).toEqual(new Date(startMs + 90 * day));
    expect(await expiresAt('7d')).toEqual(new Date(startMs + 7 * day));
    expect(await expiresAt('never')).toBeNull();
    expect(await expiresAt('2026-03-01')).toEqual(new Date('2026-03-02T00:00:00Z'));
    expect(await expiresAt(new Date(startMs + 1))).toEqual(new Date(startMs + 1));
  });

  it('issues at any moment, by a clock that counts parts of milliseconds too', async () => {
    const { server } = await openBakery();
    await server.clock.sleep(0.4);
    expect((await server.keys.issue({ name: 'a', scopes: ['*'], expires: '7d' })).key.status).toBe('active');
    const fine = createReferenceServer(bakery, {
      world: bakeryWorld(),
      clock: { ...systemClock, now: () => startMs + 0.4 },
    });
    const { key } = await fine.keys.issue({ name: 'a', scopes: ['*'], expires: '7d' });
    expect(key.expiresAt).toEqual(new Date(startMs + 1 + 7 * day));
  });

  it('gives a secret that prints as its mask and opens the door', async () => {
    const { call, key, secret } = await openBakery();
    expect(`${secret} ${inspect(secret)} ${JSON.stringify({ secret })}`).toBe(
      `${key.mask} ${key.mask} {"secret":"${key.mask}"}`,
    );
    expect(key.mask).toBe(`${secret.reveal().slice(0, 12)}…`);
    expect((await call('/loaves')).status).toBe(200);
  });

  it('refuses with what to do, in an error of its own', async () => {
    const { server, key } = await openBakery();
    const problem = async (act: Promise<unknown>) => {
      const thrown = await act.then(
        () => null,
        (error: unknown) => error,
      );
      expect(thrown).toBeInstanceOf(KeyActError);
      return thrown instanceof KeyActError ? [thrown.kind, thrown.field] : null;
    };
    const scopes = ['*'];
    expect(await problem(server.keys.issue({ name: '', scopes }))).toEqual(['invalid', 'name']);
    expect(await problem(server.keys.issue({ name: 'a', scopes: ['read:cakes'] }))).toEqual(['invalid', 'scopes']);
    expect(await problem(server.keys.issue({ name: 'a', scopes, expires: '8d' }))).toEqual(['invalid', 'expires']);
    expect(await problem(server.keys.issue({ name: 'a', scopes, expires: '2026-02-30' }))).toEqual([
      'invalid',
      'expires',
    ]);
    expect(await problem(server.keys.issue({ name: 'a', scopes, expires: new Date(startMs) }))).toEqual([
      'invalid',
      'expires',
    ]);
    expect(await problem(server.keys.get('key_nobody'))).toEqual(['not_found', null]);
    await server.keys.revoke(key.id);
    expect(await problem(server.keys.update(key.id, { name: 'b' }))).toEqual(['conflict', null]);
  });

  it('edits, revokes for good, lists newest first and tells what happened', async () => {
    const { server, call, key, all } = await openBakery();
    await server.keys.update(key.id, { scopes: ['write:loaves'], description: 'narrow' });
    expect((await call('/loaves')).status).toBe(403);
    expect(await server.keys.revoke(key.id)).toMatchObject({ status: 'revoked', description: 'narrow' });
    expect((await call('/loaves')).status).toBe(401);
    expect((await server.keys.list()).keys.map(({ id }) => id)).toEqual([all.key.id, key.id]);
    const page = await server.keys.list({ limit: 1 });
    expect((await server.keys.list({ limit: 1, after: page.next ?? '' })).keys.map(({ id }) => id)).toEqual([key.id]);
    const actions = (await server.audit({ key: key.id })).records.map(({ action }) => action);
    expect(actions).toEqual(['issue', 'update', 'revoke', 'dead_key_refused']);
  });

  it('adopts a secret that exists already', async () => {
    const { server, call } = await openBakery();
    const sample = `bk_live_${'sample0123'.repeat(2)}`;
    const { key, secret } = await server.keys.import({ name: 'sample', scopes: ['*'], secret: sample, id: 'sample' });
    expect([key.id, secret.reveal()]).toEqual(['sample', sample]);
    expect((await call('/loaves', { key: sample })).status).toBe(200);
    expect(inspect(secret)).not.toContain(sample);
  });

  it('knows a new key at once, or after the propagation delay where there is one', async () => {
    const { server, call } = await openBakery({ propagationDelayMs: 5000 });
    expect((await call('/loaves')).status).toBe(401);
    await server.clock.advance('5s');
    expect((await call('/loaves')).status).toBe(200);
  });

  it('takes permissions in the place of scopes, where the system has them', async () => {
    const permission = (name: string, ...scopes: string[]) => ({
      name,
      title: name,
      description: name,
      scopes,
      preselected: false,
    });
    const access = {
      ...bakery.access,
      allowsEmpty: true,
      permissions: [permission('look', 'read:loaves'), permission('bake', 'write:loaves', 'read:loaves')],
    };
    const server = createReferenceServer({ ...bakery, access }, { world: bakeryWorld() });
    const scopesOf = async (permissions: string[]) => (await server.keys.issue({ name: 'a', permissions })).key.scopes;
    expect(await scopesOf(['look'])).toEqual(['read:loaves']);
    expect(await scopesOf(['bake', 'look'])).toEqual(['write:loaves', 'read:loaves']);
    expect(await scopesOf([])).toEqual([]);
    const secret = `bk_live_${'sample0123'.repeat(2)}`;
    expect((await server.keys.import({ name: 'a', permissions: ['bake'], secret })).key.scopes).toHaveLength(2);
    const invalid = { kind: 'invalid', field: 'permissions' };
    await expect(scopesOf(['eat'])).rejects.toMatchObject(invalid);
    const both = { name: 'a', scopes: ['*'], permissions: ['look'] } as unknown as { name: string; scopes: string[] };
    await expect(server.keys.issue(both)).rejects.toMatchObject(invalid);
    await expect(
      createReferenceServer(bakery, { world: bakeryWorld() }).keys.issue({ ...both, scopes: ['*'] }),
    ).rejects.toMatchObject(invalid);
  });

  it('needs scopes or permissions, but where every key may do everything', async () => {
    const open = (access: Provider['access']) =>
      createReferenceServer({ ...bakery, access } as Provider, { world: bakeryWorld() }).keys;
    const unsaid = { name: 'a' } as { name: string; scopes: string[] };
    await expect(open({ ...bakery.access, allowsEmpty: true }).issue(unsaid)).rejects.toMatchObject({
      field: 'scopes',
    });
    expect((await open({ kind: 'none' }).issue(unsaid)).key.scopes).toEqual([]);
  });

  it('issues with limits of the key’s own, and keeps them when it is regenerated', async () => {
    const keyLimits = [{ id: 'own', title: 'own', window: { kind: 'month' } }] as const;
    const lifecycle = { ...bakery.lifecycle, acts: ['issue', 'regenerate', 'revoke'] } as const;
    const { server, call } = await openBakery({ provider: { keyLimits, lifecycle } });
    const { key, secret } = await server.keys.issue({ name: 'a', scopes: ['*'], limits: { own: 2 } });
    expect((await call('/loaves', { key: secret.reveal() })).status).toBe(200);
    const next = await server.keys.regenerate(key.id);
    expect(next.key).toMatchObject({ id: key.id, limits: { own: 2 }, requestCount: 1 });
    expect(`${next.secret}`).toBe(next.key.mask);
    const statuses = [secret, next.secret, next.secret].map(
      async (each) => (await call('/loaves', { key: each.reveal() })).status,
    );
    expect(await Promise.all(statuses)).toEqual([401, 200, 429]);
    await expect(server.keys.issue({ name: 'a', scopes: ['*'], limits: { own: 0.5 } })).rejects.toMatchObject({
      kind: 'invalid',
      field: 'limits',
    });
    await expect(server.keys.regenerate('key_nobody')).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('security 50: a date is a day in the zone of the installation (ruling 22)', async () => {
    const { server } = await openBakery({ zone: 'Africa/Johannesburg' });
    const { key } = await server.keys.issue({ name: 'a', scopes: ['*'], expires: '2026-03-01' });
    expect(key.expiresAt).toEqual(new Date('2026-03-01T22:00:00Z'));
    await expect(openBakery({ zone: 'Africa/Atlantis' })).rejects.toThrow(RangeError);
  });
});

describe('server.keys of a system that binds keys to organisations', () => {
  const asked = { name: 'a', scopes: ['*'] };

  it('issues for the world’s own organisation unless told, and for none where the type has none', async () => {
    const { keys } = openChain().server;
    const reach = async (request: Parameters<typeof keys.issue>[0]) => (await keys.issue(request)).key.reach;
    expect(await reach({ ...asked, type: 'town' })).toEqual({ type: 'town', organization: 'ulm', environment: null });
    expect(await reach({ ...asked, type: 'town', organization: 'bonn' })).toMatchObject({ organization: 'bonn' });
    expect(await reach({ ...asked, type: 'chain' })).toEqual({ type: 'chain', organization: null, environment: null });
  });

  it('ruling 6: lets the key’s text say what its environment asks for, and leaves it to wider keys', async () => {
    const { keys } = openChain({ environment: 'test' }).server;
    const text = async (request: Parameters<typeof keys.issue>[0]) =>
      (await keys.issue(request)).secret.reveal().slice(0, 8);
    expect(await text({ ...asked, type: 'oven', environment: 'stone' })).toBe('bk_live_');
    expect(await text({ ...asked, type: 'oven', environment: 'steel' })).toBe('bk_test_');
    expect(await text({ ...asked, type: 'town' })).toBe('bk_test_');
    expect(await text({ ...asked, type: 'town', keyEnvironment: 'live' })).toBe('bk_live_');
  });

  it('refuses in the words that it was asked in', async () => {
    // As who knows no provider by its type.
    const { keys } = createReferenceServer<Provider>(chain, { world: chainWorld() });
    const field = (request: Partial<IssueRequest>) =>
      keys.issue({ ...asked, ...request }).then(
        () => null,
        (error: unknown) => (error instanceof KeyActError ? error.field : error),
      );
    expect(await field({})).toBe('type');
    expect(await field({ type: 'chain', organization: 'ulm' })).toBe('organization');
    expect(await field({ type: 'oven' })).toBe('environment');
    expect(await field({ type: 'oven', environment: 'stone', keyEnvironment: 'test' })).toBe('keyEnvironment');
  });

  it('adopts a secret with a reach', async () => {
    const { keys } = openChain().server;
    const secret = `bk_live_${'a1'.repeat(10)}`;
    const { key } = await keys.import({ ...asked, type: 'oven', environment: 'oven_stone', secret });
    expect(key.reach).toEqual({ type: 'oven', organization: 'ulm', environment: 'stone' });
  });

  it('says of keys of another system that they have no types', async () => {
    const { server } = await openBakery();
    await expect(server.keys.issue({ ...asked, type: 'town' })).rejects.toMatchObject({ field: 'type' });
  });
});
