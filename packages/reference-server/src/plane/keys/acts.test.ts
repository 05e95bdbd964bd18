import type { ApiKey } from '@latchkey/providers';
import { hypersave } from '@latchkey/providers/hypersave';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { describe, expect, it } from 'vitest';
import { issued, type ManagedSystem, managedSystems, openManaged } from '../../../test/plane/managed-systems.ts';
import { openOffice } from '../../../test/plane/open-office.ts';
import { hyperstudyWorld } from '../../worlds/hyperstudy/index.ts';

type Opened = Awaited<ReturnType<typeof openManaged>>;
type Act = (opened: Opened) => Promise<unknown>;

/** What an act leaves behind: the key, as far as two keys can be alike, what the audit says, and what the secret opens. */
const outcomeOf = async (system: ManagedSystem, act: Act) => {
  const opened = await openManaged(system);
  const { key, server, use } = opened;
  await server.clock.advance('1h');
  await act(opened);
  const found: ApiKey | null = await server.keys.get(key.id).catch(() => null);
  const { records } = await server.audit({ key: key.id });
  return {
    key: found && { ...found, id: '', mask: '' },
    audit: records.map(({ action, at, count, owner, data }) => ({ action, at, count, owner, data })),
    status: (await use()).status,
  };
};

/** Hypersave's own endpoint for an act, asked with the key itself (ruling 9). */
const overRest =
  (method: string, path: string): Act =>
  async ({ server, key, secret }) => {
    const response = await server.fetch(`${hypersave.baseUrl}${path.replace('{keyId}', key.id)}`, {
      method,
      headers: { Authorization: `Bearer ${secret}` },
    });
    expect(response.status).toBe(200);
  };

describe.each(managedSystems)('an act upon a key of $id', (system) => {
  it('is the same, whoever does it: here, or by server.keys', async () => {
    const here = await outcomeOf(system, ({ post, key }) => post(`/keys/${key.id}/revoke`));
    const there = await outcomeOf(system, ({ server, key }) => server.keys.revoke(key.id));
    expect(here).toEqual(there);
    expect(here.status).toBe(401);
    expect(here.audit.map(({ action }) => action)).toContain('revoke');
  });
});

describe('an act that a system has an endpoint for', () => {
  const system = managedSystems.find(({ id }) => id === hypersave.id);
  if (!system) throw new Error('There is no Hypersave.');

  it.each<[string, Act, Act, Act]>([
    [
      'revoking',
      ({ post, key }) => post(`/keys/${key.id}/revoke`),
      ({ server, key }) => server.keys.revoke(key.id),
      overRest('DELETE', '/v1/keys/{keyId}'),
    ],
    [
      'regenerating',
      ({ post, key }) => post(`/keys/${key.id}/regenerate`),
      ({ server, key }) => server.keys.regenerate(key.id),
      overRest('POST', '/v1/keys/{keyId}/regenerate'),
    ],
  ])('is the same three times over: %s', async (_, here, there, asked) => {
    const outcome = await outcomeOf(system, here);
    expect(await outcomeOf(system, there)).toEqual(outcome);
    const { key, ...rest } = await outcomeOf(system, asked);
    // The request that asked for it was one with the key.
    const unused = { lastUsedAt: null, requestCount: 0, requestsToday: 0, lastIp: null };
    expect({ ...rest, key: key && { ...key, ...unused } }).toEqual(outcome);
    expect(outcome.status).toBe(401);
  });
});

describe('security 38: a member, upon a key of somebody who may do more', () => {
  const provider = {
    ...hyperstudy,
    lifecycle: {
      ...hyperstudy.lifecycle,
      acts: ['issue', 'update', 'regenerate', 'rotate', 'disable', 'revoke'],
      rotation: { overlapMs: { default: 3_600_000, max: 86_400_000 } },
    },
  } as const;

  it('gets no secret of it, and may do what gives them none', async () => {
    const office = openOffice(provider, hyperstudyWorld());
    await office.signIn('ada');
    const { key } = await issued(office, { name: 'Everything', scopes: ['*'] });
    await office.signIn('chloe');
    const own = await issued(office, { name: 'Reader', scopes: ['read:events'] });
    for (const act of ['regenerate', 'rotate']) {
      const refused = await office.post(`/keys/${key.id}/${act}`, act === 'rotate' ? {} : undefined);
      expect(refused).toMatchObject({ status: 403, body: { code: 'beyond_authority', field: 'scopes' } });
      expect((await office.post(`/keys/${own.key.id}/${act}`, act === 'rotate' ? {} : undefined)).status).toBeLessThan(
        300,
      );
    }
    for (const act of ['disable', 'enable', 'revoke']) {
      expect([act, (await office.post(`/keys/${key.id}/${act}`)).status]).toEqual([act, 200]);
    }
  });
});
