import { managerOf, openFields } from '@latchkey/providers';
import { hesedvid } from '@latchkey/providers/hesedvid';
import { describe, expect, it } from 'vitest';
import { issued, managedSystems, type Office, signedIn } from '../../test/plane/managed-systems.ts';
import { officeAt, openOffice } from '../../test/plane/open-office.ts';
import { hesedvidWorld } from '../worlds/hesedvid/index.ts';
import type { Wire } from './wire.ts';

/** What JSON leaves of a thing. */
const asJson = (thing: unknown): unknown => JSON.parse(JSON.stringify(thing));

describe.each(managedSystems)('what is told of $id', ({ id, provider, world, form, person }) => {
  const systemOf = async (office = openOffice(provider, world)) => (await office.get<Wire['System']>('/system')).body;

  it('ruling 31: is all that its page is built of, as the provider declares it, before anybody signs in', async () => {
    const system = await systemOf();
    expect(system.manager).toEqual(asJson(managerOf(provider)));
    expect(system).toMatchObject({
      id,
      title: provider.title,
      documentation: provider.documentation,
      variables: provider.variables,
      zone: 'UTC',
      acts: provider.lifecycle.acts,
      editable: provider.lifecycle.editable,
      afterRevocation: provider.lifecycle.afterRevocation,
      environments: provider.keyFormat.environments,
      expiry: asJson(provider.lifecycle.expiry),
    });
    expect(system.plans.map((plan) => [plan.id, plan.keys])).toEqual(
      (provider.plans?.offered ?? []).map((plan) => [plan.id, plan.keys ?? null]),
    );
    expect(system.keyLimits.map((limit) => limit.id)).toEqual((provider.keyLimits ?? []).map((limit) => limit.id));
  });

  it('has a form whose every choice has options', async () => {
    const { fields } = await systemOf(await signedIn(openOffice(provider, world), person));
    const declared = openFields(provider, managerOf(provider).form);
    expect(fields.map(({ field }) => field)).toEqual(declared.map(({ field }) => field));
    for (const { field, kind, options } of fields) {
      const isChosen = kind === 'choice' || kind === 'choices';
      expect([field, (options?.length ?? 0) > 0]).toEqual([field, isChosen]);
    }
  });

  it('has a form that issues a key when it is filled in as it stands', async () => {
    const office = await signedIn(openOffice(provider, world), person);
    const { fields } = await systemOf(office);
    const filled = Object.fromEntries(
      fields.flatMap(({ field, kind, options }) => {
        const preselected = (options ?? []).filter(({ isPreselected }) => isPreselected).map(({ value }) => value);
        if (preselected.length === 0) return [];
        return [[field, kind === 'choices' ? preselected : preselected[0]]];
      }),
    );
    const { key } = await issued(office, { ...form, ...filled });
    expect(key.status).toBe('active');
  });

  it('says where the system is, the way that the request came', async () => {
    const { server } = openOffice(provider, world);
    const path = new URL(provider.baseUrl).pathname.replace(/\/$/, '');
    for (const origin of ['http://127.0.0.1:4010', 'http://localhost:9', 'https://[::1]:4010']) {
      expect((await systemOf({ ...officeAt(server.fetch, `${origin}/_latchkey`), server })).baseUrl).toBe(
        origin + path,
      );
    }
  });
});

describe('places of an installation', () => {
  const valuesOf = async ({ get }: Pick<Office, 'get'>, name: string) => {
    const { fields } = (await get<Wire['System']>('/system')).body;
    return fields.find(({ field }) => field === name)?.options?.map(({ value }) => value) ?? null;
  };

  it('security 10, 44: are told to whom they belong, and no stranger hears of any', async () => {
    const world = hesedvidWorld();
    const office = openOffice(hesedvid, world);
    expect([await valuesOf(office, 'organization'), await valuesOf(office, 'environment')]).toEqual([null, null]);
    for (const [person, at] of [
      ['ada', 0],
      ['dario', 1],
    ] as const) {
      await office.signIn(person);
      expect(await valuesOf(office, 'organization')).toEqual([world.places?.[at]?.organization]);
      expect(await valuesOf(office, 'environment')).toEqual(world.places?.[at]?.environments);
    }
    const { types } = (await office.get<Wire['System']>('/system')).body;
    expect(types.map(({ title }) => title)).toEqual(['Environment-Specific', 'Full-Access']);
  });

  it('are a stranger’s to whoever comes with a session that is over', async () => {
    const office = openOffice(hesedvid, hesedvidWorld());
    await office.signIn('ada');
    const cookie = office.cookie();
    await office.ask('DELETE', '/session');
    office.carry(cookie);
    expect(await valuesOf(office, 'organization')).toBeNull();
  });

  it('security 44: bind keys to environments that there are, and tell nothing of another’s', async () => {
    const { post } = await signedIn(openOffice(hesedvid, hesedvidWorld()));
    const form = { name: 'x', type: 'environment' };
    for (const path of ['/keys', '/key-drafts']) {
      expect(await post(path, { ...form, environment: 'no-such-env' })).toMatchObject({
        status: 400,
        body: { code: 'invalid_request', field: 'environment' },
      });
      for (const environment of ['prod', 'no-such-env']) {
        const foreign = { ...form, environment, organization: 'org_987654321' };
        expect(await post(path, foreign)).toMatchObject({ status: 403, body: { code: 'beyond_authority' } });
      }
    }
    expect((await post('/keys', { ...form, environment: 'prod' })).status).toBe(201);
  });
});
