import { readFileSync } from 'node:fs';
import { heratio } from '@latchkey/providers/heratio';
import { operations } from '@latchkey/providers/heratio/operations';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { responseChecker } from '../../../test/response-schema.ts';
import { virtualClock } from '../../clock/virtual.ts';
import { createReferenceServer } from '../../create-server.ts';
import { type HeratioWorldOptions, heratioWorld } from './index.ts';

const everything = ['read', 'search', 'write', 'create', 'update'];

/** An archive on 1 January 2026, and how a researcher's script reaches it. */
const openArchive = (options: HeratioWorldOptions = {}) => {
  const server = createReferenceServer(heratio, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: heratioWorld(options),
  });
  const keyOf = async (owner: string, scopes: readonly string[] = everything) =>
    (await server.keys.issue({ name: 'thesis script', owner, scopes })).secret.reveal();
  const request = (path: string, init: RequestInit = {}) => server.fetch(`${heratio.baseUrl}${path}`, init);
  const ask = async (key: string, path: string, body?: unknown) => {
    const response = await request(path, {
      headers: { 'X-API-Key': key, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const rows = async (key: string, path: string): Promise<Record<string, unknown>[]> =>
    (await ask(key, path)).body.data;
  return { server, keyOf, request, ask, rows };
};

const problemsOf = responseChecker(heratioWorld().document);
const gets = Object.values(operations).filter(({ method }) => method === 'GET');
const lists = gets.filter(({ page }) => page !== null);

describe('heratioWorld', () => {
  it.each(gets)('answers $id as the document describes it', async ({ path, method }) => {
    const { keyOf, ask } = openArchive();
    for (const owner of ['1', '2', '3']) {
      const { status, body } = await ask(await keyOf(owner), path);
      expect(status).toBe(200);
      expect(problemsOf(path, method, body)).toEqual([]);
    }
  });

  it('gives the same answers for the same seed, and others for another', async () => {
    const answersOf = async (seed: string) => {
      const { keyOf, ask } = openArchive({ seed });
      const key = await keyOf('1');
      return Promise.all(gets.map(async ({ path }) => (await ask(key, path)).body));
    };
    const [one, same, other] = [await answersOf('one'), await answersOf('one'), await answersOf('two')];
    expect(same).toEqual(one);
    for (const [index, body] of one.entries()) expect(other[index]).not.toEqual(body);
  });

  it('names the option that makes no sense', () => {
    expect(() => heratioWorld({ researchers: 0 })).toThrow('researchers is 0');
    expect(() => heratioWorld({ collectionsPerResearcher: 1.5 })).toThrow('collectionsPerResearcher is 1.5');
    expect(() => heratioWorld({ asOf: 'soon' })).toThrow('asOf is no date');
  });

  it('may be of any size, an empty one too', async () => {
    const none = { searchesPerResearcher: 0, bookingsPerResearcher: 0, bibliographiesPerResearcher: 0 };
    const { keyOf, ask, rows } = openArchive({
      ...none,
      researchers: 1,
      projectsPerResearcher: 0,
      collectionsPerResearcher: 0,
      annotationsPerResearcher: 0,
      owner: 'amina',
    });
    const key = await keyOf('amina');
    for (const { path } of lists) expect(await rows(key, path)).toEqual([]);
    expect((await ask(key, '/stats')).body).toMatchObject({ projects: 0, collection_items: 0, total_bookings: 0 });
  });
});

describe('the four carriers', () => {
  const printed = (name: string) =>
    readFileSync(
      new URL(`../../../../providers/src/heratio/fixtures/examples/${name}.txt`, import.meta.url),
      'utf8',
    ).trim();
  const header = (line: string): Record<string, string> => {
    const cut = line.indexOf(': ');
    return { [line.slice(0, cut)]: line.slice(cut + 2) };
  };
  const withKey = (line: string, key: string) => line.replace('YOUR_API_KEY', key);

  it('let a key in as the document prints them', async () => {
    const { keyOf, request } = openArchive();
    const key = await keyOf('1');
    for (const line of [printed('header'), printed('bearer'), 'X-REST-API-Key: YOUR_API_KEY']) {
      expect((await request('/profile', { headers: header(withKey(line, key)) })).status).toBe(200);
    }
    expect((await request(`/profile${withKey(printed('query'), key)}`)).status).toBe(200);
  });

  it('security 18: keep a key that came in the URL out of answers, journal and referrers', async () => {
    const { server, keyOf, request } = openArchive();
    const key = await keyOf('1');
    const response = await request(`/letters?api_key=${key}`);
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const seen = (await response.text()) + JSON.stringify(server.journal.entries());
    expect(seen).not.toContain(key.slice(8, 20));
  });

  it('security 26, ruling 2: read Bearer in that case and no other', async () => {
    const { keyOf, request } = openArchive();
    const key = await keyOf('1');
    for (const scheme of ['bearer', 'BEARER', 'Basic']) {
      const response = await request('/profile', { headers: { Authorization: `${scheme} ${key}` } });
      expect(response.status).toBe(401);
      expect((await response.json()).message).toBe('API key required. Use X-API-Key header or Authorization: Bearer.');
    }
  });

  it('security 25, ruling 1: may repeat one secret, and never hold two', async () => {
    const { keyOf, request } = openArchive();
    const [key, other] = [await keyOf('1'), await keyOf('2')];
    const ask = (headers: Record<string, string>, query = '') => request(`/profile${query}`, { headers });
    const same = await ask({ 'X-API-Key': key, Authorization: `Bearer ${key}` }, `?api_key=${key}`);
    expect(same.status).toBe(200);
    const answers = [
      await ask({ 'X-API-Key': key, 'X-REST-API-Key': other }),
      await ask({ 'X-API-Key': key }, `?api_key=${other}`),
      await ask({}, `?api_key=${key}&api_key=${other}`),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect((await answer.json()).message).toBe('Invalid or inactive API key.');
    }
  });
});

describe('scopes', () => {
  it.each([
    [['read'], 200, 403],
    [['search'], 200, 403],
    [['read', 'search'], 200, 403],
    [['write', 'create', 'update'], 403, 201],
    [[], 403, 403],
  ] as const)('%j: GET %i, POST %i', async (scopes, reads, writes) => {
    const { keyOf, ask } = openArchive();
    const key = await keyOf('1', scopes);
    for (const { path } of gets) expect((await ask(key, path)).status).toBe(reads);
    expect((await ask(key, '/collections', { name: 'Letters' })).status).toBe(writes);
  });

  it('security 42: of none at all let a key in and let it do nothing', async () => {
    const { keyOf, ask } = openArchive();
    const { status, headers, body } = await ask(await keyOf('1', []), '/profile');
    expect({ status, body }).toEqual({
      status: 403,
      body: { success: false, error: 'Forbidden', message: "Scope 'read' required." },
    });
    expect(headers.get('WWW-Authenticate')).toContain('error="insufficient_scope", scope="read"');
  });
});

describe('a key reaches its owner’s rows', () => {
  it('and nobody else’s: no row of one researcher is shown to another, but for a shared project', async () => {
    const { keyOf, rows } = openArchive();
    const keys = await Promise.all(['1', '2', '3'].map((owner) => keyOf(owner)));
    for (const { path, id } of lists) {
      const seen = (await Promise.all(keys.map((key) => rows(key, path)))).map((each) => each.map((row) => row.id));
      const shared = seen.flat().length - new Set(seen.flat()).size;
      expect([id, shared]).toEqual([id, id === 'listProjects' ? 3 : 0]);
    }
  });

  it('security 10: an object that another has noted something on is answered like one that is not there', async () => {
    const { keyOf, request } = openArchive();
    const [mine, theirs] = [await keyOf('1'), await keyOf('2')];
    const answer = async (key: string, objectId: number) => {
      const response = await request(`/annotations?object_id=${objectId}`, { headers: { 'X-API-Key': key } });
      return { status: response.status, body: await response.text() };
    };
    expect(JSON.parse((await answer(theirs, 5002)).body).data).toHaveLength(1);
    expect(await answer(mine, 5002)).toEqual(await answer(mine, 999_999));
    expect(JSON.parse((await answer(mine, 5002)).body)).toEqual({ data: [] });
  });

  it('and what is written with it is theirs alone', async () => {
    const { keyOf, ask, rows } = openArchive();
    const [mine, theirs] = [await keyOf('1'), await keyOf('2')];
    await ask(mine, '/projects', { title: 'Only mine' });
    const titles = async (key: string) => (await rows(key, '/projects')).map(({ title }) => title);
    expect(await titles(mine)).toContain('Only mine');
    expect(await titles(theirs)).not.toContain('Only mine');
  });

  it('of which somebody who is no researcher has none', async () => {
    const { keyOf, ask } = openArchive();
    for (const owner of ['4', '0', '01', 'nobody']) {
      const key = await keyOf(owner);
      for (const { path } of gets) {
        const { status, body } = await ask(key, path);
        expect({ status, message: body.message }).toEqual({ status: 404, message: 'Researcher not found' });
      }
      expect((await ask(key, '/projects', { title: 'Mine' })).status).toBe(404);
    }
  });

  it('ruling 15: after their account was suspended as before', async () => {
    const { keyOf, ask } = openArchive();
    const { status, body } = await ask(await keyOf('3'), '/profile');
    expect({ status, account: body.status }).toEqual({ status: 200, account: 'suspended' });
  });
});

describe('lists', () => {
  it('are in the order that each is documented to have', async () => {
    const { keyOf, rows } = openArchive();
    const key = await keyOf('1');
    const column = async (path: string, ...names: string[]) =>
      (await rows(key, path)).map((row) => names.map((name) => String(row[name])).join(' '));
    for (const [path, name] of [
      ['/projects', 'updated_at'],
      ['/searches', 'updated_at'],
      ['/bibliographies', 'updated_at'],
      ['/annotations', 'created_at'],
      ['/bookings', 'booking_date'],
    ] as const) {
      const found = await column(path, name);
      expect(found.length).toBeGreaterThan(1);
      expect(found, path).toEqual([...found].sort().reverse());
    }
    const names = await column('/collections', 'name');
    expect(names).toEqual([...names].sort());
  });

  it('are cut into pages by limit and offset, which together give the whole', async () => {
    const { keyOf, ask } = openArchive({ collectionsPerResearcher: 23 });
    const key = await keyOf('1');
    const whole = (await ask(key, '/collections')).body;
    expect(whole.meta).toEqual({ total: 23, limit: 50, offset: 0 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100 }), fc.nat({ max: 30 }), async (limit, offset) => {
        const { body } = await ask(key, `/collections?limit=${limit}&offset=${offset}`);
        expect(body).toEqual({
          data: whole.data.slice(offset, offset + limit),
          meta: { total: 23, limit, offset },
        });
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['/projects?status=active', 'status', 'active'],
    ['/projects?type=exhibition', 'project_type', 'exhibition'],
    ['/bookings?status=pending', 'status', 'pending'],
    ['/annotations?object_id=4001', 'object_id', 4001],
  ])('keep only what %s asks for', async (path, name, value) => {
    const { keyOf, rows } = openArchive({ projectsPerResearcher: 40 });
    const key = await keyOf('1');
    const [kept, all] = [await rows(key, path), await rows(key, path.split('?')[0] ?? '')];
    expect(kept).toEqual(all.filter((row) => row[name] === value));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(all.length);
  });

  it('keep the bookings of some days, both ends included', async () => {
    const { keyOf, rows } = openArchive();
    const key = await keyOf('1');
    const days = (await rows(key, '/bookings')).map((row) => String(row.booking_date)).reverse();
    const [from, to] = [days[3], days[6]];
    const kept = await rows(key, `/bookings?date_from=${from}&date_to=${to}`);
    expect(kept.map((row) => row.booking_date).reverse()).toEqual(days.slice(3, 7));
  });

  it.each([
    ['/collections?limit=0', "Parameter 'limit' must be a whole number from 1 to 100"],
    ['/collections?limit=101', "Parameter 'limit' must be a whole number from 1 to 100"],
    ['/projects?offset=-1', "Parameter 'offset' must be a whole number of at least 0"],
    ['/bookings?date_from=yesterday', "Parameter 'date_from' must be ISO 8601 date"],
    ['/annotations?object_id=letter', "Parameter 'object_id' must be a whole number of at least 1"],
  ])('refuse %s', async (path, message) => {
    const { keyOf, ask } = openArchive();
    const { status, body } = await ask(await keyOf('1'), path);
    expect({ status, body }).toEqual({ status: 400, body: { success: false, error: 'Bad Request', message } });
  });
});

describe('a path that is no operation', () => {
  it('is named, with the time', async () => {
    const { keyOf, ask } = openArchive();
    expect(await ask(await keyOf('1'), '/letters')).toMatchObject({
      status: 404,
      body: {
        success: false,
        error: 'Not Found',
        message: 'API endpoint not found: /api/research/letters',
        timestamp: '2026-01-01T00:00:00.000Z',
      },
    });
  });
});

describe('the life of a key', () => {
  it('ruling 22: ends with the day of its expiry, with the seed’s own words', async () => {
    const { server, ask } = openArchive();
    const { key, secret } = await server.keys.issue({ name: 'short', scopes: ['read'], expires: '2026-01-31' });
    expect(key.expiresAt).toEqual(new Date('2026-02-01T00:00:00Z'));
    await server.clock.advance(Date.parse('2026-01-31T23:59:59.999Z') - server.clock.now());
    expect((await ask(secret.reveal(), '/profile')).status).toBe(200);
    await server.clock.advance(1);
    const { status, body } = await ask(secret.reveal(), '/profile');
    expect({ status, body }).toEqual({
      status: 401,
      body: { success: false, error: 'Unauthorized', message: 'API key has expired' },
    });
    expect((await server.keys.get(key.id)).status).toBe('expired');
  });

  it('has no end unless a date is chosen', async () => {
    const { server } = openArchive();
    const { key } = await server.keys.issue({ name: 'for good', scopes: ['read'] });
    expect(key.expiresAt).toBeNull();
  });

  it('is over with its revocation, after which it is shown and answered like a key that never was', async () => {
    const { server, keyOf, ask } = openArchive();
    const { key, secret } = await server.keys.issue({ name: 'leaked', scopes: ['read'] });
    await server.keys.revoke(key.id);
    const [dead, unknown] = [await ask(secret.reveal(), '/profile'), await ask(`rk_${'0'.repeat(64)}`, '/profile')];
    expect([dead.status, dead.body]).toEqual([unknown.status, unknown.body]);
    expect((await server.keys.list()).keys.map(({ status }) => status)).toEqual(['revoked']);
    expect((await ask(await keyOf('1'), '/profile')).status).toBe(200);
  });

  it('ruling 11: knows no other act', async () => {
    const { server } = openArchive();
    const { key } = await server.keys.issue({ name: 'fixed', scopes: ['read'] });
    await expect(server.keys.update(key.id, { name: 'other' })).rejects.toThrow(/cannot update keys/);
  });

  it('ruling 24: shows when it was last used with success, and nothing of what was refused', async () => {
    const { server, ask } = openArchive();
    const { key, secret } = await server.keys.issue({ name: 'reader', scopes: ['read'] });
    const lastUsed = async () => (await server.keys.get(key.id)).lastUsedAt;
    await ask(secret.reveal(), '/projects', { title: 'Not allowed' });
    await ask(secret.reveal(), '/collections?limit=many');
    expect(await lastUsed()).toBeNull();
    await server.clock.advance('1h');
    await ask(secret.reveal(), '/profile');
    await server.clock.advance('1h');
    await ask(secret.reveal(), '/projects', { title: 'Not allowed' });
    expect(await lastUsed()).toEqual(new Date('2026-01-01T01:00:00Z'));
  });

  it('allows 1000 requests a clock hour, and says how many are left', async () => {
    const { server, keyOf, ask } = openArchive();
    const key = await keyOf('1');
    await server.clock.advance('20m');
    for (let left = 999; left >= 0; left--) {
      const { status, headers } = await ask(key, '/stats');
      expect([status, headers.get('X-RateLimit-Limit'), headers.get('X-RateLimit-Remaining')]).toEqual([
        200,
        '1000',
        String(left),
      ]);
    }
    await server.clock.advance('30s');
    const { status, headers, body } = await ask(key, '/stats');
    expect({ status, body }).toEqual({
      status: 429,
      body: { success: false, error: 'Too Many Requests', message: 'Rate limit of 1000 requests per hour exceeded.' },
    });
    expect(Object.fromEntries(headers)).toMatchObject({
      'retry-after': String(39 * 60 + 30),
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '0',
    });
    expect(headers.get('X-RateLimit-Reset')).toBeNull();
    await server.clock.advance(`${39 * 60 + 29}s`);
    expect((await ask(key, '/stats')).status).toBe(429);
    await server.clock.advance('1s');
    expect((await ask(key, '/stats')).status).toBe(200);
  });
});

describe('the demonstration', () => {
  const demo = heratioWorld().demo;
  const world = demo?.world();

  it('has as many items as it says, on pages enough to be limited', async () => {
    const { ask, keyOf } = openArchive({ collectionsPerResearcher: 800 });
    expect(demo?.list).toMatchObject({ operation: 'listCollections', items: 800 });
    expect((await ask(await keyOf('1', demo?.scopes), '/collections?limit=1')).body.meta.total).toBe(800);
    expect(world?.owner).toBe('1');
  });

  it('has a call beyond its scopes', async () => {
    const { ask, keyOf } = openArchive();
    const { beyond } = demo ?? {};
    expect(beyond?.operation).toBe('createProject');
    expect((await ask(await keyOf('1', demo?.scopes), '/projects', beyond?.body)).status).toBe(403);
  });
});
