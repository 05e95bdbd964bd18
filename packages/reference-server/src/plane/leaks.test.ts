import { describe, expect, it } from 'vitest';
import { issued, managedSystems, openManaged } from '../../test/plane/managed-systems.ts';
import type { Wire } from './wire.ts';

describe.each(managedSystems)('a key of $id in a text where it does not belong', (system) => {
  it('is found and revoked by whose it is; neither the answer nor the audit repeats it', async () => {
    const { get, post, key, secret, use } = await openManaged(system);
    const text = `export KEY="${secret}"\n# and ${`${secret.slice(0, -8)}${'0'.repeat(8)}`}\n`;

    const found = await post<Wire['Leaks']>('/leaks', { text });

    expect(found.body.leaks[0]).toMatchObject({
      at: 12,
      length: secret.length,
      mask: key.mask,
      key: { id: key.id, status: 'active' },
      isLive: true,
    });
    expect(found.body.leaks.slice(1).map((leak) => [leak.key, leak.isLive])).toEqual(
      found.body.leaks.slice(1).map(() => [null, false]),
    );
    expect((await use()).status).toBe(200);
    const revoked = await post<Wire['Leaks']>('/leaks/revoke', { text, source: 'build 512' });
    expect(revoked.body.leaks[0]).toMatchObject({ key: { id: key.id, status: 'revoked' }, isLive: false });
    expect((await use()).status).toBe(401);
    const audit = await get<Wire['AuditPage']>('/audit?action=revoke');
    expect(audit.body.items).toMatchObject([
      { actor: system.person, key: key.id, data: { reason: 'leaked', source: 'build 512' } },
    ]);
    for (const told of [found, revoked, audit]) {
      expect(told.text).not.toContain(secret);
      expect(told.headers.get('cache-control')).toBe('no-store');
    }
    const again = await post<Wire['Leaks']>('/leaks/revoke', { text });
    // Where a revoked key is gone, it is no key any more (ruling 13).
    const isGone = system.provider.lifecycle.afterRevocation === 'gone';
    expect(again.body.leaks[0]).toMatchObject({ key: isGone ? null : { id: key.id }, isLive: false });
    expect((await get<Wire['AuditPage']>('/audit?action=revoke')).body.items).toHaveLength(1);
  });

  it('security 10: is no key at all to people of another account, and lives on', async () => {
    const { post, secret, use, signIn } = await openManaged(system);
    await signIn(system.other);
    for (const path of ['/leaks', '/leaks/revoke']) {
      const { status, body } = await post<Wire['Leaks']>(path, { text: secret });
      expect([path, status]).toEqual([path, 200]);
      expect(body.leaks.map(({ key, isLive }) => [key, isLive])).toEqual(body.leaks.map(() => [null, false]));
    }
    expect((await use()).status).toBe(200);
  });

  it('is told from another one of the same account', async () => {
    const { post, key, secret, use, ask, ...office } = await openManaged(system);
    const plans = system.provider.plans?.offered ?? [];
    if (plans.length > 0) await ask('PUT', '/account/plan', { body: { plan: plans.at(-1)?.id } });
    const second = await issued({ post, ask, ...office }, { ...system.form, name: 'Another' });
    const { body } = await post<Wire['Leaks']>('/leaks/revoke', { text: `${second.secret}` });
    expect(body.leaks.map(({ isLive }) => isLive)).toEqual([false]);
    expect((await ask<Wire['KeyPage']>('GET', '/keys?status=active')).body.items.map(({ id }) => id)).toEqual([key.id]);
    expect((await use()).status).toBe(200);
    expect((await post<Wire['Leaks']>('/leaks', { text: secret })).body.leaks).toMatchObject([{ isLive: true }]);
  });
});

it('texts without a key have none, and an empty one is refused', async () => {
  const [system] = managedSystems;
  if (!system) throw new Error('There is no system.');
  const { post } = await openManaged(system);
  expect((await post<Wire['Leaks']>('/leaks', { text: 'nothing here' })).body).toEqual({ leaks: [] });
  expect(await post('/leaks', { text: '' })).toMatchObject({ status: 400, body: { field: 'text' } });
});
