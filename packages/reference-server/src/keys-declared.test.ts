import type { Provider } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { openBakery } from '../test/bakery/open-bakery.ts';
import { bakery } from '../test/bakery/provider.ts';
import { bakeryWorld } from '../test/bakery/world.ts';
import { createReferenceServer, memoryStore, virtualClock } from './index.ts';

const rotatingBakery = {
  ...bakery,
  lifecycle: {
    ...bakery.lifecycle,
    acts: ['issue', 'update', 'rotate', 'disable', 'revoke'],
    rotation: { overlapMs: { default: 60_000, max: 3_600_000 } },
  },
  plans: { default: 'small', offered: [{ id: 'small', title: 'Small', limits: [], keys: 1 }] },
} as const satisfies Provider;

const open = () =>
  createReferenceServer(rotatingBakery, { clock: virtualClock('2026-01-01T00:00:00Z'), world: bakeryWorld() });
const status = async ({ fetch }: ReturnType<typeof open>, key: string) =>
  (await fetch(`${bakery.baseUrl}/loaves`, { headers: { 'X-Bakery-Key': key } })).status;

describe('server.keys', () => {
  it('security 54: rotates keys where the system does, with its overlap unless told', async () => {
    const server = open();
    const old = await server.keys.issue({ name: 'reader', scopes: ['read:loaves'] });
    const next = await server.keys.rotate(old.key.id);
    expect(next).toMatchObject({ key: { name: 'reader' }, predecessor: { id: old.key.id, status: 'superseded' } });
    const both = async () => [await status(server, old.secret.reveal()), await status(server, next.secret.reveal())];
    expect(await both()).toEqual([200, 200]);
    expect(await server.keys.rotation(old.key.id)).toMatchObject({ isSafeToRevoke: false });
    await server.clock.advance('1m');
    expect(await both()).toEqual([401, 200]);
    expect(await server.keys.rotation(old.key.id)).toMatchObject({ isSafeToRevoke: true });
    await expect(server.keys.rotate(old.key.id)).rejects.toMatchObject({
      kind: 'conflict',
      successor: next.key.id,
    });
    expect(await server.keys.revokeLineage(old.key.id)).toHaveLength(2);
    expect(await both()).toEqual([401, 401]);
  });

  it('disables and enables keys where the system does', async () => {
    const server = open();
    const { key, secret } = await server.keys.issue({ name: 'reader', scopes: ['read:loaves'] });
    expect(await server.keys.disable(key.id)).toMatchObject({ status: 'disabled' });
    expect(await status(server, secret.reveal())).toBe(401);
    expect(await server.keys.enable(key.id)).toMatchObject({ status: 'active' });
    expect(await status(server, secret.reveal())).toBe(200);
  });

  it('security 57: says how many keys there are and may be', async () => {
    const server = open();
    await server.keys.issue({ name: 'reader', scopes: ['*'] });
    await expect(server.keys.issue({ name: 'one too many', scopes: ['*'] })).rejects.toMatchObject({
      name: 'KeyActError',
      kind: 'plan_cap',
      cap: { limit: 1, used: 1 },
    });
    expect((await server.accounts.get()).keys).toEqual({ limit: 1, used: 1 });
    expect((await server.accounts.setPlan('small', { keys: 2 })).keys).toEqual({ limit: 2, used: 1 });
    await server.keys.issue({ name: 'no longer', scopes: ['*'] });
  });

  it('security 69: issues one key for an Idempotency-Key, though its end is told as a time from now', async () => {
    const server = open();
    const options = { idempotencyKey: 'f47ac10b-58cc-4372-a567-0e02b2c3d479' };
    const issue = () => server.keys.issue({ name: 'reader', scopes: ['*'], expires: '7d' }, options);
    const first = await issue();
    await server.clock.advance('9m');
    const again = await issue();
    expect(again).toMatchObject({ isReplayed: true, key: { id: first.key.id, expiresAt: first.key.expiresAt } });
    expect(again.secret?.reveal()).toBe(first.secret?.reveal());
    await server.clock.advance('1m');
    expect((await issue()).secret).toBeNull();
    await expect(server.keys.issue({ name: 'another', scopes: ['*'] }, options)).rejects.toMatchObject({
      kind: 'idempotency_mismatch',
    });
  });

  it('security 69: rotates a key once for an Idempotency-Key, and tells the old one as it is by then', async () => {
    const server = open();
    const options = { idempotencyKey: 'f47ac10b-58cc-4372-a567-0e02b2c3d479', overlapMs: 60_000 };
    const { key } = await server.keys.issue({ name: 'reader', scopes: ['*'] });
    const first = await server.keys.rotate(key.id, options);
    const again = await server.keys.rotate(key.id, options);
    expect(again).toMatchObject({ isReplayed: true, key: { id: first.key.id }, predecessor: { id: key.id } });
    expect(again.secret?.reveal()).toBe(first.secret?.reveal());
    await expect(server.keys.rotate(key.id, { ...options, overlapMs: 0 })).rejects.toMatchObject({
      kind: 'idempotency_mismatch',
    });
    await server.clock.advance('10m');
    expect((await server.keys.rotate(key.id, options)).secret).toBeNull();
    await expect(server.keys.rotate(key.id)).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('ruling 11: refuses what the system does not declare', async () => {
    const { server, key } = await openBakery();
    await expect(server.keys.rotate?.(key.id)).rejects.toMatchObject({ kind: 'not_offered' });
    await expect(server.keys.disable?.(key.id)).rejects.toMatchObject({ kind: 'not_offered' });
  });

  it('brings sealed secrets back on a server that shares the store and the sealing key', async () => {
    const options = { idempotencyKey: 'f47ac10b-58cc-4372-a567-0e02b2c3d479' };
    const store = memoryStore();
    const twin = (sealingKey: Uint8Array) =>
      createReferenceServer(bakery, {
        clock: virtualClock('2026-01-01T00:00:00Z'),
        world: bakeryWorld(),
        store: () => store,
        sealingKey,
      });
    const issue = (server: ReturnType<typeof twin>) => server.keys.issue({ name: 'reader', scopes: ['*'] }, options);
    const [one, two, stranger] = [1, 1, 2].map((fill) => twin(new Uint8Array(32).fill(fill)));
    if (!one || !two || !stranger) throw new Error('There are three.');
    const made = await issue(one);
    expect((await issue(two)).secret?.reveal()).toBe(made.secret?.reveal());
    expect((await issue(stranger)).secret).toBeNull();
    expect(() => twin(new Uint8Array(8))).toThrow(RangeError);
  });
});
