import type { Provider } from '@latchkey/providers';
import { providers } from '@latchkey/providers/all';
import { heratio } from '@latchkey/providers/heratio';
import { hesedvid } from '@latchkey/providers/hesedvid';
import { hypermemory } from '@latchkey/providers/hypermemory';
import { hypersave } from '@latchkey/providers/hypersave';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { describe, expect, it } from 'vitest';
import { type officeAt, openOffice, type Told } from '../../../test/plane/open-office.ts';
import type { World } from '../../world.ts';
import { worlds } from '../../worlds/all.ts';
import { heratioWorld } from '../../worlds/heratio/index.ts';
import { hesedvidWorld } from '../../worlds/hesedvid/index.ts';
import { hypermemoryWorld } from '../../worlds/hypermemory/index.ts';
import { hypersaveWorld } from '../../worlds/hypersave/index.ts';
import { hyperstudyWorld } from '../../worlds/hyperstudy/index.ts';
import type { Wire } from '../wire.ts';

type Office = ReturnType<typeof officeAt>;

const signedIn = async <Asked extends Office>(office: Asked, person = 'ada'): Promise<Asked> => {
  const { status } = await office.signIn(person);
  if (status !== 201) throw new Error(`${person} could not sign in.`);
  return office;
};
const study = (person?: string) => signedIn(openOffice(hyperstudy, hyperstudyWorld()), person);

const issued = async (office: Office, form: Wire['NewKey']): Promise<Wire['IssuedKey']> => {
  const { status, body, text } = await office.post<Wire['IssuedKey']>('/keys', form);
  if (status !== 201) throw new Error(`No key was issued: ${text}`);
  return body;
};
const reader = { name: 'Reader', scopes: ['read:events'] };

const systems: { id: string; provider: Provider; world: World; form: Wire['NewKey']; person: string }[] =
  await Promise.all(
    Object.entries(providers).map(async ([id, load]) => {
      const provider: Provider = await load();
      const world = (await new Map<string, () => Promise<() => World>>(Object.entries(worlds)).get(id)?.())?.();
      const [person] = world?.people ?? [];
      if (!world || !person) throw new Error(`${id} has no world with people.`);
      const { access, binding } = provider;
      const scope = access.kind === 'none' ? [] : access.vocabulary.filter(({ offered }) => offered).slice(0, 1);
      const type = binding?.types.find(({ offered, reach }) => offered && reach === 'environment');
      const form: Wire['NewKey'] = {
        name: 'A key',
        ...(access.kind === 'none' ? {} : { scopes: scope.map(({ name }) => name) }),
        ...(type ? { type: type.id, environment: 'prod' } : {}),
      };
      return { id, provider, world, form, person: person.id };
    }),
  );

describe.each(systems)('the keys of $id', ({ provider, world, form, person }) => {
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
    const other = world.people?.find(
      ({ owner, approval }) => owner !== world.owner && (approval === undefined || approval === 'approved'),
    );
    await signedIn(office, other?.id);
    const { key } = await issued(office, {
      ...form,
      ...(other?.organizations?.[0] ? { organization: other.organizations[0] } : {}),
    });
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

  it('are managed by what the system says of itself', async () => {
    const office = await open();
    const { body } = await office.get<Wire['System']>('/system');
    expect(body).toMatchObject({ id: provider.id, title: provider.title, acts: [...provider.lifecycle.acts] });
    expect(body.fields.map(({ field }) => field)).toContain('name');
    expect(body.manager).toMatchObject({ path: expect.arrayContaining([expect.stringMatching(/key/i)]) });
    expect(body.baseUrl).toBe(`http://127.0.0.1:4010${new URL(provider.baseUrl).pathname.replace(/\/$/, '')}`);
  });
});

describe('a list of keys', () => {
  it('comes in pages that neither miss a key nor repeat one, in every order', async () => {
    const office = await study();
    for (let at = 0; at < 25; at++) {
      const expires = at % 3 === 0 ? 'never' : '90d';
      await issued(office, { ...reader, name: `${String.fromCharCode(97 + ((at * 7) % 26))} ${at}`, expires });
      if (at % 5 === 0) await office.server.clock.advance('1h');
    }
    for (const sort of ['created', 'lastUsed', 'name', 'expires']) {
      for (const order of ['asc', 'desc']) {
        const whole = await office.get<Wire['KeyPage']>(`/keys?sort=${sort}&order=${order}&limit=200`);
        const ids: string[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
          const { body } = await office.get<Wire['KeyPage']>(`/keys?sort=${sort}&order=${order}&limit=4${query}`);
          expect(body.total).toBe(25);
          ids.push(...body.items.map(({ id }) => id));
          cursor = body.next;
        }
        expect([sort, order, ids]).toEqual([sort, order, whole.body.items.map(({ id }) => id)]);
        expect(new Set(ids).size).toBe(25);
      }
    }
  });

  it('goes on where it ended, though a key was issued or revoked meanwhile', async () => {
    const office = await study();
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await issued(office, { ...reader, name });
      await office.server.clock.advance('1m');
    }
    const { body: first } = await office.get<Wire['KeyPage']>('/keys?limit=2');
    expect(first.items.map(({ name }) => name)).toEqual(['e', 'd']);
    await issued(office, { ...reader, name: 'f' });
    await office.post(`/keys/${first.items[1]?.id}/revoke`);
    const { body: second } = await office.get<Wire['KeyPage']>(`/keys?limit=2&cursor=${first.next}`);
    expect(second.items.map(({ name }) => name)).toEqual(['c', 'b']);
  });

  it('is filtered by status, environment and text, and sorted by name', async () => {
    const office = await study();
    const { key } = await issued(office, { ...reader, name: 'Zeta export', description: 'of the pilot' });
    await issued(office, { ...reader, name: 'alpha', environment: 'test' });
    await office.post(`/keys/${key.id}/revoke`);
    const names = async (query: string) =>
      (await office.get<Wire['KeyPage']>(`/keys?${query}`)).body.items.map(({ name }) => name);

    expect(await names('status=revoked')).toEqual(['Zeta export']);
    expect(await names('status=active')).toEqual(['alpha']);
    expect(await names('environment=test')).toEqual(['alpha']);
    expect(await names('text=PILOT')).toEqual(['Zeta export']);
    expect(await names(`text=${key.id}`)).toEqual(['Zeta export']);
    expect(await names('text=nothing')).toEqual([]);
    expect(await names('sort=name&order=asc')).toEqual(['alpha', 'Zeta export']);
  });

  it('shows revoked keys as the system does (ruling 13)', async () => {
    const shown = async (office: Office, form: Wire['NewKey'], person?: string) => {
      await signedIn(office, person);
      const { key } = await issued(office, form);
      await office.post(`/keys/${key.id}/revoke`);
      const count = async (query: string) => (await office.get<Wire['KeyPage']>(`/keys${query}`)).body.total;
      return [await count(''), await count('?status=revoked')];
    };
    expect(await shown(openOffice(hyperstudy, hyperstudyWorld()), reader)).toEqual([1, 1]);
    const memory = openOffice(hypermemory, hypermemoryWorld());
    expect(await shown(memory, { name: 'a', scopes: ['memory:read'] })).toEqual([0, 1]);
    expect(await shown(openOffice(hypersave, hypersaveWorld()), { name: 'a' })).toEqual([0, 0]);
  });

  it.each(['x', 'bm90anNvbg', '%00', btoa('["created","asc",1,"a"]'), btoa('["name","desc",1,"a"]'), btoa('[]')])(
    'refuses a cursor that is none of its own: %s',
    async (cursor) => {
      const office = await study();
      const { status, body } = await office.get(`/keys?cursor=${encodeURIComponent(cursor)}`);
      expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid_request', field: 'cursor' } });
    },
  );
});

describe('issuing', () => {
  it('tells the field that something is wrong with, and issues nothing', async () => {
    const office = await study();
    const wrong: readonly [Partial<Wire['NewKey']>, string][] = [
      [{ name: '  ' }, 'name'],
      [{ scopes: ['write:everything'] }, 'scopes'],
      [{ scopes: [] }, 'scopes'],
      [{ expires: '13d' }, 'expires'],
      [{ expires: '2026-12-31' }, 'expires'],
      [{ environment: 'staging' }, 'environment'],
      [{ type: 'system' }, 'type'],
      [{ permissions: ['x'] }, 'permissions'],
    ];
    for (const [form, field] of wrong) {
      const { status, body } = await office.post('/keys', { ...reader, ...form });
      expect([form, { status, body }]).toMatchObject([form, { status: 400, body: { code: 'invalid_request', field } }]);
    }
    expect((await office.get<Wire['KeyPage']>('/keys')).body.total).toBe(0);
  });

  it('security 48: takes no field that the form does not have, when a key is issued and when it is edited', async () => {
    const office = await study();
    const { key } = await issued(office, reader);
    const smuggled = {
      id: 'key_mine',
      owner: 'somebody',
      digest: 'd'.repeat(64),
      secret: 'hst_live_mine',
      createdAt: '2020-01-01T00:00:00Z',
      expiresAt: null,
      requestCount: 0,
      lineage: 'x',
      plan: 'enterprise',
      actor: { kind: 'system' },
      ifVersion: 1,
      idempotencyKey: 'x',
    };
    for (const [field, value] of Object.entries(smuggled)) {
      for (const told of [
        await office.post('/keys', { ...reader, [field]: value }),
        await office.ask('PATCH', `/keys/${key.id}`, { body: { name: 'x', [field]: value } }),
      ]) {
        expect([field, told.status, told.body]).toMatchObject([field, 400, { code: 'invalid_request' }]);
      }
    }
    for (const field of ['expires', 'environment', 'limits']) {
      const told = await office.ask('PATCH', `/keys/${key.id}`, { body: { [field]: 'x' } });
      expect([field, told.status]).toEqual([field, 400]);
    }
    expect((await office.get<Wire['Key']>(`/keys/${key.id}`)).body).toEqual(key);
  });

  it('security 47: takes no prototype for a property', async () => {
    const office = await signedIn(openOffice(hypersave, hypersaveWorld()));
    for (const limits of ['{"__proto__":{"key-hour":1}}', '{"constructor":1}', '{"toString":1}']) {
      const body = `{"name":"x","limits":${limits}}`;
      const response = await office.server.fetch('http://127.0.0.1:4010/_latchkey/manage/keys', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Latchkey-Request': '1',
          Cookie: office.cookie() ?? '',
        },
        body,
      });
      expect(response.status === 400 || Object.keys((await response.json()).key.limits).length === 0).toBe(true);
    }
    expect(Object.hasOwn(Object.prototype, 'key-hour')).toBe(false);
    expect(({} as Record<string, unknown>)['key-hour']).toBeUndefined();
  });

  it('never grants more than the person may (ruling 8)', async () => {
    const office = await study('chloe');
    expect(await office.post('/keys', { name: 'x', scopes: ['*'] })).toMatchObject({
      status: 403,
      body: { code: 'beyond_authority', field: 'scopes' },
    });
    const { key } = await issued(office, reader);
    expect(await office.ask('PATCH', `/keys/${key.id}`, { body: { scopes: ['*'] } })).toMatchObject({ status: 403 });
  });

  it('security 69: makes one key for an Idempotency-Key, and another request with it is refused', async () => {
    const office = await study();
    const headers = { 'Idempotency-Key': 'b1946ac9-2492-4d23-9a1f-1a2b3c4d5e6f' };

    const asked = await Promise.all(
      Array.from({ length: 50 }, () => office.post<Wire['IssuedKey']>('/keys', reader, { headers })),
    );

    const made = asked.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.key.id)).size).toBe(1);
    expect(asked.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect((await office.get<Wire['KeyPage']>('/keys')).body.total).toBe(1);
    const again = await office.post<Wire['IssuedKey']>('/keys', reader, { headers });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body.secret).toBe(made[0]?.body.secret);
    expect(await office.post('/keys', { ...reader, name: 'Other' }, { headers })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_mismatch' },
    });
    for (const weak of ['short', 'x'.repeat(300)]) {
      const told = await office.post('/keys', reader, { headers: { 'Idempotency-Key': weak } });
      expect(told).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    }
  });

  it('security 69: is another matter for another person', async () => {
    const office = await study();
    const headers = { 'Idempotency-Key': 'b1946ac9-2492-4d23-9a1f-1a2b3c4d5e6f' };
    const mine = await office.post<Wire['IssuedKey']>('/keys', reader, { headers });
    await office.signIn('dario');
    const theirs = await office.post<Wire['IssuedKey']>('/keys', reader, { headers });
    expect(theirs.status).toBe(201);
    expect(theirs.body.key.id).not.toBe(mine.body.key.id);
  });

  it('security 70: answers the secret again for ten minutes, and the key alone for a day', async () => {
    const office = await study();
    const headers = { 'Idempotency-Key': 'b1946ac9-2492-4d23-9a1f-1a2b3c4d5e6f' };
    const first = await office.post<Wire['IssuedKey']>('/keys', reader, { headers });

    await office.server.clock.advance(600_000);
    const later = await office.post<Wire['IssuedKey']>('/keys', reader, { headers });

    expect(later).toMatchObject({ status: 201, body: { key: { id: first.body.key.id }, secret: null } });
    expect(later.headers.get('idempotent-replayed')).toBe('true');
  });

  it('warns before and after, and refuses nothing for it', async () => {
    const office = await study();
    const form = { name: 'Everything', scopes: ['*'], expires: 'never' };

    const { body: report } = await office.post<Wire['DraftReport']>('/key-drafts', form);
    expect(report.expiresAt).toBeNull();
    expect(report.warnings.length).toBeGreaterThanOrEqual(2);
    const { key } = await issued(office, form);
    expect(key.warnings).toEqual(report.warnings);

    const usual = await office.post<Wire['DraftReport']>('/key-drafts', { ...reader, expires: null });
    expect(usual.body).toMatchObject({ warnings: [], expiresAt: '2026-04-01T00:00:00.000Z' });
    expect(await office.post('/key-drafts', { name: 'x', scopes: ['nothing'], expires: '13d' })).toMatchObject({
      status: 400,
    });
  });

  it('tells of a better name where the system has patterns', async () => {
    const office = await signedIn(openOffice(hypermemory, hypermemoryWorld()));
    const form = { name: 'My Production API Server', scopes: ['memory:read'] };
    const { body } = await office.post<Wire['DraftReport']>('/key-drafts', form);
    expect(body.naming?.follows).toBeNull();
    expect(body.naming?.suggestions.length).toBeGreaterThan(0);
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

  it('HyperMemory: a plan has a cap, which a larger plan lifts at once', async () => {
    const office = await signedIn(openOffice(hypermemory, hypermemoryWorld(), { plan: 'free' }));
    const form = { name: 'prod-api', scopes: ['memory:read'] };
    await issued(office, form);

    const refused = await office.post<Wire['Problem']>('/keys', form);
    expect(refused).toMatchObject({ status: 409, body: { code: 'plan_cap', cap: { limit: 1, used: 1 } } });
    expect(refused.body.detail).toMatch(/Revoke a key first, or choose a larger plan/);
    expect((await office.get<Wire['Account']>('/account')).body).toMatchObject({
      plan: 'free',
      keys: { limit: 1, used: 1 },
      mayChange: true,
    });
    expect(
      (await office.ask<Wire['Account']>('PUT', '/account/plan', { body: { plan: 'developer' } })).body,
    ).toMatchObject({
      plan: 'developer',
      keys: { limit: 5, used: 1 },
    });
    await issued(office, form);
    expect((await office.get<Wire['Account']>('/account')).body.keys).toEqual({ limit: 5, used: 2 });
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
