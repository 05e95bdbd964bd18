import { hypermemory } from '@latchkey/providers/hypermemory';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../test/answers.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { createHyperMemory, type HyperMemory } from './hypermemory.ts';

/** The sample that the system's documents print. */
const sampleKey = 'hm_live_abc123xyz456def789ghi012jkl345mno678';
const backupKey = 'hm_live_k3v9q2m8x1p7c5w0z4t6r8n2b1d9f7g3h5j4';

const setUp = (...answers: Parameters<typeof stub>) => {
  const { fetch, asked } = stub(...answers);
  return { client: createHyperMemory({ apiKey: sampleKey, fetch, clock: virtualClock() }), asked };
};

const answer = (result: object) => json({ jsonrpc: '2.0', id: 1, result });
const toolError = (code: string, message: string, details?: object) =>
  json({ jsonrpc: '2.0', id: 1, error: { code, message, ...(details ? { details } : {}) } });
const page = (results: readonly object[], { offset = 0, limit = 10, total = results.length } = {}) =>
  answer({ results, total, offset, limit, has_more: offset + results.length < total, query_id: 'qry_1' });

const record = {
  id: 'key_1',
  name: 'prod-api-server',
  prefix: 'hm_live_',
  scopes: ['memory:write'],
  created_at: '2026-03-01T09:00:00.000Z',
  last_used_at: null,
  requests_today: 12,
  request_count: 400,
  error_count: 4,
  error_rate: 1,
  account_id: 'user_1',
};

/** Calls of the surface, with the tool that each is and its arguments. */
const tools: readonly (readonly [string, object, (client: HyperMemory) => Promise<unknown>])[] = [
  [
    'memory_store',
    { content: 'Aphrodite is a goddess', node_type: 'fact' },
    ({ memory }) => memory.store({ content: 'Aphrodite is a goddess', node_type: 'fact' }),
  ],
  ['memory_recall', { query: 'goddess' }, ({ memory }) => memory.recall({ query: 'goddess' }).firstPage()],
  ['memory_find_related', { node_id: 'n' }, ({ memory }) => memory.findRelated('n').firstPage()],
  [
    'memory_find_related',
    { depth: 2, node_id: 'n' },
    ({ memory }) => memory.findRelated('n', { depth: 2 }).firstPage(),
  ],
  [
    'memory_get_relationships',
    { direction: 'incoming', node_id: 'n' },
    ({ memory }) => memory.getRelationships('n', { direction: 'incoming' }),
  ],
  [
    'memory_update',
    { metadata: { source: null }, node_id: 'n' },
    ({ memory }) => memory.update('n', { metadata: { source: null } }),
  ],
  ['memory_forget', { cascade: true, node_id: 'n' }, ({ memory }) => memory.forget('n', { cascade: true })],
  [
    'memory_export_subgraph',
    { root_node_id: 'n', depth: 5 },
    ({ memory }) => memory.exportSubgraph({ root_node_id: 'n', depth: 5 }),
  ],
  [
    'memory_load_link',
    { id_prefix: 'x', data: { nodes: [] } },
    ({ memory }) => memory.loadLink({ nodes: [] }, { id_prefix: 'x' }),
  ],
  ['memory_list_graphs', {}, ({ graphs }) => graphs.list()],
  [
    'memory_create_graph',
    { graph_id: 'g', metadata: { a: 1 } },
    ({ graphs }) => graphs.create('g', { metadata: { a: 1 } }),
  ],
  ['memory_delete_graph', { graph_id: 'g' }, ({ graphs }) => graphs.delete('g')],
];

afterEach(() => vi.unstubAllEnvs());

describe('createHyperMemory', () => {
  const table = tools.map(([name, args, use]) => ({ name, args, use }));
  it.each(table)('calls $name with $args, the key as a Bearer token and nowhere else', async ({ name, args, use }) => {
    const { client, asked } = setUp(answer({ results: [], total: 0, graphs: [] }));
    await use(client);
    expect(asked).toEqual([
      {
        url: 'https://api.hypermemory.io/mcp',
        method: 'POST',
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${sampleKey}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }),
        redirect: 'manual',
      },
    ]);
  });

  it.each<[string, (client: HyperMemory) => Promise<unknown>]>([
    ['GET /v1/api-keys', ({ keys }) => keys.list().firstPage()],
    ['DELETE /v1/api-keys/key_1', ({ keys }) => keys.revoke('key_1')],
    ['GET /v1/usage', ({ usage }) => usage()],
    ['GET /v1/usage/queries/distribution', ({ queryDistribution }) => queryDistribution()],
  ])('sends %s', async (request, ask) => {
    const { client, asked } = setUp(json({ keys: [], distribution: {} }));
    await ask(client);
    expect(asked.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([request]);
  });

  it('lists the tools', async () => {
    const { client, asked } = setUp(answer({ tools: [{ name: 'memory_store' }] }));
    expect(await client.tools()).toEqual([{ name: 'memory_store' }]);
    expect(asked[0]?.body).toBe('{"jsonrpc":"2.0","id":1,"method":"tools/list"}');
  });

  it('reads all pages of a recall, which move by the arguments of the tool', async () => {
    const { client, asked } = setUp(
      page([{ id: 'a' }, { id: 'b' }], { limit: 2, total: 3 }),
      page([{ id: 'c' }], { limit: 2, offset: 2, total: 3 }),
    );
    const ids: string[] = [];
    for await (const hit of client.memory.recall({ query: 'goddess', max_results: 2 })) ids.push(hit.id);
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(asked.map(({ body = '' }) => JSON.parse(body).params.arguments)).toEqual([
      { query: 'goddess', max_results: 2 },
      { query: 'goddess', max_results: 2, offset: 2 },
    ]);
  });

  it('gives keys as models', async () => {
    const { client } = setUp(json({ keys: [record] }));
    expect(await client.keys.list().toArray({ max: 100 })).toEqual([
      {
        id: 'key_1',
        name: 'prod-api-server',
        description: null,
        owner: 'user_1',
        environment: 'live',
        reach: null,
        scopes: ['memory:write'],
        mask: 'hm_live_',
        status: 'active',
        limits: {},
        createdAt: new Date('2026-03-01T09:00:00Z'),
        expiresAt: null,
        revokedAt: null,
        lastUsedAt: null,
        lastIp: null,
        requestCount: 400,
        requestsToday: 12,
        errorCount: 4,
        errorRate: 0.01,
      },
    ]);
  });

  it('says that a record is no key, and nothing of what it holds', async () => {
    const { client } = setUp(json({ keys: [{ ...record, prefix: backupKey }] }));
    const error = await rejection(client.keys.list().first());
    expect(error).toMatchObject({ code: 'invalid_response' });
    expect(String(error)).not.toContain(backupKey.slice(8));
  });

  it.each([
    ['NODE_NOT_FOUND', 'not_found'],
    ['NO_CHANGES', 'invalid_request'],
    ['NODE_LIMIT_EXCEEDED', 'plan_cap'],
    ['GRAPH_EXISTS', 'conflict'],
  ])('throws the error %s of a tool as %s, with the status that it came with', async (code, expected) => {
    const { client, asked } = setUp(toolError(code, 'No.', { limit: 1 }));
    expect(await rejection(client.memory.update('n', { content: 'a' }))).toMatchObject({
      name: 'LatchkeyError',
      code: expected,
      status: 200,
      message: expect.stringContaining(`No. (200 ${code}, POST /mcp)`),
    });
    expect(asked).toHaveLength(1);
  });

  it.each([{ jsonrpc: '2.0', id: 1 }, { jsonrpc: '2.0', id: 1, result: null }, [], 'text', null])(
    'makes an error of its own of %j, where a result was due',
    async (body) => {
      const { client } = setUp(json(body));
      expect(await rejection(client.memory.store({ content: 'a' }))).toMatchObject({ code: 'invalid_response' });
      expect(await rejection(client.memory.recall({ query: 'a' }).first())).toMatchObject({ code: 'invalid_response' });
    },
  );

  it('stores once, and does not repeat it after a failure', async () => {
    const { client, asked } = setUp(json({}, 503));
    expect(await rejection(client.memory.store({ content: 'a' }))).toMatchObject({ code: 'server_error' });
    expect(asked).toHaveLength(1);
  });

  it('waits out a spent minute, and gives up at once on a spent month', async () => {
    const clock = virtualClock();
    const minute = json({ error: { code: 'RATE_LIMITED', message: 'Too many requests', retry_after: 30 } }, 429);
    const month = json(
      { error: { code: 'QUOTA_EXCEEDED', message: 'Monthly query limit reached.', resets_at: '2026-02-01T00:00:00Z' } },
      429,
      { 'Retry-After': '1000000' },
    );
    const { fetch, asked } = stub(minute, answer({ id: 'n' }), month);
    const client = createHyperMemory({ apiKey: sampleKey, fetch, clock });
    const startMs = clock.now();
    await client.memory.store({ content: 'a' });
    const waitedMs = clock.now() - startMs;
    expect(waitedMs).toBeGreaterThanOrEqual(30_000);
    expect(await rejection(client.memory.recall({ query: 'a' }).first())).toMatchObject({
      code: 'quota_exceeded',
      retryAt: new Date('2026-02-01T00:00:00Z'),
      hint: hypermemory.errors.hints.quota_exceeded,
    });
    expect(clock.now() - startMs).toBe(waitedMs);
    expect(asked).toHaveLength(3);
  });

  it('names the scope that is missing', async () => {
    const { client } = setUp(
      json(
        {
          error: {
            code: 'FORBIDDEN',
            message: 'API key lacks required scope: memory:admin',
            required_scope: 'memory:admin',
            key_scopes: ['memory:read'],
          },
        },
        403,
      ),
    );
    expect(await rejection(client.keys.list().first())).toMatchObject({
      code: 'insufficient_scope',
      requiredScopes: ['memory:admin'],
      hint: hypermemory.errors.hints.insufficient_scope,
    });
  });

  it('ruling 29: goes on with the backup key where the primary one is refused', async () => {
    const refused = json({ error: { code: 'UNAUTHORIZED', message: 'Invalid or missing API key' } }, 401);
    const { fetch, asked } = stub(refused, answer({ id: 'n' }));
    const warn = vi.fn();
    const client = createHyperMemory({ apiKey: [sampleKey, backupKey], fetch, clock: virtualClock(), log: { warn } });
    await client.memory.store({ content: 'a' });
    await client.memory.store({ content: 'b' });
    expect(asked.map(({ headers }) => headers.Authorization)).toEqual([
      `Bearer ${sampleKey}`,
      `Bearer ${backupKey}`,
      `Bearer ${backupKey}`,
    ]);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(warn.mock.calls)).not.toMatch(/abc123xyz456|k3v9q2m8x1p7/);
  });

  it('ruling 29: takes the primary key from its variable, then the backup’s', async () => {
    const sent = async () => {
      const { fetch, asked } = stub(json({ keys: [] }));
      await createHyperMemory({ fetch }).keys.list().firstPage();
      return asked.map(({ url, headers }) => [new URL(url).origin, headers.Authorization]);
    };
    vi.stubEnv('HYPERMEMORY_BASE_URL', 'http://127.0.0.1:4010');
    vi.stubEnv('HYPERMEMORY_API_KEY', sampleKey);
    vi.stubEnv('HYPERMEMORY_API_KEY_BACKUP', backupKey);
    expect(await sent()).toEqual([['http://127.0.0.1:4010', `Bearer ${sampleKey}`]]);
    vi.stubEnv('HYPERMEMORY_API_KEY', undefined);
    expect(await sent()).toEqual([['http://127.0.0.1:4010', `Bearer ${backupKey}`]]);
    vi.stubEnv('HYPERMEMORY_API_KEY_BACKUP', undefined);
    expect(() => createHyperMemory()).toThrow(
      expect.objectContaining({ code: 'config', hint: expect.stringContaining('HYPERMEMORY_API_KEY') }),
    );
  });
});
