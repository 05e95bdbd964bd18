import type { Provider } from '@latchkey/providers';
import { hypermemory } from '@latchkey/providers/hypermemory';
import { describe, expect, it } from 'vitest';
import { issued, managedSystems, openManaged, signedIn } from '../../test/plane/managed-systems.ts';
import { openOffice } from '../../test/plane/open-office.ts';
import { hypermemoryWorld } from '../worlds/hypermemory/index.ts';
import type { Wire } from './wire.ts';

const accountOf = async (office: { get: Awaited<ReturnType<typeof openManaged>>['get'] }) =>
  (await office.get<Wire['Account']>('/account')).body;

describe.each(managedSystems)('an account at $id', (system) => {
  const { plans }: Provider = system.provider;

  it('tells its plan, what that allows, and what it could be instead', async () => {
    const office = await openManaged(system);
    const account = await accountOf(office);
    expect(account.offered.map(({ id }) => id)).toEqual((plans?.offered ?? []).map(({ id }) => id));
    expect(account.plan).toBe(plans?.default ?? null);
    const cap = plans?.offered.find(({ id }) => id === account.plan)?.keys ?? null;
    expect(account.keys).toEqual({ limit: cap, used: 1 });
    expect(account.mayChange).toBe(plans !== undefined);
  });

  it('changes to every plan that is offered, at once, and to no other', async () => {
    const office = await openManaged(system);
    for (const { id, keys = null } of plans?.offered ?? []) {
      const changed = await office.ask<Wire['Account']>('PUT', '/account/plan', { body: { plan: id } });
      expect(changed).toMatchObject({ status: 200, body: { plan: id, keys: { limit: keys, used: 1 } } });
      expect(await accountOf(office)).toEqual(changed.body);
    }
    const before = await accountOf(office);
    const other = await office.ask('PUT', '/account/plan', { body: { plan: 'gold' } });
    // A person who may change nothing is told so first.
    const isMember = (await office.get<Wire['Session']>('/session')).body.person.role === 'member';
    expect(other).toMatchObject(
      plans
        ? { status: 400, body: { code: 'invalid_request', field: 'plan' } }
        : isMember
          ? { status: 403, body: { code: 'forbidden' } }
          : { status: 409, body: { code: 'not_offered' } },
    );
    expect(await accountOf(office)).toEqual(before);
  });

  it('security 10: is another one for people of another account', async () => {
    const office = await openManaged(system);
    const larger = plans?.offered.at(-1)?.id;
    if (larger !== undefined) await office.ask('PUT', '/account/plan', { body: { plan: larger } });
    await office.signIn(system.other);
    expect(await accountOf(office)).toMatchObject({ plan: plans?.default ?? null, keys: { used: 0 } });
  });
});

describe('a plan', () => {
  it('is changed by who owns or administers the account', async () => {
    const office = openOffice(hypermemory, hypermemoryWorld());
    await office.signIn('chloe');
    expect((await accountOf(office)).mayChange).toBe(false);
    expect(await office.ask('PUT', '/account/plan', { body: { plan: 'pro' } })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    await office.signIn('ben');
    const changed = await office.ask<Wire['Account']>('PUT', '/account/plan', { body: { plan: 'pro' } });
    expect(changed.body).toMatchObject({ plan: 'pro', keys: { limit: 20 }, allowances: { graphs: 10 } });
    expect((await office.get<Wire['AuditPage']>('/audit?action=set_plan')).body.items).toMatchObject([
      { actor: 'ben' },
    ]);
    await office.signIn('chloe');
    expect(await accountOf(office)).toMatchObject({ plan: 'pro', mayChange: false });
  });

  it('has a cap, “2 of 5”, that says what to do when it is reached, and a larger one lifts at once', async () => {
    const office = await signedIn(openOffice(hypermemory, hypermemoryWorld(), { plan: 'developer' }));
    const form = { name: 'prod-api', scopes: ['memory:read'] };
    const [first] = [await issued(office, form), await issued(office, form)];
    expect((await accountOf(office)).keys).toEqual({ limit: 5, used: 2 });
    for (let at = 2; at < 5; at++) await issued(office, form);

    const refused = await office.post<Wire['Problem']>('/keys', form);

    expect(refused).toMatchObject({ status: 409, body: { code: 'plan_cap', cap: { limit: 5, used: 5 } } });
    expect(refused.body.detail).toMatch(/Revoke a key first, or choose a larger plan/);
    await office.post(`/keys/${first.key.id}/revoke`);
    expect((await accountOf(office)).keys).toEqual({ limit: 5, used: 4 });
    await issued(office, form);
    expect((await office.post('/keys', form)).status).toBe(409);
    await office.ask('PUT', '/account/plan', { body: { plan: 'pro' } });
    await issued(office, form);
    expect((await accountOf(office)).keys).toEqual({ limit: 20, used: 6 });
    await office.ask('PUT', '/account/plan', { body: { plan: 'enterprise' } });
    expect((await accountOf(office)).keys).toEqual({ limit: null, used: 6 });
  });
});
