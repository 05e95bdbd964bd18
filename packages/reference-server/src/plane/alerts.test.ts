import { describe, expect, it } from 'vitest';
import { managedSystems, openManaged } from '../../test/plane/managed-systems.ts';
import type { Wire } from './wire.ts';

const channel = { kind: 'email', to: 'ada@example.org' } as const;
const busy = { kind: 'requests_per_minute', above: 2 } as const;

describe.each(managedSystems)('alerts at $id', (system) => {
  it('are set up, crossed once, told and deleted', async () => {
    const { ask, get, post, key, use, server } = await openManaged(system);

    const { status, body } = await post<Wire['Alert']>('/alerts', { key: key.id, condition: busy, channel });

    expect(status).toBe(201);
    expect(body).toMatchObject({ key: key.id, title: 'API key usage > 2 requests/minute', condition: busy, channel });
    expect((await get<Wire['Alerts']>('/alerts')).body.alerts).toEqual([body]);
    for (let at = 0; at < 4; at++) await use();
    await server.clock.advance('2m');
    const { crossings } = (await get<Wire['Crossings']>(`/alert-crossings?alert=${body.id}`)).body;
    expect(crossings).toMatchObject([{ alert: body.id, key: key.id, channel: 'email', condition: busy }]);
    expect((await get<Wire['Crossings']>(`/alert-crossings?key=${key.id}`)).body.crossings).toEqual(crossings);
    expect((await get<Wire['Crossings']>('/alert-crossings?key=key_other')).body.crossings).toEqual([]);
    expect((await get<Wire['Crossings']>('/alert-crossings?alert=alert_other')).body.crossings).toEqual([]);
    const { mails } = (await get<Wire['Mails']>('/outbox')).body;
    expect(mails).toMatchObject([{ to: 'ada@example.org', subject: expect.stringContaining(body.title) }]);
    expect((await ask('DELETE', `/alerts/${body.id}`)).status).toBe(200);
    expect((await get<Wire['Alerts']>('/alerts')).body.alerts).toEqual([]);
    expect(await ask('DELETE', `/alerts/${body.id}`)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const { items } = (await get<Wire['AuditPage']>('/audit?action=create_alert')).body;
    expect(items).toMatchObject([{ action: 'create_alert', actor: system.person }]);
  });

  it('security 10: of another account are seen by nobody else, nor their crossings and mails, nor deleted', async () => {
    const { ask, get, post, use, signIn, server } = await openManaged(system);
    const { body } = await post<Wire['Alert']>('/alerts', { condition: { ...busy, above: 0 }, channel });
    await use();
    await server.clock.advance('2m');
    expect((await get<Wire['Crossings']>('/alert-crossings')).body.crossings).toHaveLength(1);

    await signIn(system.other);

    expect((await get<Wire['Alerts']>('/alerts')).body).toEqual({ alerts: [] });
    expect((await get<Wire['Crossings']>('/alert-crossings')).body).toEqual({ crossings: [] });
    expect((await get<Wire['Crossings']>(`/alert-crossings?alert=${body.id}`)).body).toEqual({ crossings: [] });
    expect((await get<Wire['Mails']>('/outbox')).body).toEqual({ mails: [] });
    const theirs = await ask('DELETE', `/alerts/${body.id}`);
    const nobodys = await ask('DELETE', `/alerts/alert_${'0'.repeat(22)}`);
    expect([theirs.status, theirs.text]).toEqual([404, nobodys.text]);
    await signIn(system.person);
    expect((await get<Wire['Alerts']>('/alerts')).body.alerts).toHaveLength(1);
  });
});

describe('an alert', () => {
  const [system] = managedSystems;
  if (!system) throw new Error('There is no system.');

  it.each([
    { condition: { kind: 'unused', days: -1 }, channel },
    { condition: { kind: 'full_moon' }, channel },
    { condition: { kind: 'error_rate', above: 2, minutes: 5, atLeast: 1 }, channel },
    { condition: { kind: 'unused', days: 1 }, channel: { kind: 'callback' } },
    { condition: { kind: 'unused', days: 1 }, channel: { kind: 'webhook', url: 'no address' } },
    { condition: { kind: 'unused', days: 1 }, channel, owner: 'somebody' },
    { condition: { kind: 'unused', days: 1 } },
  ])('is refused where it could never be crossed or told: %j', async (wrong) => {
    const { get, post } = await openManaged(system);
    expect(await post('/alerts', wrong)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect((await get<Wire['Alerts']>('/alerts')).body.alerts).toEqual([]);
  });

  it.each([
    { kind: 'error_rate', above: 0.5, minutes: 5, atLeast: 10 },
    { kind: 'unused', days: 90 },
    { kind: 'expiring', days: 7 },
  ])('may be of $kind, and is shown as it was set up', async (condition) => {
    const { post } = await openManaged(system);
    const { status, body } = await post<Wire['Alert']>('/alerts', { condition, channel });
    expect([status, body]).toMatchObject([201, { key: null, condition, channel }]);
  });
});
