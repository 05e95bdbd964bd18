import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { describe, expect, it } from 'vitest';
import { issued, managedSystems, openManaged, signedIn } from '../../test/plane/managed-systems.ts';
import { openOffice } from '../../test/plane/open-office.ts';
import { hyperstudyWorld } from '../worlds/hyperstudy/index.ts';
import type { Wire } from './wire.ts';

describe.each(managedSystems)('the people of $id', (system) => {
  const { provider, world, form } = system;
  const gate = provider.manager?.approval;
  const people = world.people ?? [];

  it('are listed as the world tells of them, and sign in as who they are', async () => {
    const office = openOffice(provider, world);
    const { body } = await office.get<Wire['People']>('/people');
    expect(body.people.map(({ id, name, role, owner }) => ({ id, name, role, owner }))).toEqual(
      people.map(({ id, name, role, owner }) => ({ id, name, role, owner })),
    );
    for (const { id } of people) {
      expect(await office.signIn(id)).toMatchObject({ status: 201, body: { person: { id } } });
      expect((await office.get<Wire['Session']>('/session')).body.person.id).toBe(id);
    }
  });

  it('see the keys of their own account, all of them, and no others', async () => {
    const office = await openManaged(system);
    const home = people.find(({ id }) => id === system.person)?.owner;
    for (const { id, owner, approval } of people) {
      if (gate && !gate.approved.includes(approval ?? '')) continue;
      await office.signIn(id);
      const { body } = await office.get<Wire['KeyPage']>('/keys');
      expect([id, body.items.map((each) => each.id)]).toEqual([id, owner === home ? [office.key.id] : []]);
    }
  });

  it('come to their keys as the system lets them, and else are told where to go', async () => {
    const office = openOffice(provider, world);
    for (const { id, approval } of people) {
      const { body } = await office.signIn(id);
      const isApproved = !gate || gate.approved.includes(approval ?? '');
      expect(body.approval).toEqual(
        gate ? { status: approval, isApproved, redirect: gate.redirect, notice: gate.notice } : null,
      );
      const told = await office.get<Wire['Problem']>('/keys');
      if (isApproved) expect([id, told.status]).toEqual([id, 200]);
      else {
        const { notice: detail, redirect } = gate;
        expect([id, told]).toMatchObject([
          id,
          { status: 403, body: { code: 'not_approved', detail, redirect, approval } },
        ]);
      }
    }
  });

  it('ruling 8: issue keys within their own rights', async () => {
    for (const { id, scopes } of people) {
      if (scopes === 'all') continue;
      const office = await signedIn(openOffice(provider, world), id);
      const all = provider.access.kind === 'none' ? [] : provider.access.vocabulary.map(({ name }) => name);
      expect(await office.post('/keys', { ...form, scopes: all })).toMatchObject({
        status: 403,
        body: { code: 'beyond_authority', field: 'scopes' },
      });
      expect((await issued(office, { ...form, scopes: [...scopes] })).key.scopes).toEqual(scopes);
    }
    expect(people.length).toBeGreaterThan(2);
  });
});

describe('security 44: people of different organisations', () => {
  const bound = managedSystems.filter(({ provider }) => provider.binding !== undefined);

  it('there are systems that have them', () => expect(bound.length).toBeGreaterThan(0));

  it.each(bound)(
    'manage no key of an organisation that is not their own, whoever’s account it is of: $id',
    async ({ provider, world, form, person }) => {
      const office = await signedIn(openOffice(provider, world), person);
      const own = world.people?.find(({ id }) => id === person)?.organizations ?? [];
      const places = (world.places ?? []).map(({ organization }) => organization);
      const foreign = places.find((each) => !own.includes(each)) ?? '';
      const { name, type = '', environment = '' } = form;
      // The installation issues it in the same account's name.
      const { key, secret } = await office.server.keys.issue({
        name,
        type,
        environment,
        organization: foreign,
        scopes: [],
      });
      expect(key.owner).toBe(world.owner);

      expect((await office.get<Wire['KeyPage']>('/keys')).body).toMatchObject({ items: [], total: 0 });
      const paths = (id: string) =>
        [
          ['GET', `/keys/${id}`],
          ['POST', `/keys/${id}/revoke`],
          ['GET', `/keys/${id}/examples`],
          ['GET', `/keys/${id}/incident`],
          ['GET', `/usage?key=${id}`],
          ['GET', `/audit?key=${id}`],
        ] as const;
      for (const [at, [method, path]] of paths(key.id).entries()) {
        const [, unknown = ''] = paths(`key_${'0'.repeat(22)}`)[at] ?? [];
        const told = await office.ask(method, path);
        const nobodys = await office.ask(method, unknown);
        expect([path, told.status, told.text]).toEqual([path, nobodys.status, nobodys.text]);
      }
      const { body } = await office.post<Wire['Leaks']>('/leaks/revoke', { text: secret.reveal() });
      expect(body.leaks).toMatchObject([{ key: null, isLive: false }]);
      expect(await office.server.keys.get(key.id)).toMatchObject({ status: 'active' });
      for (const organization of [foreign, 'org_nowhere']) {
        expect(await office.post('/keys', { ...form, organization })).toMatchObject({
          status: 403,
          body: { code: 'beyond_authority', field: 'organization' },
        });
      }
    },
  );
});

it('a world that tells of no people has its owner for the one person', async () => {
  const { people: _, ...bare } = hyperstudyWorld();
  const office = openOffice(hyperstudy, bare);
  const { body } = await office.get<Wire['People']>('/people');
  expect(body.people).toEqual([
    {
      id: bare.owner,
      name: bare.owner,
      role: 'owner',
      owner: bare.owner,
      scopes: null,
      organizations: [],
      approval: null,
    },
  ]);
});
