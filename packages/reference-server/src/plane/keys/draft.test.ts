import { heratio } from '@latchkey/providers/heratio';
import { hesedvid } from '@latchkey/providers/hesedvid';
import { hypermemory } from '@latchkey/providers/hypermemory';
import { hypersave } from '@latchkey/providers/hypersave';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { describe, expect, it } from 'vitest';
import { issued, managedSystems, type Office, signedIn } from '../../../test/plane/managed-systems.ts';
import { openOffice } from '../../../test/plane/open-office.ts';
import { heratioWorld } from '../../worlds/heratio/index.ts';
import { hesedvidWorld } from '../../worlds/hesedvid/index.ts';
import { hypermemoryWorld } from '../../worlds/hypermemory/index.ts';
import { hypersaveWorld } from '../../worlds/hypersave/index.ts';
import { hyperstudyWorld } from '../../worlds/hyperstudy/index.ts';
import type { Wire } from '../wire.ts';

const refusedIn = (field: string) => ({ status: 400, body: { code: 'invalid_request', field } });

describe.each(managedSystems)('the form for new keys of $id', ({ provider, world, form, person }) => {
  it('takes the fields that it has, and refuses every other by its name, in a draft too', async () => {
    const office = await signedIn(openOffice(provider, world), person);
    const { fields } = (await office.get<Wire['System']>('/system')).body;
    const known = fields.map(({ field }) => field);
    const every = {
      description: 'd',
      scopes: ['read'],
      permissions: ['read'],
      expires: '2026-12-31',
      type: 'environment',
      organization: 'org_1',
      environment: 'live',
      keyEnvironment: 'test',
    };
    for (const [field, value] of Object.entries(every).filter(([name]) => !known.includes(name))) {
      for (const path of ['/keys', '/key-drafts']) {
        const told = await office.post(path, { ...form, [field]: value });
        expect([field, told.status, told.body]).toMatchObject([field, 400, refusedIn(field).body]);
      }
    }
    expect(await office.post('/keys', { ...form, limits: { moon: 1 } })).toMatchObject(refusedIn('limits.moon'));
    expect((await office.get<Wire['KeyPage']>('/keys')).body.total).toBe(0);
    await issued(office, { ...form, description: null, expires: null, limits: { moon: null } } as Wire['NewKey']);
  });
});

describe('what is left out of a form', () => {
  it('is no permission where a key without any is issued', async () => {
    const office = await signedIn(openOffice(heratio, heratioWorld()), 'researcher_1');
    const { key } = await issued(office, { name: 'No ticks' });
    expect(key.scopes).toEqual([]);
    expect((await office.post('/key-drafts', { name: 'No ticks' })).status).toBe(200);
  });

  it('is missed by the name that the form has for it', async () => {
    const strict = { ...heratio, access: { ...heratio.access, allowsEmpty: false } };
    const researcher = await signedIn(openOffice(strict, heratioWorld()), 'researcher_1');
    expect(await researcher.post('/keys', { name: 'No ticks' })).toMatchObject(refusedIn('permissions'));
    const ada = await signedIn(openOffice(hyperstudy, hyperstudyWorld()));
    expect(await ada.post('/keys', { name: 'No ticks' })).toMatchObject(refusedIn('scopes'));
  });
});

describe('the end of a key', () => {
  const open = (zone = 'UTC') => signedIn(openOffice(hypersave, hypersaveWorld(), { zone }));

  it.each(['2026-06-30T10:00:00', '2026-06-30T10:00', '2026-06-30T', '90d', '1y', 'soon', '2026-02-30T10:00:00Zulu'])(
    'ruling 22: is a date, or a moment with its offset, and not %s',
    async (expires) => {
      expect(await (await open()).post('/keys', { name: 'x', expires })).toMatchObject(refusedIn('expires'));
    },
  );

  it('ruling 22: is the same moment on every machine', async () => {
    const office = await open('Europe/Berlin');
    const ends = async (expires: string) => (await issued(office, { name: 'x', expires })).key.expiresAt;
    expect(await ends('2026-06-30T10:00:00+02:00')).toBe('2026-06-30T08:00:00.000Z');
    expect(await ends('2026-06-30T10:00Z')).toBe('2026-06-30T10:00:00.000Z');
    expect(await ends('2026-06-30')).toBe('2026-06-30T22:00:00.000Z');
    expect(await ends('never')).toBeNull();
  });

  it.each(['9999-12-31', '9999-12-31T23:59:59-01:00'])('is none that no date-time can say: %s', async (expires) => {
    const office = await open();
    for (const path of ['/keys', '/key-drafts']) {
      expect(await office.post(path, { name: 'x', expires })).toMatchObject(refusedIn('expires'));
    }
    await expect(office.server.keys.issue({ name: 'x', expires: '9999-12-31' })).rejects.toMatchObject({
      kind: 'invalid',
      field: 'expires',
    });
    const { key } = await issued(office, { name: 'x', expires: '9999-12-30' });
    expect(key.expiresAt).toBe('9999-12-31T00:00:00.000Z');
  });
});

describe('a draft', () => {
  it('is refused as the key would be when it is issued, and nothing is issued or audited', async () => {
    const chloe = await signedIn(openOffice(hyperstudy, hyperstudyWorld()), 'chloe');
    const vid = await signedIn(openOffice(hesedvid, hesedvidWorld()));
    const refused: readonly [Office, Wire['NewKey'], number, string][] = [
      [chloe, { name: 'x', scopes: ['*'] }, 403, 'scopes'],
      [chloe, { name: ' ', scopes: ['read:events'] }, 400, 'name'],
      [chloe, { name: 'x', scopes: ['read:bogus'] }, 400, 'scopes'],
      [chloe, { name: 'x', scopes: ['read:events'], environment: 'moon' }, 400, 'environment'],
      [vid, { name: 'x', type: 'bogus' }, 400, 'type'],
      [vid, { name: 'x', type: 'system' }, 403, 'type'],
      [vid, { name: 'x', type: 'environment' }, 400, 'environment'],
    ];
    for (const [office, form, status, field] of refused) {
      const draft = await office.post('/key-drafts', form);
      expect([form, draft]).toMatchObject([form, { status, body: { field } }]);
      const key = await office.post('/keys', form);
      expect([draft.status, draft.body]).toEqual([key.status, key.body]);
    }
    expect((await chloe.get<Wire['AuditPage']>('/audit?action=issue')).body.items).toEqual([]);
  });

  it('tells that the plan has no room for it, which may be another thing tomorrow', async () => {
    const office = await signedIn(openOffice(hypermemory, hypermemoryWorld()));
    const form = { name: 'prod-api-server', scopes: ['memory:read'] };
    const capOf = async () => (await office.post<Wire['DraftReport']>('/key-drafts', form)).body.cap;
    expect(await capOf()).toBeNull();
    const { key } = await issued(office, form);
    expect(await capOf()).toEqual({ limit: 1, used: 1, text: expect.stringContaining('Revoke a key first') });
    expect((await office.post('/keys', form)).status).toBe(409);
    await office.post(`/keys/${key.id}/revoke`);
    expect(await capOf()).toBeNull();
  });
});
