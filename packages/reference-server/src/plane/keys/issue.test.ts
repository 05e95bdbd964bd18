import { hypermemory } from '@latchkey/providers/hypermemory';
import { hypersave } from '@latchkey/providers/hypersave';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issued, managedSystems, type Office, signedIn } from '../../../test/plane/managed-systems.ts';
import { openOffice } from '../../../test/plane/open-office.ts';
import type { Fetch } from '../../reference-server.ts';
import { hypermemoryWorld } from '../../worlds/hypermemory/index.ts';
import { hypersaveWorld } from '../../worlds/hypersave/index.ts';
import { hyperstudyWorld } from '../../worlds/hyperstudy/index.ts';
import type { Wire } from '../wire.ts';

const study = (person?: string) => signedIn(openOffice(hyperstudy, hyperstudyWorld()), person);
const reader = { name: 'Reader', scopes: ['read:events'] };

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

  it('never grants more than the person may (ruling 8)', async () => {
    const office = await study('chloe');
    expect(await office.post('/keys', { name: 'x', scopes: ['*'] })).toMatchObject({
      status: 403,
      body: { code: 'beyond_authority', field: 'scopes' },
    });
    const { key } = await issued(office, reader);
    expect(await office.ask('PATCH', `/keys/${key.id}`, { body: { scopes: ['*'] } })).toMatchObject({ status: 403 });
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

describe.each(managedSystems)('a form of $id', ({ provider, world, form, person, other }) => {
  const open = () => signedIn(openOffice(provider, world), person);
  const once = { headers: { 'Idempotency-Key': 'b1946ac9-2492-4d23-9a1f-1a2b3c4d5e6f' } };

  it('security 48: has the fields that it has, when a key is issued and when it is edited', async () => {
    const office = await open();
    const { key } = await issued(office, form);
    const smuggled = {
      id: 'key_mine',
      owner: 'somebody',
      digest: 'd'.repeat(64),
      secret: 'a secret of one’s own',
      createdAt: '2020-01-01T00:00:00Z',
      expiresAt: null,
      requestCount: 0,
      lineage: 'x',
      plan: 'enterprise',
      actor: { kind: 'system' },
      ifVersion: 1,
      idempotencyKey: 'x',
      reach: null,
      uses: 1,
    };
    for (const [field, value] of Object.entries(smuggled)) {
      for (const told of [
        await office.post('/keys', { ...form, [field]: value }),
        await office.ask('PATCH', `/keys/${key.id}`, { body: { name: 'x', [field]: value } }),
      ]) {
        expect([field, told.status, told.body]).toMatchObject([field, 400, { code: 'invalid_request' }]);
      }
    }
    for (const field of ['expires', 'environment', 'limits', 'type', 'organization', 'permissions']) {
      const told = await office.ask('PATCH', `/keys/${key.id}`, { body: { [field]: 'x' } });
      expect([field, told.status]).toEqual([field, 400]);
    }
    expect((await office.get<Wire['Key']>(`/keys/${key.id}`)).body).toEqual(key);
    expect((await office.get<Wire['KeyPage']>('/keys')).body.total).toBe(1);
  });

  it('security 69: makes one key for an Idempotency-Key, however often it is sent, and no other request may have it', async () => {
    const office = await open();

    const asked = await Promise.all(
      Array.from({ length: 50 }, () => office.post<Wire['IssuedKey']>('/keys', form, once)),
    );

    const made = asked.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.key.id)).size).toBe(1);
    expect(asked.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect((await office.get<Wire['KeyPage']>('/keys')).body.total).toBe(1);
    const again = await office.post<Wire['IssuedKey']>('/keys', form, once);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body.secret).toBe(made[0]?.body.secret);
    expect(await office.post('/keys', { ...form, name: 'Other' }, once)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_mismatch', field: 'Idempotency-Key' },
    });
    for (const weak of ['short', 'x'.repeat(300)]) {
      const told = await office.post('/keys', form, { headers: { 'Idempotency-Key': weak } });
      expect(told).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    }
  });

  it('security 69: is another matter for a person of another account', async () => {
    const office = await open();
    const mine = await office.post<Wire['IssuedKey']>('/keys', form, once);
    await office.signIn(other);
    const theirs = await office.post<Wire['IssuedKey']>('/keys', form, once);
    expect(theirs.status).toBe(201);
    expect(theirs.headers.get('idempotent-replayed')).toBeNull();
    expect(theirs.body.key.id).not.toBe(mine.body.key.id);
  });

  it('security 69: leaves nothing behind when it was refused', async () => {
    const office = await open();
    expect((await office.post('/keys', { ...form, name: ' ' }, once)).status).toBe(400);
    const told = await office.post<Wire['IssuedKey']>('/keys', form, once);
    expect([told.status, told.headers.get('idempotent-replayed')]).toEqual([201, null]);
  });

  it('security 70: answers the secret again for ten minutes, and then the key alone', async () => {
    const office = await open();
    const first = await office.post<Wire['IssuedKey']>('/keys', form, once);

    await office.server.clock.advance(600_000 - 1);
    expect((await office.post<Wire['IssuedKey']>('/keys', form, once)).body.secret).toBe(first.body.secret);
    await office.server.clock.advance(1);
    const later = await office.post<Wire['IssuedKey']>('/keys', form, once);

    expect(later).toMatchObject({ status: 201, body: { key: { id: first.body.key.id }, secret: null } });
    expect(later.headers.get('idempotent-replayed')).toBe('true');
    expect(later.headers.get('cache-control')).toBe('no-store');
  });
});

describe('regenerating', () => {
  it('security 69, 70: gives one new secret for an Idempotency-Key, and says it again for ten minutes', async () => {
    const office = await signedIn(openOffice(hypersave, hypersaveWorld()));
    const { key } = await issued(office, { name: 'Own' });
    const once = { headers: { 'Idempotency-Key': 'b1946ac9-2492-4d23-9a1f-1a2b3c4d5e6f' } };
    const regenerate = () => office.post<Wire['IssuedKey']>(`/keys/${key.id}/regenerate`, undefined, once);

    const asked = (await Promise.all(Array.from({ length: 10 }, regenerate))).filter(({ status }) => status !== 409);

    expect(new Set(asked.map(({ status, body }) => `${status} ${body.secret}`)).size).toBe(1);
    expect(asked[0]?.body.key.version).toBe(2);
    await office.server.clock.advance(600_000);
    expect(await regenerate()).toMatchObject({ status: 200, body: { key: { id: key.id, version: 2 }, secret: null } });
  });
});

describe('security 47: whatever is sent', () => {
  const send = async (office: Office & { readonly server: { readonly fetch: Fetch } }, path: string, body: string) => {
    const { status } = await office.server.fetch(`http://127.0.0.1:4010/_latchkey/manage${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Latchkey-Request': '1', Cookie: office.cookie() ?? '' },
      body,
    });
    return status;
  };

  it('changes no prototype, and is no property that nobody sent', async () => {
    const office = await signedIn(openOffice(hypersave, hypersaveWorld()));
    for (const limits of ['{"__proto__":{"key-hour":1}}', '{"constructor":1}', '{"toString":1}', '{"__proto__":1}']) {
      expect([limits, await send(office, '/keys', `{"name":"x","limits":${limits}}`)]).toEqual([limits, 400]);
    }
    const smuggled = JSON.parse('{"__proto__":1}');
    for (const asked of [
      office.server.keys.issue({ name: 'x', limits: smuggled }),
      office.server.accounts.setPlan('pro', { limits: smuggled }),
    ]) {
      await expect(asked).rejects.toMatchObject({ kind: 'invalid', field: 'limits' });
    }
    expect((await office.get<Wire['KeyPage']>('/keys')).body.total).toBe(0);
    expect(Object.hasOwn(Object.prototype, 'key-hour')).toBe(false);
    expect(({} as Record<string, unknown>)['key-hour']).toBeUndefined();
  });

  it('is an answer of the document, and never a failure of the server', async () => {
    const office = await signedIn(openOffice(hypersave, hypersaveWorld()));
    const name = fc.constantFrom(
      'name',
      'limits',
      'expires',
      'scopes',
      '__proto__',
      'constructor',
      'condition',
      'channel',
    );
    const body = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.dictionary(name, fc.jsonValue({ maxDepth: 2 })));
    const path = fc.constantFrom('/keys', '/key-drafts', '/alerts', '/leaks', '/sessions');
    const before = Reflect.ownKeys(Object.prototype);
    await fc.assert(
      fc.asyncProperty(path, body, async (where, sent) => {
        expect(await send(office, where, JSON.stringify(sent))).toBeLessThan(500);
      }),
    );
    for (const where of ['/keys', '/alerts', '/sessions']) {
      const deep = `${'{"credentials":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
      for (const sent of [deep, '[', '', '"', `{"name":"${'x'.repeat(3_000_000)}"}`]) {
        const status = await send(office, where, sent);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }
    }
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
  });
});
