import { readFileSync } from 'node:fs';
import { operations } from '@latchkey/providers/hesedvid/operations';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elsewhere, here, openLibrary } from '../../../test/hesedvid/open-library.ts';
import { responseChecker } from '../../../test/response-schema.ts';
import { hesedvidWorld } from './index.ts';

const example = 'vid_Ab3dEf9hIj2lMn5p';
const problemsOf = responseChecker(hesedvidWorld().document);
const gets = Object.values(operations).filter(({ method, scopes }) => method === 'GET' && scopes !== null);
const filled = (path: string) =>
  path.replace('{orgID}', 'org_123456789').replace('{envID}', 'prod').replace('{videoID}', example);

describe('hesedvidWorld', () => {
  it.each(gets)('answers $id as the document describes it', async ({ path, method }) => {
    const { fullKey, ask } = openLibrary();
    const { status, body } = await ask(await fullKey(), filled(path));
    expect(status).toBe(200);
    expect(problemsOf(path, method, body)).toEqual([]);
  });

  it('tells no length in the answer to HEAD where there is no such content, and that of GET where there is', async () => {
    const { fullKey, ask } = openLibrary();
    const key = await fullKey();
    const lengthOf = async (path: string) => (await ask(key, path, { method: 'HEAD' })).headers.get('content-length');
    expect(await lengthOf(`${here}/environments`)).toBeNull();
    const { text } = await ask(key, `${here}/analytics/storage`);
    expect(await lengthOf(`${here}/analytics/storage`)).toBe(String(text.length));
  });

  it('gives the same answers for the same seed, and others for another', async () => {
    const answersOf = async (seed: string) => {
      const { fullKey, ask } = openLibrary({ seed });
      const key = await fullKey();
      return Promise.all(['/videos', '/analytics/usage'].map(async (path) => (await ask(key, here + path)).body));
    };
    const [one, same, other] = [await answersOf('one'), await answersOf('one'), await answersOf('two')];
    expect(same).toEqual(one);
    for (const [index, body] of one.entries()) expect(other[index]).not.toEqual(body);
  });

  it('names the option that makes no sense', () => {
    expect(() => hesedvidWorld({ videosPerEnvironment: -1 })).toThrow('videosPerEnvironment is -1');
    expect(() => hesedvidWorld({ transcodingMs: 0.5 })).toThrow('transcodingMs is 0.5');
    expect(() => hesedvidWorld({ asOf: 'soon' })).toThrow('asOf is no date');
    expect(() => hesedvidWorld({ environments: ['Pre Prod'] })).toThrow("environments holds 'Pre Prod'");
  });

  it('may be empty', async () => {
    const { fullKey, ask, videos } = openLibrary({ videosPerEnvironment: 0 });
    const key = await fullKey();
    expect(await videos(key, `${here}/videos`)).toEqual([]);
    expect((await ask(key, `${here}/analytics/resolution-distribution`)).body.body.resolutions).toEqual([]);
    expect((await ask(key, `${here}/analytics/storage`)).body.body).toMatchObject({ totalBytes: 0, videos: 0 });
  });

  it('gives every video an id of its own', async () => {
    const { fullKey, videos } = openLibrary();
    const pages = await Promise.all(
      [1, 2].map(async (page) => videos(await fullKey(), `${here}/videos?pageSize=100&page=${page}`)),
    );
    const ids = pages.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(120);
    for (const id of ids) expect(id).toMatch(/^vid_[0-9A-Za-z]{16}$/);
  });
});

describe('a list of videos', () => {
  it('gives twenty a page unless told, and says how many there are', async () => {
    const { fullKey, ask } = openLibrary();
    const { body } = await ask(await fullKey(), `${here}/environments/prod/videos`);
    expect(body.body.videos).toHaveLength(20);
    expect(body.body.pagination).toEqual({ total: 40, page: 1, pageSize: 20, totalPages: 2 });
  });

  it('is the same whole, however it is cut', async () => {
    const { fullKey, videos } = openLibrary();
    const key = await fullKey();
    const whole = [
      ...(await videos(key, `${here}/videos?pageSize=100`)),
      ...(await videos(key, `${here}/videos?pageSize=100&page=2`)),
    ];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 40 }), async (pageSize, page) => {
        const items = await videos(key, `${here}/videos?pageSize=${pageSize}&page=${page}`);
        expect(items).toEqual(whole.slice((page - 1) * pageSize, page * pageSize));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['created_at', 'createdAt'],
    ['name', 'name'],
    ['duration', 'durationSeconds'],
    ['status', 'status'],
  ])('is sorted by %s, either way', async (sortBy, field) => {
    const { fullKey, videos } = openLibrary();
    const key = await fullKey();
    const values = async (sortDir: string) =>
      (await videos(key, `${here}/environments/dev/videos?pageSize=100&sortBy=${sortBy}&sortDir=${sortDir}`)).map(
        (video) => (typeof video[field] === 'string' ? String(video[field]).toLowerCase() : Number(video[field])),
      );
    const ascending = await values('asc');
    expect(ascending).toEqual(ascending.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0)));
    expect(await values('desc')).toEqual(ascending.toReversed());
  });

  it('is filtered by status, words and days', async () => {
    const { fullKey, videos } = openLibrary();
    const key = await fullKey();
    const all = await videos(key, `${here}/environments/prod/videos?pageSize=100`);
    const some = (query: string) => videos(key, `${here}/environments/prod/videos?pageSize=100&${query}`);
    const failed = await some('status=failed');
    expect(failed).toEqual(all.filter(({ status }) => status === 'failed'));
    expect(failed.length).toBeGreaterThan(0);
    expect(await some('search=OPENING')).toEqual(all.filter(({ name }) => String(name).includes('Opening')));
    const days = await some('from=2025-12-20&to=2025-12-25');
    expect(days.length).toBeGreaterThan(0);
    expect(days).toEqual(
      all.filter(({ createdAt }) => String(createdAt) >= '2025-12-20' && String(createdAt) < '2025-12-26'),
    );
    expect(await some('status=transcoding')).toEqual([]);
  });

  it.each(['pageSize=0', 'pageSize=101', 'page=0', 'sortBy=size', 'sortDir=up', 'status=lost', 'from=yesterday'])(
    'is refused with %s',
    async (query) => {
      const { fullKey, ask } = openLibrary();
      const { status, body, headers } = await ask(await fullKey(), `${here}/videos?${query}`);
      expect(status).toBe(400);
      expect(headers.get('content-type')).toBe('application/problem+json');
      expect(body).toMatchObject({ title: 'Bad Request', errors: [{ location: `query.${query.split('=')[0]}` }] });
    },
  );

  it('shows lengths and views as the document does', async () => {
    const { fullKey, videos } = openLibrary();
    for (const { duration, durationSeconds, served, status } of await videos(await fullKey(), `${here}/videos`)) {
      expect(duration).toMatch(/^(\d+:)?\d{1,2}:\d{2}$/);
      const seconds = String(duration)
        .split(':')
        .reduce((sum, part) => sum * 60 + Number(part), 0);
      expect(durationSeconds).toBe(seconds);
      expect(served).toMatch(/^\d+(\.\d)?[KM]? views?$/);
      if (status !== 'ready') expect(seconds).toBe(0);
    }
  });
});

describe('the reach of a key', () => {
  it('ruling 14: is one environment for an environment-specific key, on lists without one too', async () => {
    const { keyOf, ask, videos } = openLibrary();
    const key = await keyOf('staging');
    const { body } = await ask(key, `${here}/environments`);
    expect(body.body.environments).toMatchObject([{ id: 'env_staging_123456789', name: 'staging', type: 'test' }]);
    const seen = await videos(key, `${here}/videos?pageSize=100`);
    expect(seen).toEqual(await videos(key, `${here}/environments/staging/videos?pageSize=100`));
    expect(new Set(seen.map(({ environment }) => environment))).toEqual(new Set(['staging']));
    expect((await ask(key, `${here}/analytics/storage`)).body.body.environments).toHaveLength(1);
  });

  it('security 44, ruling 14: answers a wrong environment and a wrong organisation with 403, one that never was like one that is', async () => {
    const { keyOf, fullKey, ask } = openLibrary();
    const key = await keyOf('staging');
    const [foreign, unknown] = await Promise.all([
      ask(key, `${here}/environments/prod/videos`),
      ask(key, `${here}/environments/nowhere/videos`),
    ]);
    expect(foreign.status).toBe(403);
    expect(unknown.body).toEqual(foreign.body);
    const full = await fullKey();
    const [other, none] = await Promise.all([ask(full, `${elsewhere}/videos`), ask(full, '/org_0/videos')]);
    expect(other.status).toBe(403);
    expect(other.body.detail).toContain('Valid key, insufficient permissions');
    expect(none.body).toEqual(other.body);
  });

  it('is a whole organisation for a full-access key, and every one for a system key', async () => {
    const { fullKey, systemKey, ask } = openLibrary();
    const statuses = async (key: string) =>
      Promise.all(
        [`${here}/environments/dev/videos`, `${elsewhere}/environments/dev/videos`, '/org_0/videos'].map(
          async (path) => (await ask(key, path)).status,
        ),
      );
    expect(await statuses(await fullKey())).toEqual([200, 403, 403]);
    expect(await statuses(await fullKey('org_987654321'))).toEqual([403, 200, 403]);
    expect(await statuses(await systemKey())).toEqual([200, 200, 404]);
  });

  it('ruling 6: needs no agreement of prefix and environment but for environment-specific keys', async () => {
    const { server, ask } = openLibrary();
    const test = await server.keys.issue({ name: 'ci', type: 'full-access', keyEnvironment: 'test' });
    expect(test.secret.reveal()).toMatch(/^hv_test_/);
    expect((await ask(test.secret.reveal(), `${here}/environments/prod/videos`)).status).toBe(200);
    const live = await server.keys.issue({ name: 'web', type: 'environment', environment: 'prod' });
    expect(live.secret.reveal()).toMatch(/^hv_live_[0-9A-Za-z]{32}$/);
    const dev = await server.keys.issue({ name: 'web', type: 'environment', environment: 'dev' });
    expect(dev.secret.reveal()).toMatch(/^hv_test_[0-9A-Za-z]{32}$/);
    await expect(
      server.keys.issue({ name: 'x', type: 'environment', environment: 'prod', keyEnvironment: 'test' }),
    ).rejects.toThrow();
  });

  it('takes an environment by its name and by its id, and no other organisation’s id', async () => {
    const { keyOf, fullKey, ask, videos } = openLibrary();
    const key = await keyOf('env_prod_123456789');
    expect(await videos(key, `${here}/environments/env_prod_123456789/videos`)).toEqual(
      await videos(key, `${here}/environments/prod/videos`),
    );
    expect((await ask(await fullKey(), `${here}/environments/env_prod_987654321/videos`)).status).toBe(404);
  });

  it('security 10: answers another environment’s and another organisation’s video like one that never was', async () => {
    const { keyOf, fullKey, ask, videos } = openLibrary();
    const [foreign] = await videos(await fullKey('org_987654321'), `${elsewhere}/videos`);
    const key = await keyOf('staging');
    const answers = await Promise.all(
      [example, foreign?.id, 'vid_0000000000000000'].map((id) => ask(key, `${here}/videos/${id}`)),
    );
    for (const { status, body } of answers) {
      expect({ status, body }).toEqual({
        status: 404,
        body: { title: 'Not Found', status: 404, detail: 'Video not found' },
      });
    }
    expect((await ask(key, `${here}/videos/${example}`, { method: 'DELETE' })).status).toBe(404);
    expect((await ask(await fullKey(), `${here}/videos/${example}`)).status).toBe(200);
  });

  it('ruling 7: has the placeholders that examples print for its organisation', async () => {
    const { fullKey, videos } = openLibrary();
    const key = await fullKey();
    const [real, fetched, curled] = await Promise.all([
      videos(key, `${here}/videos`),
      videos(key, '/%7BorgID%7D/videos'),
      videos(key, '/orgID/videos'),
    ]);
    expect(fetched).toEqual(real);
    expect(curled).toEqual(real);
  });
});

describe('limits', () => {
  const told = (headers: Headers) =>
    ['Limit', 'Remaining', 'Reset'].map((name) => Number(headers.get(`X-RateLimit-${name}`)));

  it('are told as the seed prints them', async () => {
    const { fullKey, ask } = openLibrary({}, '2021-12-31T23:20:00Z');
    const { headers } = await ask(await fullKey(), `${here}/environments`);
    const printed = readFileSync(
      new URL('../../../../providers/src/hesedvid/fixtures/examples/rate-limit-headers.txt', import.meta.url),
      'utf8',
    );
    const [limit, remaining, reset] = told(headers);
    expect(`X-RateLimit-Limit: ${limit}X-RateLimit-Remaining: ${remaining}X-RateLimit-Reset: ${reset}\n`).toBe(printed);
  });

  it('ruling 19: count each request in one class, and a 403 in none', async () => {
    const { keyOf, ask } = openLibrary();
    const key = await keyOf('prod');
    const quotaAndRest = async (path: string, init?: RequestInit) =>
      told((await ask(key, here + path, init)).headers).slice(0, 2);
    expect(await quotaAndRest('/environments')).toEqual([10_000, 9999]);
    expect(await quotaAndRest('/environments', { method: 'HEAD' })).toEqual([10_000, 9998]);
    expect(await quotaAndRest('/videos')).toEqual([1000, 999]);
    expect(await quotaAndRest(`/videos/${example}`)).toEqual([1000, 998]);
    expect(await quotaAndRest(`/videos/${example}/analytics/resolution`)).toEqual([500, 499]);
    expect(await quotaAndRest('/analytics/daily')).toEqual([500, 498]);
    expect(await quotaAndRest('/environments/dev/videos')).toEqual([1000, 998]);
    expect(await quotaAndRest('/environments/prod/videos')).toEqual([1000, 997]);
    const without = await ask(null, `${here}/videos`);
    expect(without.headers.has('X-RateLimit-Limit')).toBe(false);
  });

  it('refuse the 501st analytics query of an hour, and begin anew with the next', async () => {
    const { server, fullKey, ask } = openLibrary({ videosPerEnvironment: 0 }, '2026-01-01T10:45:00Z');
    const key = await fullKey();
    for (let call = 0; call < 500; call += 1) await ask(key, `${here}/analytics/storage`);
    const { status, headers, body } = await ask(key, `${here}/analytics/storage`);
    expect([status, headers.get('Retry-After')]).toEqual([429, '900']);
    expect(told(headers)).toEqual([500, 0, Date.parse('2026-01-01T11:00:00Z') / 1000]);
    expect(body).toEqual({ title: 'Too Many Requests', status: 429, detail: 'Rate limit exceeded' });
    expect((await ask(key, `${here}/videos`)).status).toBe(200);
    await server.clock.advance('15m');
    expect((await ask(key, `${here}/analytics/storage`)).status).toBe(200);
  });
});

describe('testing a key', () => {
  it('is HEAD on the environments, 200 for every valid key and without a body', async () => {
    const { keyOf, fullKey, systemKey, ask } = openLibrary();
    for (const key of [await keyOf('dev'), await fullKey(), await systemKey()]) {
      const { status, text } = await ask(key, `${here}/environments`, { method: 'HEAD' });
      expect({ status, text }).toEqual({ status: 200, text: '' });
    }
    const { status } = await ask('hv_live_wrong', `${here}/environments`, { method: 'HEAD' });
    expect(status).toBe(401);
  });

  it('tells an expired key from an unknown one', async () => {
    const { server, ask } = openLibrary();
    const expires = new Date(server.clock.now() + 1000);
    const { secret } = await server.keys.issue({ name: 'short', type: 'full-access', expires });
    expect((await ask(secret.reveal(), `${here}/environments`)).status).toBe(200);
    await server.clock.advance('1s');
    const { status, body } = await ask(secret.reveal(), `${here}/environments`);
    expect([status, body.detail]).toEqual([401, 'Missing or invalid API key. The key has expired.']);
  });
});

describe('deleting a video', () => {
  it('is soft: it is gone from everything but the storage', async () => {
    const { server, fullKey, ask } = openLibrary();
    const key = await fullKey();
    const prodBytes = async () => (await ask(key, `${here}/analytics/storage`)).body.body.environments[0];
    const before = await prodBytes();
    const deleted = await ask(key, `${here}/videos/${example}`, { method: 'DELETE' });
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    expect((await ask(key, `${here}/videos/${example}`)).status).toBe(404);
    expect((await ask(key, `${here}/videos/${example}`, { method: 'DELETE' })).status).toBe(404);
    expect((await ask(null, `/public/org_123456789/prod/${example}/master.m3u8`)).status).toBe(403);
    expect((await ask(key, `${here}/environments/prod/videos`)).body.body.pagination.total).toBe(39);
    expect(await prodBytes()).toEqual({ ...before, videos: before.videos - 1 });
    server.reset();
    expect((await ask(await fullKey(), `${here}/videos/${example}`)).status).toBe(200);
  });
});
