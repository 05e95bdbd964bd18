import { heratio } from '@latchkey/providers/heratio';
import { hesedvid } from '@latchkey/providers/hesedvid';
import { hypermemory } from '@latchkey/providers/hypermemory';
import { hypersave } from '@latchkey/providers/hypersave';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { describe, expect, it } from 'vitest';
import { issued, managedSystems, signedIn } from '../../../test/plane/managed-systems.ts';
import { openOffice, type Told } from '../../../test/plane/open-office.ts';
import { heratioWorld } from '../../worlds/heratio/index.ts';
import { hesedvidWorld } from '../../worlds/hesedvid/index.ts';
import { hypermemoryWorld } from '../../worlds/hypermemory/index.ts';
import { hypersaveWorld } from '../../worlds/hypersave/index.ts';
import { hyperstudyWorld } from '../../worlds/hyperstudy/index.ts';
import type { Wire } from '../wire.ts';

const study = (person?: string) => signedIn(openOffice(hyperstudy, hyperstudyWorld()), person);
const reader = { name: 'Reader', scopes: ['read:events'] };

describe.each(managedSystems)('the keys of $id', ({ provider, world, form, person, other }) => {
  const open = () => signedIn(openOffice(provider, world), person);

  it('are issued with the form of the system; the secret is answered once, and opens what it is for', async () => {
    const office = await open();

    const { status, headers, body } = await office.post<Wire['IssuedKey']>('/keys', form);

    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('etag')).toBeNull();
    const { key, secret } = body;
    expect(key).toMatchObject({ name: 'A key', status: 'active', requestCount: 0 });
    const found = await office.post<Wire['Leaks']>('/leaks', { text: `key=${secret}` });
    expect(found.body.leaks).toMatchObject([{ isLive: true, key: { id: key.id } }]);
    for (const path of ['/keys', `/keys/${key.id}`, '/audit', `/keys/${key.id}/incident`, `/keys/${key.id}/examples`]) {
      const told = await office.get(path);
      expect([path, told.status]).toEqual([path, 200]);
      expect(told.text).not.toContain(secret);
      expect(told.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('offer the acts that the system declares, and refuse the others as not offered (ruling 11)', async () => {
    const office = await open();
    const { key } = await issued(office, form);
    const { acts } = provider.lifecycle;
    const expected = acts.filter((act) => act !== 'issue');
    expect([...key.acts].sort()).toEqual([...expected].sort());

    const tries: Record<string, () => Promise<Told<unknown>>> = {
      update: () => office.ask('PATCH', `/keys/${key.id}`, { body: { name: 'Another name' } }),
      regenerate: () => office.post(`/keys/${key.id}/regenerate`),
      rotate: () => office.post(`/keys/${key.id}/rotate`, {}),
      disable: () => office.post(`/keys/${key.id}/disable`),
      revoke: () => office.post(`/keys/${key.id}/revoke`),
    };
    for (const [act, attempt] of Object.entries(tries)) {
      const { status, body } = await attempt();
      const isOffered = acts.some((each) => each === act);
      if (isOffered) expect([act, status]).toEqual([act, 200]);
      else expect([act, status, body]).toMatchObject([act, 409, { code: 'not_offered' }]);
    }
  });

  it('security 10: of somebody else are no keys, word for word as ids that never were', async () => {
    const office = openOffice(provider, world);
    await signedIn(office, other);
    const { key } = await issued(office, form);
    await signedIn(office, person);
    const paths = (id: string) =>
      [
        ['GET', `/keys/${id}`],
        ['PATCH', `/keys/${id}`, { name: 'x' }],
        ['POST', `/keys/${id}/revoke`],
        ['POST', `/keys/${id}/regenerate`],
        ['POST', `/keys/${id}/rotate`, {}],
        ['POST', `/keys/${id}/disable`],
        ['POST', `/keys/${id}/enable`],
        ['GET', `/keys/${id}/examples`],
        ['GET', `/keys/${id}/incident`],
        ['GET', `/keys/${id}/incident/export`],
        ['GET', `/usage?key=${id}`],
        ['GET', `/audit?key=${id}`],
        [
          'POST',
          '/alerts',
          { key: id, condition: { kind: 'unused', days: 1 }, channel: { kind: 'email', to: 'a@b.c' } },
        ],
      ] as const;
    for (const [at, [method, path, body]] of paths(key.id).entries()) {
      const [, unknown] = paths(`key_${'0'.repeat(22)}`)[at] ?? [];
      const theirs = await office.ask(method, path, { body });
      const nobodys = await office.ask(method, String(unknown), { body });
      expect([path, theirs.status, theirs.text]).toEqual([path, nobodys.status, nobodys.text]);
      expect(theirs.text).not.toContain('A key');
    }
    expect((await office.get<Wire['KeyPage']>('/keys')).body).toEqual({ items: [], total: 0, next: null });
  });

  it('come with code in the documented languages, which names the variable and no secret', async () => {
    const office = await open();
    const { key } = await issued(office, form);
    const { body } = await office.get<Wire['Examples']>(`/keys/${key.id}/examples`);
    expect(body.examples.length).toBeGreaterThan(0);
    for (const { code } of body.examples) expect(code).toContain(provider.variables.apiKey[0]);
    expect(body.env).toContain(`${provider.variables.apiKey[0]}=`);
  });
});

describe('what each system has of its own', () => {
  it('HyperStudy: a key is edited, by whoever has seen its latest version', async () => {
    const office = await study();
    const { key } = await issued(office, reader);

    const edit = { name: 'Nightly', description: 'of the pilot', scopes: ['read:events', 'read:ratings'], version: 1 };
    const edited = await office.ask<Wire['Key']>('PATCH', `/keys/${key.id}`, { body: edit });

    expect(edited.body).toMatchObject({
      name: 'Nightly',
      description: 'of the pilot',
      version: 2,
      scopes: edit.scopes,
    });
    const late = await office.ask('PATCH', `/keys/${key.id}`, { body: { ...edit, name: 'Late' } });
    expect(late).toMatchObject({ status: 409, body: { code: 'conflict', field: 'version' } });
    expect((await office.ask('PATCH', `/keys/${key.id}`, { body: {} })).status).toBe(400);
  });

  it('Hypersave: a key has limits of its own and a date on which it ends, and is regenerated', async () => {
    const office = await signedIn(openOffice(hypersave, hypersaveWorld()));
    const limits = { 'key-hour': 5, 'key-month': null };
    const { key, secret } = await issued(office, { name: 'Own', limits, expires: '2026-01-31' });
    expect(key).toMatchObject({ limits: { 'key-hour': 5 }, expiresAt: '2026-02-01T00:00:00.000Z' });

    const { body } = await office.post<Wire['IssuedKey']>(`/keys/${key.id}/regenerate`);

    expect(body.key).toMatchObject({ id: key.id, name: 'Own', limits: { 'key-hour': 5 }, version: 2 });
    expect(body.secret).not.toBe(secret);
    const { body: found } = await office.post<Wire['Leaks']>('/leaks', { text: `${secret} ${body.secret}` });
    expect(found.leaks.map(({ isLive }) => isLive)).toEqual([false, true]);
    expect(await office.post('/keys', { name: 'x', limits: { 'key-hour': 0 } })).toMatchObject({
      status: 400,
      body: { field: 'limits' },
    });
  });

  it('security 55: of two who regenerate at once, one is told', async () => {
    const office = await signedIn(openOffice(hypersave, hypersaveWorld()));
    const { key } = await issued(office, { name: 'Own' });
    const both = await Promise.all([1, 2].map(() => office.post(`/keys/${key.id}/regenerate`)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('HesedVid: a key is of a type, an organisation and an environment, and of no other organisation', async () => {
    const office = await signedIn(openOffice(hesedvid, hesedvidWorld()));
    const type = hesedvid.binding.types.find(({ offered, reach }) => offered && reach === 'environment')?.id ?? '';
    const full = hesedvid.binding.types.find(({ offered, reach }) => offered && reach !== 'environment')?.id ?? '';
    const { key } = await issued(office, { name: 'Prod', type, environment: 'prod' });
    expect(key.reach).toMatchObject({ type, environment: 'prod' });

    const { body: page } = await office.get<Wire['KeyPage']>(`/keys?type=${type}&environment=prod`);
    expect(page.items.map(({ id }) => id)).toEqual([key.id]);
    expect((await office.get<Wire['KeyPage']>(`/keys?type=${full}`)).body.total).toBe(0);
    expect(
      await office.post('/keys', { name: 'x', type, environment: 'prod', organization: 'org_elsewhere' }),
    ).toMatchObject({
      status: 403,
      body: { code: 'beyond_authority', field: 'organization' },
    });
    expect(await office.post('/keys', { name: 'x', type })).toMatchObject({
      status: 400,
      body: { field: 'environment' },
    });
    const { body: draft } = await office.post<Wire['DraftReport']>('/key-drafts', { name: 'x', type: full });
    expect(draft.warnings.length).toBeGreaterThan(0);
  });

  it('Heratio: who is not approved comes to no key, and is told where to go', async () => {
    const office = openOffice(heratio, heratioWorld());
    const { body } = await office.signIn('pending_researcher');
    expect(body.approval).toMatchObject({
      status: 'pending',
      isApproved: false,
      notice: 'Must be an approved researcher',
    });

    for (const [method, path, sent] of [
      ['GET', '/keys'],
      ['POST', '/keys', { name: 'x' }],
      ['GET', '/audit'],
      ['GET', '/usage'],
      ['GET', '/account'],
      ['POST', '/leaks', { text: 'x' }],
    ] as const) {
      const told = await office.ask(method, path, { body: sent });
      expect([path, told.status, told.body]).toMatchObject([
        path,
        403,
        {
          code: 'not_approved',
          detail: 'Must be an approved researcher',
          redirect: expect.any(String),
          approval: 'pending',
        },
      ]);
    }
    expect((await office.get('/system')).status).toBe(200);
  });

  it('security 46: the last key of its kind may be revoked, with a warning beforehand (ruling 10)', async () => {
    const office = await signedIn(openOffice(hypermemory, hypermemoryWorld(), { plan: 'developer' }));
    const first = await issued(office, { name: 'admin one', scopes: ['memory:admin'] });
    const ids = (key: Wire['Key']) => key.warnings.map(({ id }) => id);
    const { body: alone } = await office.get<Wire['Key']>(`/keys/${first.key.id}`);
    const second = await issued(office, { name: 'admin two', scopes: ['memory:admin'] });
    const { body: oneOfTwo } = await office.get<Wire['Key']>(`/keys/${first.key.id}`);
    const lifted = ids(alone).filter((id) => !ids(oneOfTwo).includes(id));
    expect(lifted).toHaveLength(1);

    await office.post(`/keys/${second.key.id}/revoke`);
    expect((await office.post(`/keys/${first.key.id}/revoke`)).status).toBe(200);
    const { body: audit } = await office.get<Wire['AuditPage']>(`/audit?key=${first.key.id}&action=revoke`);
    expect(audit.items).toMatchObject([{ action: 'revoke', actor: 'ada', key: first.key.id }]);
  });
});

describe('what is said of a request that cannot be read', () => {
  it('says what is wrong, where, and what to do', async () => {
    const { get, post } = await signedIn(openOffice(hyperstudy, hyperstudyWorld()));
    const said = async (asked: Promise<Told<unknown>>) => (await asked).body;
    expect(await said(post('/keys'))).toMatchObject({ detail: 'The request has no body. Send JSON.' });
    expect(await said(post('/keys', { scopes: [] }))).toMatchObject({
      field: 'name',
      detail: 'name is missing, and must be a text.',
    });
    expect(await said(post('/keys', { name: 7 }))).toMatchObject({ field: 'name', detail: 'name must be a text.' });
    expect(await said(get('/keys?status=active&status=revoked'))).toMatchObject({
      field: 'status',
      detail: 'status must be given once, as one of: active, expired, revoked, disabled, superseded.',
    });
  });
});
