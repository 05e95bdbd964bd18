import { inspect } from 'node:util';
import { isSecret } from '@latchkey/providers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../test/answers.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { createHypersave, type Hypersave } from './hypersave.ts';

/** The sample that the system's document prints: 20 characters in all. */
const sampleKey = 'hs_live_xxxxxxxxxxxx';
const newKey = 'hs_live_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6';

const setUp = (...answers: Parameters<typeof stub>) => {
  const { fetch, asked } = stub(...answers);
  return { client: createHypersave({ apiKey: sampleKey, fetch, clock: virtualClock() }), asked };
};

const page = (list: object, pagination: object = { limit: 20, offset: 0, total: 0 }) =>
  json({ success: true, ...list, pagination });

const record = {
  id: 'key_1',
  name: 'Production App',
  maskedKey: 'hs_live_a1B2...',
  type: 'live',
  status: 'active',
  rateLimitPerHour: 500,
  monthlyRequestLimit: null,
  expiresAt: '2027-01-01T00:00:00.000Z',
  createdAt: '2026-01-15T10:30:00.000Z',
  lastUsedAt: null,
  requestCount: 3,
  userId: 'user_1',
};

/** Calls of the surface, with the request that each is. */
const calls: readonly (readonly [string, (client: Hypersave) => Promise<unknown>, object?])[] = [
  ['GET /v1/memories', ({ memories }) => memories.list().firstPage()],
  [
    'GET /v1/memories?limit=5&tags=work%2Chome',
    ({ memories }) => memories.list({ tags: ['work', 'home'], limit: 5 }).firstPage(),
  ],
  ['GET /v1/memory/doc_1', ({ memories }) => memories.get('doc_1')],
  ['POST /v1/save', ({ memories }) => memories.save({ content: 'a' }), { content: 'a' }],
  ['GET /v1/save/status/pending_1', ({ memories }) => memories.saveStatus('pending_1')],
  ['PATCH /v1/memory/doc_1', ({ memories }) => memories.update('doc_1', { tags: ['x'] }), { tags: ['x'] }],
  ['DELETE /v1/memory/doc_1', ({ memories }) => memories.delete('doc_1')],
  ['POST /v1/search', ({ search }) => search('launch', { limit: 2 }), { limit: 2, query: 'launch' }],
  ['POST /v1/ask', ({ ask }) => ask('When?', { model: 'fast' }), { model: 'fast', query: 'When?' }],
  ['POST /v1/query', ({ query }) => query({ sort: { title: 1 } }), { sort: { title: 1 } }],
  ['POST /v1/remind', ({ remind }) => remind('Now', { timeframe: 'week' }), { timeframe: 'week', context: 'Now' }],
  ['GET /v1/graph?depth=2', ({ graph }) => graph({ depth: 2 })],
  ['GET /v1/facts?category=role', ({ facts }) => facts.list({ category: 'role' }).firstPage()],
  ['GET /v1/entities?sortBy=name', ({ entities }) => entities.list({ sortBy: 'name' }).firstPage()],
  [
    'POST /v1/ingest',
    ({ ingest }) => ingest.start([{ content: 'a' }], { async: false }),
    { async: false, items: [{ content: 'a' }] },
  ],
  ['GET /v1/ingest/status/job_1', ({ ingest }) => ingest.status('job_1')],
  ['POST /v1/turbo/save', ({ turbo }) => turbo.save({ content: 'a' }), { content: 'a' }],
  ['POST /v1/turbo/ask', ({ turbo }) => turbo.ask('When?'), { query: 'When?' }],
  ['GET /v1/profile', ({ profile }) => profile()],
  ['GET /v1/usage', ({ usage }) => usage()],
  ['GET /keys', ({ keys }) => keys.list()],
  ['POST /keys/key_1/regenerate', ({ keys }) => keys.regenerate('key_1')],
  ['DELETE /keys/key_2', ({ keys }) => keys.revoke('key_2')],
];

/** An answer that every call of the surface can do something with. */
const anyAnswer = json({
  success: true,
  data: [],
  facts: [],
  entities: [],
  reminders: [],
  profile: {},
  pagination: { limit: 20, offset: 0, total: 0 },
});

afterEach(() => vi.unstubAllEnvs());

describe('createHypersave', () => {
  const table = calls.map(([request, ask, body]) => ({ request, ask, body }));
  it.each(table)('sends $request, with the key as a Bearer token and nowhere else', async ({ request, ask, body }) => {
    const { client, asked } = setUp(
      request.includes('regenerate') ? json({ success: true, data: { ...record, key: newKey } }) : anyAnswer,
    );
    await ask(client);
    const [method, path] = request.split(' ');
    expect(asked).toEqual([
      {
        url: `https://api.hypersave.io${path}`,
        method,
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${sampleKey}`,
          ...(body ? { 'Content-Type': 'application/json' } : {}),
        },
        body: body && JSON.stringify(body),
        redirect: 'manual',
      },
    ]);
  });

  it('reads a list to its end, by hasMore and by the total', async () => {
    const { client, asked } = setUp(
      page({ data: [{ id: 'a' }] }, { limit: 1, offset: 0, total: 2, hasMore: true }),
      page({ data: [{ id: 'b' }] }, { limit: 1, offset: 1, total: 2, hasMore: false }),
      page({ facts: [{ id: 'c' }] }, { limit: 1, offset: 0, total: 2 }),
      page({ facts: [{ id: 'd' }] }, { limit: 1, offset: 1, total: 2 }),
    );
    const ids: string[] = [];
    for await (const memory of client.memories.list()) ids.push(memory.id);
    for await (const fact of client.facts.list()) ids.push(fact.id);
    expect(ids).toEqual(['a', 'b', 'c', 'd']);
    expect(asked.map(({ url }) => new URL(url).searchParams.get('offset'))).toEqual([null, '1', null, '1']);
  });

  it('sends times of a list in ISO 8601', async () => {
    const { client, asked } = setUp(page({ data: [] }));
    await client.memories.list({ after: new Date(0), before: '2026-02-01' }).firstPage();
    expect(asked[0]?.url).toMatch(/\?after=1970-01-01T00%3A00%3A00.000Z&before=2026-02-01$/);
  });

  it('gives keys as models', async () => {
    const { client } = setUp(json({ success: true, data: [record] }));
    expect(await client.keys.list()).toEqual([
      {
        id: 'key_1',
        name: 'Production App',
        description: null,
        owner: 'user_1',
        environment: 'live',
        reach: null,
        scopes: [],
        mask: 'hs_live_a1B2...',
        status: 'active',
        limits: { 'key-hour': 500 },
        createdAt: new Date('2026-01-15T10:30:00Z'),
        expiresAt: new Date('2027-01-01T00:00:00Z'),
        revokedAt: null,
        lastUsedAt: null,
        lastIp: null,
        requestCount: 3,
        requestsToday: null,
        errorCount: null,
        errorRate: null,
      },
    ]);
  });

  it('security 13: gives a regenerated secret in a box that does not print', async () => {
    const { client } = setUp(json({ success: true, data: { ...record, key: newKey } }));
    const regenerated = await client.keys.regenerate('key_1');
    expect(isSecret(regenerated.secret) && regenerated.secret.reveal()).toBe(newKey);
    expect(`${inspect(regenerated, { depth: 10, showHidden: true })}${JSON.stringify(regenerated)}`).not.toContain(
      newKey.slice(12),
    );
  });

  it('security 14: says that an answer is no key, and nothing of what it holds', async () => {
    for (const wrong of [{ status: 'stolen', key: newKey }, { key: undefined }]) {
      const { client } = setUp(json({ success: true, data: { ...record, ...wrong } }));
      const error = await rejection(client.keys.regenerate('key_1'));
      expect(error).toMatchObject({ code: 'invalid_response' });
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(newKey.slice(12));
    }
  });

  it('does not regenerate twice: the answer that was lost held the secret', async () => {
    const { client, asked } = setUp(json({}, 503));
    expect(await rejection(client.keys.regenerate('key_1'))).toMatchObject({ code: 'server_error' });
    expect(asked).toHaveLength(1);
  });

  it('waits as long as the body of a 429 says, where no header does', async () => {
    const clock = virtualClock();
    const spent = { success: false, error: 'RATE_LIMITED', message: 'Rate limit exceeded', retryAfter: 3600 };
    const { fetch, asked } = stub(json(spent, 429), page({ data: [{ id: 'a' }] }));
    const client = createHypersave({ apiKey: sampleKey, fetch, clock });
    const startMs = clock.now();
    expect((await client.memories.list().firstPage()).items).toEqual([{ id: 'a' }]);
    expect(clock.now() - startMs).toBeGreaterThanOrEqual(3_600_000);
    expect(asked).toHaveLength(2);
  });

  it('tells an expired key from an invalid one', async () => {
    const { client } = setUp(
      json({ success: false, error: 'UNAUTHORIZED', message: 'API key has expired' }, 401),
      json({ success: false, error: 'UNAUTHORIZED', message: 'Invalid API key provided' }, 401),
    );
    expect(await rejection(client.profile())).toMatchObject({ code: 'key_expired', status: 401 });
    expect(await rejection(client.profile())).toMatchObject({ code: 'unauthorized', status: 401 });
  });

  it('takes key and base URL from their variables', async () => {
    vi.stubEnv('HYPERSAVE_API_KEY', sampleKey);
    vi.stubEnv('HYPERSAVE_BASE_URL', 'http://127.0.0.1:4010');
    const { fetch, asked } = stub(page({ data: [] }));
    await createHypersave({ fetch }).memories.list().firstPage();
    expect(asked[0]).toMatchObject({
      url: 'http://127.0.0.1:4010/v1/memories',
      headers: { Authorization: `Bearer ${sampleKey}` },
    });
  });

  it('says which variable is missing', () => {
    vi.stubEnv('HYPERSAVE_API_KEY', undefined);
    expect(() => createHypersave()).toThrow(
      expect.objectContaining({ code: 'config', hint: expect.stringContaining('HYPERSAVE_API_KEY') }),
    );
  });
});
