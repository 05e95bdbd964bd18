import { valueAt } from '@latchkey/providers';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { latchkey } from '@latchkey/providers/latchkey';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '#digest';
import { unnamedIn } from '../../test/plane/closed-document.ts';
import { issued, managedSystems, openManaged } from '../../test/plane/managed-systems.ts';
import { openOffice } from '../../test/plane/open-office.ts';
import { hyperstudyWorld } from '../worlds/hyperstudy/index.ts';
import type { PlaneOptions } from './plane-options.ts';
import type { Wire } from './wire.ts';

const world = hyperstudyWorld();
const [ada = { id: '' }] = world.people ?? [];
const open = (plane?: PlaneOptions) => openOffice(hyperstudy, world, plane ? { plane } : {});

describe.each(managedSystems)('security 45: a key of $id', ({ provider, world, form, person }) => {
  it('manages no keys here, however it is presented and however much it may', async () => {
    const office = openOffice(provider, world);
    await office.signIn(person);
    const { secret } = await issued(office, form);
    office.carry(null);
    for (const headers of [
      ...provider.credentials.carriers.map((carrier) => ({
        [carrier.name]: 'scheme' in carrier ? `${carrier.scheme} ${secret}` : secret,
      })),
      { Authorization: `Bearer ${secret}` },
      { Cookie: `latchkey_session=${secret}` },
    ]) {
      for (const [method, path, body] of [
        ['GET', '/keys'],
        ['POST', '/keys', form],
        ['GET', '/audit'],
      ] as const) {
        const asked = await office.ask(method, path, { headers, body });
        expect([path, asked.status]).toEqual([path, 401]);
        expect(asked.text).not.toContain(secret);
      }
    }
  });
});

describe('a server', () => {
  it('has no plane where it is to have none', async () => {
    const { server } = openOffice(hyperstudy, world, { plane: false });
    const { status } = await server.fetch('http://127.0.0.1:4010/_latchkey/manage/system');
    expect(status).toBe(404);
  });

  it('writes nothing of its plane into the journal', async () => {
    const { server, ...office } = open();
    await office.signIn(ada.id);
    expect(server.journal.entries()).toEqual([]);
  });
});

describe.each(managedSystems)('security 20: the plane beside $id', (system) => {
  it('answers nothing that its document does not name: no digest, no session, and a secret once', async () => {
    const office = await openManaged(system);
    const { ask, key, secret, use } = office;
    await use();
    const at = `/keys/${key.id}`;
    const condition = { kind: 'requests_per_minute', above: 0 };
    const alert = await ask<Wire['Alert']>('POST', '/alerts', {
      body: { condition, channel: { kind: 'email', to: 'a@example.org' } },
    });
    expect(unnamedIn('createAlert', alert.status, alert.body)).toEqual([]);
    await use();
    await office.server.clock.advance('2m');
    const { acts } = system.provider.lifecycle;
    const plan = system.provider.plans?.offered.at(-1)?.id;
    const asked: readonly (readonly [keyof typeof latchkey.operations, string, unknown?])[] = [
      ['listPeople', '/people'],
      ['getSession', '/session'],
      ['getSystem', '/system'],
      ['listKeys', '/keys'],
      ['checkKeyDraft', '/key-drafts', system.form],
      ['getKey', at],
      ['listKeyExamples', `${at}/examples`],
      ['getUsage', '/usage'],
      ['listAlerts', '/alerts'],
      ['listCrossings', '/alert-crossings'],
      ['listMails', '/outbox'],
      ['deleteAlert', `/alerts/${alert.body.id}`],
      ['listAudit', '/audit'],
      ['getIncident', `${at}/incident`],
      ['getAccount', '/account'],
      ...(plan === undefined ? [] : ([['changePlan', '/account/plan', { plan }]] as const)),
      ...(acts.includes('update') ? ([['updateKey', at, { name: 'Renamed' }]] as const) : []),
      ['findLeaks', '/leaks', { text: secret }],
      ['revokeKey', `${at}/revoke`],
      ['revokeLeaks', '/leaks/revoke', { text: secret }],
      ['signOut', '/session'],
    ];
    const digest = sha256Hex(secret);
    for (const [id, path, body] of asked) {
      const told = await ask(latchkey.operations[id].method, path, { body });
      expect([id, told.status]).toEqual([id, 200]);
      expect(unnamedIn(id, told.status, told.body)).toEqual([]);
      for (const kept of [digest, secret.slice(-12)]) expect(told.text, id).not.toContain(kept);
      expect(told.text, id).not.toMatch(/lks_/);
      expect(told.headers.get('cache-control')).toBe('no-store');
      expect(told.headers.get('x-content-type-options')).toBe('nosniff');
    }
    const session = await office.signIn(system.person);
    expect(unnamedIn('signIn', session.status, session.body)).toEqual([]);
    const made = await office.post('/keys', { ...system.form, name: 'Another' });
    expect(unnamedIn('issueKey', made.status, made.body)).toEqual([]);
    if (!acts.includes('regenerate')) return;
    const again = await office.post(`/keys/${valueAt(made.body, '/key/id')}/regenerate`);
    expect(unnamedIn('regenerateKey', again.status, again.body)).toEqual([]);
  });
});

describe('the plane', () => {
  const opened = async () => {
    const office = open();
    await office.signIn(ada.id);
    return office;
  };

  it('says 404 for a path that it does not have, and 405 for a method', async () => {
    const { get, ask } = await opened();
    expect(await get('/nothing')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await ask('PUT', '/keys')).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
  });

  it('lets one session ask 600 times a minute', async () => {
    const { get, server } = await opened();
    let last = await get('/session');
    for (let at = 0; at < 600 && last.status === 200; at++) last = await get('/session');
    expect(last).toMatchObject({ status: 429, body: { code: 'too_many_requests', retryAfter: 60 } });
    expect(last.headers.get('retry-after')).toBe('60');
    await server.clock.advance('1m');
    expect((await get('/session')).status).toBe(200);
  });
});
