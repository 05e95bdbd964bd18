import { describe, expect, it } from 'vitest';
import { managedSystems, openManaged } from '../../test/plane/managed-systems.ts';
import type { Wire } from './wire.ts';

type Opened = Awaited<ReturnType<typeof openManaged>>;

/** Actions of the page that a query brings, as they come. */
const actionsAt = async ({ get }: Pick<Opened, 'get'>, query: string) =>
  (await get<Wire['AuditPage']>(`/audit${query}`)).body.items.map(({ action }) => action);

/** A key that is issued, an hour later revoked, and another hour later tried again. */
const openStory = async (system: (typeof managedSystems)[number]) => {
  const opened = await openManaged(system);
  const { key, post, use, server } = opened;
  await server.clock.advance('1h');
  await post(`/keys/${key.id}/revoke`);
  await server.clock.advance('1h');
  expect((await use()).status).toBe(401);
  return opened;
};

describe.each(managedSystems)('the audit at $id', (system) => {
  it('tells what was done, when, by whom and from where, the latest first', async () => {
    const { get, key, secret } = await openStory(system);

    const { body, text } = await get<Wire['AuditPage']>(`/audit?key=${key.id}`);

    expect(body.items.map(({ at, action, actor, key: id, count }) => [at, action, actor, id, count])).toEqual([
      ['2026-01-01T02:00:00.000Z', 'dead_key_refused', null, key.id, 1],
      ['2026-01-01T01:00:00.000Z', 'revoke', system.person, key.id, 1],
      ['2026-01-01T00:00:00.000Z', 'issue', system.person, key.id, 1],
    ]);
    for (const { requestId } of body.items) expect(requestId).toEqual(expect.any(String));
    expect(body.next).toBeNull();
    expect(text).not.toContain(secret.slice(-12));
  });

  it('is filtered by key, by who did it, by what was done and by when', async () => {
    const story = await openStory(system);
    expect(await actionsAt(story, '?order=asc')).toEqual(['sign_in', 'issue', 'revoke', 'dead_key_refused']);
    expect(await actionsAt(story, `?key=${story.key.id}&action=revoke`)).toEqual(['revoke']);
    expect(await actionsAt(story, '?key=key_other')).toEqual([]);
    expect(await actionsAt(story, `?actor=${system.person}`)).toEqual(['revoke', 'issue', 'sign_in']);
    expect(await actionsAt(story, '?actor=nobody')).toEqual([]);
    expect(await actionsAt(story, '?action=dead_key_refused')).toEqual(['dead_key_refused']);
    // From its first moment on, up to its last, which is no part of it.
    expect(await actionsAt(story, '?since=2026-01-01T01:00:00Z')).toEqual(['dead_key_refused', 'revoke']);
    expect(await actionsAt(story, '?until=2026-01-01T01:00:00Z')).toEqual(['issue', 'sign_in']);
    expect(await actionsAt(story, '?since=2026-01-01T00:30:00Z&until=2026-01-01T01:30:00Z')).toEqual(['revoke']);
  });

  it('comes in pages that neither miss a record nor repeat one, though there come more', async () => {
    const story = await openStory(system);
    const first = (await story.get<Wire['AuditPage']>('/audit?limit=2')).body;
    expect(first.items.map(({ action }) => action)).toEqual(['dead_key_refused', 'revoke']);
    await story.server.clock.advance('1h');
    await story.use();
    const second = (await story.get<Wire['AuditPage']>(`/audit?limit=2&cursor=${first.next}`)).body;
    expect([second.items.map(({ action }) => action), second.next]).toEqual([['issue', 'sign_in'], null]);
    const up = (await story.get<Wire['AuditPage']>('/audit?order=asc&limit=1')).body;
    expect(await actionsAt(story, `?order=asc&limit=1&cursor=${up.next}`)).toEqual(['issue']);
  });

  it('is a table, the oldest first, of the same filters', async () => {
    const { get, key, secret } = await openStory(system);

    const { text, headers } = await get(`/audit/export?key=${key.id}`);

    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    expect(headers.get('cache-control')).toBe('no-store');
    const [head, ...rows] = text.split('\r\n').filter((line) => line !== '');
    expect(head).toBe('sequence,at,lastAt,count,action,actor,key,owner,address,requestId,data');
    expect(rows.map((row) => row.split(',')[4])).toEqual(['issue', 'revoke', 'dead_key_refused']);
    expect(text).not.toContain(secret.slice(-12));
    const revoked = (await get('/audit/export?action=revoke')).text.split('\r\n').filter((line) => line !== '');
    expect(revoked).toHaveLength(2);
  });

  it('security 10: is the account’s own', async () => {
    const { get, key, signIn } = await openStory(system);
    await signIn(system.other);
    for (const query of [`?key=${key.id}`, `?actor=${system.person}`]) {
      expect((await get<Wire['AuditPage']>(`/audit${query}`)).body).toEqual({ items: [], next: null });
    }
    // Their own coming is all that happened to their account.
    expect((await get<Wire['AuditPage']>('/audit')).body.items).toMatchObject([
      { action: 'sign_in', actor: system.other, key: null },
    ]);
    expect((await get(`/audit/export?key=${key.id}`)).text.split('\r\n').filter((line) => line !== '')).toHaveLength(1);
  });
});

describe('the audit', () => {
  const [system] = managedSystems;
  if (!system) throw new Error('There is no system.');

  it.each([
    ['cursor=xyz', 'cursor'],
    ['action=sleep', 'action'],
    ['since=yesterday', 'since'],
    ['until=2026-13-01T00:00:00Z', 'until'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['order=up', 'order'],
  ])('names what cannot be: %s', async (query, field) => {
    const { get } = await openManaged(system);
    expect(await get(`/audit?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid_request', field } });
  });

  it('security 22: has no formula in its tables', async () => {
    const { get, post } = await openManaged(system);
    await post('/alerts', {
      condition: { kind: 'unused', days: 1 },
      channel: { kind: 'webhook', url: 'https://hooks.example.org/=1+1' },
    });
    await post('/leaks/revoke', { text: 'nothing', source: '=HYPERLINK("http://evil.example")' });
    for (const cell of (await get('/audit/export')).text.split(/[,\r\n]/)) expect(cell).not.toMatch(/^"?[=+@-]/);
  });

  it('goes on through more pages than one when it is exported', async () => {
    const { get, key, post, server, use } = await openManaged(system);
    await post(`/keys/${key.id}/revoke`);
    for (let at = 0; at < 5; at++) {
      await server.clock.advance('1h');
      await use();
    }
    const rows = (await get('/audit/export')).text.split('\r\n').filter((line) => line !== '');
    expect(rows).toHaveLength(1 + 3 + 5);
  });
});
