import { heratio } from '@latchkey/providers/heratio';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer, together, virtualClock } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { heratioWorld } from '@latchkey/reference-server/worlds/heratio';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { LatchkeyError } from '@latchkey/sdk';
import { createHyperStudy } from '@latchkey/sdk/hyperstudy';
import { createLatchkey } from '@latchkey/sdk/latchkey';
import { afterEach, describe, expect, it } from 'vitest';
import { doorNames, doors } from '../matrix/doors.ts';
import { witnessed } from '../matrix/witnessed.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const openStudy = () =>
  createReferenceServer(hyperstudy, { clock: virtualClock('2026-01-01T00:00:00Z'), world: hyperstudyWorld() });

/** The plane of a server, which its base URL tells. */
const planeAt = (baseUrl: string): string => `${new URL(baseUrl).origin}/_latchkey`;

describe.each(doorNames)('the people’s plane through the %s door', (name) => {
  it('signs people in, and lets them manage keys that work', async () => {
    const server = openStudy();
    const door = await doors[name](server);
    closers.push(door.close);
    const { document } = await import('@latchkey/providers/latchkey/document');
    const watch = witnessed(document, door.fetch);
    const clock = server.clock;
    const latchkey = createLatchkey({ baseUrl: planeAt(door.baseUrl), fetch: watch.fetch, clock, validate: 'strict' });

    const { person } = await latchkey.signIn('ada');
    expect(person.name).toBe('Ada Adeyemi');
    const { key, secret } = await latchkey.keys.issue({ name: 'Weekly', scopes: ['read:events'], expires: '90d' });
    expect(String(secret)).toBe(key.mask);
    const study = createHyperStudy({ apiKey: secret, baseUrl: door.baseUrl, fetch: door.fetch, clock });
    await study.events.inRoom('ROOM_ID').firstPage();

    expect(await latchkey.keys.get(key.id)).toMatchObject({ requestCount: 1, createdAt: new Date(clock.now()) });
    for (const each of ['a', 'b', 'c']) await latchkey.keys.issue({ name: each, scopes: ['read:events'] });
    const names = (await latchkey.keys.list({ limit: 2, sort: 'name', order: 'asc' }).toArray()).map(
      (each) => each.name,
    );
    expect(names).toEqual(['a', 'b', 'c', 'Weekly']);
    expect(await latchkey.keys.update(key.id, { name: 'Nightly', version: 1 })).toMatchObject({ version: 2 });
    const usage = await latchkey.usage({ key: key.id, from: new Date(clock.now() - 3_600_000), step: 'hour' });
    expect(usage.points.map(({ requests }) => requests)).toEqual([0, 1]);
    await latchkey.alerts.create({
      condition: { kind: 'requests_per_minute', above: 100 },
      channel: { kind: 'email', to: 'ada@example.org' },
    });
    expect(await latchkey.alerts.list()).toHaveLength(1);
    expect(await latchkey.alerts.outbox()).toEqual([]);
    expect(await latchkey.leaks.find(`a line with ${secret.reveal()}`)).toMatchObject([{ isLive: true }]);
    await latchkey.keys.revoke(key.id);
    await expect(study.events.inRoom('ROOM_ID').firstPage()).rejects.toMatchObject({ code: 'unauthorized' });
    const incident = await latchkey.incident.get(key.id);
    expect(incident).toMatchObject({ exposure: { endedBy: 'revoked' }, key: { id: key.id } });
    expect((await latchkey.incident.csv(key.id)).split('\r\n')[0]).toMatch(/^section,/);
    const actions = (await latchkey.audit.list({ key: key.id, limit: 1 }).toArray()).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['revoke', 'update', 'issue']));
    expect((await latchkey.audit.csv()).split('\r\n').length).toBeGreaterThan(5);
    expect((await latchkey.system()).manager.path.length).toBeGreaterThan(0);
    expect((await latchkey.keys.examples(key.id)).examples.length).toBeGreaterThan(0);
    expect(await latchkey.account.get()).toMatchObject({ offered: [] });
    await expect(latchkey.keys.regenerate(key.id)).rejects.toMatchObject({
      code: 'conflict',
      systemCode: 'not_offered',
      status: 409,
    });

    await latchkey.signOut();
    await expect(latchkey.keys.list().toArray()).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
    expect(watch.violations).toEqual([]);
  });
});

describe('servers side by side', () => {
  it('have a plane each, below their own paths, with sessions of their own', async () => {
    const clock = virtualClock('2026-01-01T00:00:00Z');
    const all = together({
      hyperstudy: createReferenceServer(hyperstudy, { clock, world: hyperstudyWorld() }),
      heratio: createReferenceServer(heratio, { clock, world: heratioWorld() }),
    });
    const http = await listen(all);
    closers.push(http.close);
    const study = createLatchkey({ baseUrl: `${http.url}/hyperstudy/_latchkey`, clock });
    const archive = createLatchkey({ baseUrl: `${http.url}/heratio/_latchkey`, clock });

    expect((await study.system()).title).toBe('HyperStudy');
    expect((await study.system()).baseUrl).toBe(`${http.url}/hyperstudy/api/v3`);
    await study.signIn('ada');
    await expect(archive.session()).rejects.toMatchObject({ code: 'unauthorized' });
    const { person } = await archive.signIn('researcher_1');
    expect(person.approval).toBe('approved');
    expect((await study.session()).person.id).toBe('ada');
  });
});

describe('a session', () => {
  it('goes to no other origin, is in no error, and is no key of a person', async () => {
    const server = openStudy();
    const told: string[] = [];
    const fetch: typeof server.fetch = async (input, init) => {
      told.push(new Headers(init?.headers).get('cookie') ?? '');
      return server.fetch(input, init);
    };
    const latchkey = createLatchkey({ fetch, clock: server.clock });
    await latchkey.signIn('ada');

    const refused = await latchkey.keys.get('key_none').catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(LatchkeyError);
    const text = told.at(-1)?.replace('latchkey_session=', '') ?? '';
    expect(text).toMatch(/^lks_/);
    const { inspect } = await import('node:util');
    for (const thing of [refused, latchkey]) {
      expect(inspect(thing, { depth: 10, showHidden: true })).not.toContain(text);
    }
    await server.clock.advance('8h');
    await expect(latchkey.session()).rejects.toMatchObject({ code: 'key_expired' });
  });
});

describe('times at the ends of the calendar', () => {
  it('are refused before a key is issued that no client could read', async () => {
    const { fetch, clock } = createReferenceServer(heratio, {
      clock: virtualClock('2026-01-01T00:00:00Z'),
      world: heratioWorld(),
    });
    const latchkey = createLatchkey({ fetch, clock, validate: 'strict' });
    await latchkey.signIn('researcher_1');
    for (const expires of ['9999-12-31', new Date(8.64e15)]) {
      await expect(latchkey.keys.issue({ name: 'For ever', expires })).rejects.toMatchObject({
        code: 'invalid_request',
        details: { field: 'expires' },
      });
    }
    await latchkey.keys.issue({ name: 'Long', expires: '9999-12-30' });
    expect((await latchkey.keys.list().toArray()).map(({ name }) => name)).toEqual(['Long']);
    const [from, to] = ['9999-12-31T00:00:00Z', '9999-12-31T23:59:59Z'];
    await expect(latchkey.usage({ from, to })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(latchkey.usage({ from: '0001-01-01T00:00:00Z', step: 'day' })).rejects.toMatchObject({
      code: 'invalid_request',
    });
    expect((await latchkey.usage({ from: '9999-12-29T00:00:00Z', to: '9999-12-29T02:00:00Z' })).points).toHaveLength(2);
  });
});
