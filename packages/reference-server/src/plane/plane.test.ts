import { hypermemory } from '@latchkey/providers/hypermemory';
import { hypersave } from '@latchkey/providers/hypersave';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { describe, expect, it } from 'vitest';
import { openOffice } from '../../test/plane/open-office.ts';
import { hypermemoryWorld } from '../worlds/hypermemory/index.ts';
import { hypersaveWorld } from '../worlds/hypersave/index.ts';
import { hyperstudyWorld } from '../worlds/hyperstudy/index.ts';
import type { Wire } from './wire.ts';

const openStudy = async (person = 'ada') => {
  const office = openOffice(hyperstudy, hyperstudyWorld());
  await office.signIn(person);
  const { body } = await office.post<Wire['IssuedKey']>('/keys', { name: 'Reader', scopes: ['read:events'] });
  const use = (path = '/data/events/room/ROOM_ID?limit=1') =>
    office.server.fetch(hyperstudy.baseUrl + path, { headers: { 'X-API-Key': body.secret ?? '' } });
  return { ...office, key: body.key, secret: body.secret ?? '', use };
};

const openSave = async () => {
  const office = openOffice(hypersave, hypersaveWorld());
  await office.signIn('ada');
  const form = { name: 'Own', limits: { 'key-hour': 3, 'key-month': 50 } };
  const { body } = await office.post<Wire['IssuedKey']>('/keys', form);
  const use = () =>
    office.server.fetch(`${hypersave.baseUrl}/v1/usage`, { headers: { Authorization: `Bearer ${body.secret}` } });
  return { ...office, key: body.key, use };
};

describe('usage', () => {
  it('is a series by hour, by outcome and by operation, of one key and of the account', async () => {
    const { get, post, key, use, server } = await openStudy();
    await use();
    await use();
    await use('/data/ratings/room/ROOM_ID');
    await server.clock.advance('1h');
    await use();

    const { body } = await get<Wire['Usage']>(`/usage?key=${key.id}&from=2026-01-01T00:00:00Z&to=2026-01-01T02:00:00Z`);

    expect(body.step).toBe('hour');
    expect(body.points.map(({ from, ok, denied }) => [from, ok, denied])).toEqual([
      ['2026-01-01T00:00:00.000Z', 2, 1],
      ['2026-01-01T01:00:00.000Z', 1, 0],
    ]);
    expect(body.operations.map(({ requests }) => requests)).toEqual([3, 1]);
    await post('/keys', { name: 'Unused', scopes: ['read:events'] });
    const whole = await get<Wire['Usage']>('/usage?step=day&from=2026-01-01T00:00:00Z');
    expect(whole.body.points.map(({ requests }) => requests)).toEqual([4]);
  });

  it('without a time is of the last 24 hours, or of the last 30 days', async () => {
    const { get } = await openStudy();
    expect((await get<Wire['Usage']>('/usage')).body.points).toHaveLength(25);
    expect((await get<Wire['Usage']>('/usage?step=day')).body.points).toHaveLength(31);
  });

  it('stands beside the limits of the key and of its account', async () => {
    const { get, key, use } = await openSave();
    await use();
    expect(await use()).toMatchObject({ status: 200 });

    const { body } = await get<Wire['Usage']>(`/usage?key=${key.id}`);

    const limits = new Map(body.limits.map((limit) => [limit.id, limit]));
    expect(limits.get('key-hour')).toMatchObject({ quota: 3, used: 2, remaining: 1 });
    expect(limits.get('key-month')).toMatchObject({ quota: 50, used: 2, window: { kind: 'month' } });
    expect(limits.get('plan-hour')).toMatchObject({ quota: 100, used: 2, remaining: 98 });
    const account = await get<Wire['Usage']>('/usage');
    expect(account.body.limits.map(({ id }) => id)).toEqual(['plan-hour', 'plan-month']);
  });

  it('is a problem where it cannot be', async () => {
    const { get } = await openStudy();
    for (const query of ['from=yesterday', 'step=week', 'from=2000-01-01T00:00:00Z']) {
      expect([query, (await get(`/usage?${query}`)).status]).toEqual([query, 400]);
    }
  });
});

describe('alerts', () => {
  it('are set up, crossed, told and deleted', async () => {
    const { ask, get, post, key, use, server } = await openStudy();
    const alert = {
      key: key.id,
      condition: { kind: 'requests_per_minute', above: 2 },
      channel: { kind: 'email', to: 'ada@example.org' },
    };
    const { status, body } = await post<Wire['Alert']>('/alerts', alert);
    expect(status).toBe(201);
    expect(body).toMatchObject({ key: key.id, title: 'API key usage > 2 requests/minute', channel: alert.channel });

    for (let at = 0; at < 4; at++) await use();
    await server.clock.advance('2m');

    const { crossings } = (await get<Wire['Crossings']>(`/alert-crossings?alert=${body.id}`)).body;
    expect(crossings).toMatchObject([{ alert: body.id, key: key.id, channel: 'email' }]);
    expect((await get<Wire['Crossings']>('/alert-crossings?key=key_other')).body.crossings).toEqual([]);
    expect((await get<Wire['Mails']>('/outbox')).body.mails).toMatchObject([{ to: 'ada@example.org' }]);
    expect((await get<Wire['Alerts']>('/alerts')).body.alerts).toHaveLength(1);
    expect((await ask('DELETE', `/alerts/${body.id}`)).status).toBe(200);
    expect((await get<Wire['Alerts']>('/alerts')).body.alerts).toEqual([]);
    expect((await ask('DELETE', `/alerts/${body.id}`)).body).toMatchObject({ code: 'not_found' });
  });

  it('are refused where they could never be crossed, and are nobody else’s to see or delete', async () => {
    const { ask, get, post, signIn } = await openStudy();
    const channel = { kind: 'email', to: 'ada@example.org' };
    for (const wrong of [
      { condition: { kind: 'unused', days: -1 }, channel },
      { condition: { kind: 'full_moon' }, channel },
      { condition: { kind: 'unused', days: 1 }, channel: { kind: 'callback' } },
      { condition: { kind: 'unused', days: 1 }, channel: { kind: 'webhook', url: 'no address' } },
      { condition: { kind: 'unused', days: 1 }, channel, owner: 'somebody' },
    ]) {
      expect([wrong, (await post('/alerts', wrong)).status]).toEqual([wrong, 400]);
    }
    const { body } = await post<Wire['Alert']>('/alerts', { condition: { kind: 'unused', days: 1 }, channel });
    await signIn('dario');
    expect((await get<Wire['Alerts']>('/alerts')).body.alerts).toEqual([]);
    expect((await ask('DELETE', `/alerts/${body.id}`)).status).toBe(404);
  });
});

describe('the audit', () => {
  it('tells what was done and by whom, filtered and in pages', async () => {
    const { ask, get, post, key, secret, use, signIn } = await openStudy();
    await ask('PATCH', `/keys/${key.id}`, { body: { name: '=HYPERLINK("x")' } });
    await signIn('ben');
    await post(`/keys/${key.id}/revoke`);
    await use();

    const all = await get<Wire['AuditPage']>(`/audit?key=${key.id}`);
    expect(all.body.items.map(({ action, actor }) => [action, actor])).toEqual([
      ['dead_key_refused', null],
      ['revoke', 'ben'],
      ['update', 'ada'],
      ['issue', 'ada'],
    ]);
    expect(all.body.next).toBeNull();
    const first = await get<Wire['AuditPage']>('/audit?order=asc&limit=2');
    const second = await get<Wire['AuditPage']>(`/audit?order=asc&limit=2&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items].map(({ action }) => action)).toEqual([
      'issue',
      'update',
      'revoke',
      'dead_key_refused',
    ]);
    expect((await get<Wire['AuditPage']>('/audit?actor=ben')).body.items).toHaveLength(1);
    expect((await get<Wire['AuditPage']>('/audit?action=update')).body.items).toHaveLength(1);
    expect((await get<Wire['AuditPage']>('/audit?since=2026-01-01T00:00:01Z')).body.items).toEqual([]);
    expect(await get('/audit?cursor=xyz')).toMatchObject({ status: 400, body: { field: 'cursor' } });
    expect(await get('/audit?action=sleep')).toMatchObject({ status: 400, body: { field: 'action' } });

    const { text, headers } = await get('/audit/export');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toContain('attachment');
    expect(text.split('\r\n')).toHaveLength(6);
    expect(text).not.toContain(secret);
    const incident = await get<Wire['Incident']>(`/keys/${key.id}/incident`);
    expect(incident.body).toMatchObject({
      exposure: { endedBy: 'revoked' },
      refusedAttempts: [{ action: 'dead_key_refused' }],
    });
    const table = await get(`/keys/${key.id}/incident/export`);
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(table.text.split('\r\n').filter((line) => line.startsWith('event,'))).toHaveLength(3);
  });

  it('is the account’s own', async () => {
    const { get, signIn } = await openStudy();
    await signIn('dario');
    expect((await get<Wire['AuditPage']>('/audit')).body.items).toEqual([]);
    expect((await get('/audit/export')).text.split('\r\n')).toHaveLength(2);
  });
});

describe('a key that leaked', () => {
  it('is found and revoked by whose it is, and by nobody else', async () => {
    const { get, post, key, secret, use, signIn } = await openStudy();
    const text = `export KEY="${secret}" # and hst_live_${'x'.repeat(40)}`;
    await signIn('dario');
    const theirs = await post<Wire['Leaks']>('/leaks/revoke', { text });
    expect(theirs.body.leaks.map(({ key: found, isLive }) => [found, isLive])).toEqual(
      theirs.body.leaks.map(() => [null, false]),
    );
    expect((await use()).status).toBe(200);

    await signIn('ada');
    const found = await post<Wire['Leaks']>('/leaks', { text });
    expect(found.body.leaks[0]).toMatchObject({ key: { id: key.id }, isLive: true });
    const revoked = await post<Wire['Leaks']>('/leaks/revoke', { text, source: 'build 512' });
    expect(revoked.body.leaks[0]).toMatchObject({ key: { id: key.id, status: 'revoked' }, isLive: false });
    expect(revoked.text).not.toContain(secret);
    expect((await use()).status).toBe(401);
    expect((await get<Wire['AuditPage']>('/audit?action=revoke')).body.items).toMatchObject([
      { actor: 'ada', data: { reason: 'leaked', source: 'build 512' } },
    ]);
  });
});

describe('a plan', () => {
  it('is changed by who owns or administers the account, to one that is offered', async () => {
    const office = openOffice(hypermemory, hypermemoryWorld());
    await office.signIn('chloe');
    expect((await office.get<Wire['Account']>('/account')).body.mayChange).toBe(false);
    expect(await office.ask('PUT', '/account/plan', { body: { plan: 'pro' } })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    await office.signIn('ben');
    expect(await office.ask('PUT', '/account/plan', { body: { plan: 'gold' } })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: 'plan' },
    });
    const changed = await office.ask<Wire['Account']>('PUT', '/account/plan', { body: { plan: 'pro' } });
    expect(changed.body).toMatchObject({ plan: 'pro', keys: { limit: 20 }, allowances: { graphs: 10 } });
    expect(changed.body.offered.map(({ id }) => id)).toContain('enterprise');
    expect((await office.get<Wire['AuditPage']>('/audit?action=set_plan')).body.items).toMatchObject([
      { actor: 'ben' },
    ]);
    await office.signIn('dario');
    expect((await office.get<Wire['Account']>('/account')).body.plan).toBe('free');
  });

  it('is none where the system has none', async () => {
    const { ask, get } = await openStudy();
    expect((await get<Wire['Account']>('/account')).body).toMatchObject({ plan: null, offered: [], mayChange: false });
    expect(await ask('PUT', '/account/plan', { body: { plan: 'pro' } })).toMatchObject({
      status: 409,
      body: { code: 'not_offered' },
    });
  });
});

describe('the plane', () => {
  it('security 20: answers with named fields only, and no digest', async () => {
    const { get, key, secret } = await openStudy();
    const { sha256Hex } = await import('#digest');
    const digest = sha256Hex(secret);
    for (const path of ['/keys', `/keys/${key.id}`, '/audit', `/keys/${key.id}/incident`, '/session', '/people']) {
      const { text } = await get(path);
      expect(text).not.toContain(digest);
      expect(text).not.toMatch(/digest|pepper|lks_/i);
    }
  });

  it('says 404 for a path that it does not have, and 405 for a method', async () => {
    const { get, ask } = await openStudy();
    expect(await get('/nothing')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await ask('PUT', '/keys')).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
  });

  it('lets one session ask 600 times a minute', async () => {
    const { get, server } = await openStudy();
    let last = await get('/session');
    for (let at = 0; at < 600 && last.status === 200; at++) last = await get('/session');
    expect(last).toMatchObject({ status: 429, body: { code: 'too_many_requests', retryAfter: 60 } });
    expect(last.headers.get('retry-after')).toBe('60');
    await server.clock.advance('1m');
    expect((await get('/session')).status).toBe(200);
  });
});
