import { beforeEach, describe, expect, it } from 'vitest';
import { type OpenHypermemory, openHypermemory } from '../../../test/open-hypermemory.ts';

let world: OpenHypermemory;
beforeEach(async () => {
  world = await openHypermemory();
});

const call = (method: string, params: object = {}) => ({ jsonrpc: '2.0', id: 1, method, params });
const ask = async (...sent: Parameters<OpenHypermemory['send']>) => (await world.send(...sent)).json();

describe('the handshake', () => {
  it.each([
    ['2024-11-05', '2024-11-05'],
    ['2025-06-18', '2025-06-18'],
    ['1999-01-01', '2025-06-18'],
  ])('speaks the version %s as %s', async (asked, spoken) => {
    const { result } = await ask(call('initialize', { protocolVersion: asked }));
    expect(result).toMatchObject({ protocolVersion: spoken, capabilities: { tools: {} } });
  });

  it('takes a notification without a word', async () => {
    const response = await world.send({ jsonrpc: '2.0', method: 'notifications/initialized' });
    expect({ status: response.status, text: await response.text() }).toEqual({ status: 202, text: '' });
  });

  it('tells a session’s id to each key once, and after each initialize', async () => {
    const session = async (method: string) =>
      (await world.send(call(method, { protocolVersion: '2025-06-18' }))).headers.get('mcp-session-id');
    expect(await session('ping')).toMatch(/^sess_[0-9a-f]{20}$/);
    expect(await session('ping')).toBeNull();
    expect(await session('initialize')).toMatch(/^sess_[0-9a-f]{20}$/);
  });
});

describe('tools/list', () => {
  const names = async (scopes: readonly string[]): Promise<string[]> => {
    const key = await world.keyOf({ scopes });
    const { result } = await ask({ jsonrpc: '2.0', id: 1, method: 'tools/list' }, { key });
    return result.tools.map(({ name }: { name: string }) => name);
  };

  it('tells the eight memory tools to every key, and those of graphs to an admin key', async () => {
    expect(await names(['memory:read'])).toEqual([
      'memory_store',
      'memory_recall',
      'memory_find_related',
      'memory_get_relationships',
      'memory_update',
      'memory_forget',
      'memory_export_subgraph',
      'memory_load_link',
    ]);
    expect(await names(['memory:admin'])).toHaveLength(11);
  });

  it('gives each tool a schema that stands alone', async () => {
    const { result } = await ask(call('tools/list'));
    expect(JSON.stringify(result)).not.toContain('$ref');
    const recall = result.tools.find(({ name }: { name: string }) => name === 'memory_recall');
    expect(recall.inputSchema).toMatchObject({
      type: 'object',
      required: ['query'],
      properties: { max_results: { type: 'integer', minimum: 1, maximum: 100, default: 10 } },
    });
  });
});

describe('what is no call', () => {
  it.each([
    ['an unknown method', call('resources/list'), 1, 'METHOD_NOT_FOUND'],
    ['a method of the prototype', call('constructor'), 1, 'METHOD_NOT_FOUND'],
    ['an unknown tool', call('tools/call', { name: 'memory_dream', arguments: {} }), 1, 'TOOL_NOT_FOUND'],
    ['a call without a tool', call('tools/call'), 1, 'INVALID_PARAMETER'],
    ['a tool without arguments', call('tools/call', { name: 'memory_forget' }), 1, 'INVALID_PARAMETER'],
    [
      'an unknown argument',
      call('tools/call', { name: 'memory_forget', arguments: { id: 1 } }),
      1,
      'INVALID_PARAMETER',
    ],
    ['another version', { jsonrpc: '1.0', id: 'a', method: 'ping' }, 'a', 'INVALID_PARAMETER'],
    ['an id that is none', { jsonrpc: '2.0', id: {}, method: 'ping' }, null, 'INVALID_PARAMETER'],
    ['a batch', [call('ping')], null, 'INVALID_PARAMETER'],
    ['no JSON', '{"jsonrpc":', null, 'INVALID_PARAMETER'],
  ])('is told so by a word, with status 200: %s', async (_, body, id, code) => {
    const response = await world.send(body);
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 200,
      body: { jsonrpc: '2.0', id, error: { code, message: expect.any(String) } },
    });
  });

  it('is refused by its key before it is read, with the status of it', async () => {
    const key = await world.keyOf({ scopes: ['memory:read'] });
    const store = call('tools/call', { name: 'memory_store', arguments: {} });
    const response = await world.send(store, { key });
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 403,
      body: {
        error: {
          code: 'FORBIDDEN',
          message: 'API key lacks required scope: memory:write',
          required_scope: 'memory:write',
          key_scopes: ['memory:read'],
        },
      },
    });
  });

  it('security 61: a 403 costs no query', async () => {
    world = await openHypermemory({ plan: 'developer' });
    const key = await world.keyOf({ scopes: ['memory:read'] });
    await world.send(call('tools/call', { name: 'memory_store', arguments: { content: 'a' } }), { key });
    expect((await world.rest('GET /v1/usage')).body).toMatchObject({ queries: { current: 0 } });
  });
});

describe('an event stream', () => {
  const stream = (accept: string) => world.send(call('ping'), { headers: { Accept: accept } });

  it('is what a client gets that takes nothing else', async () => {
    const response = await stream('text/event-stream');
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(await response.text()).toBe('event: message\ndata: {"jsonrpc":"2.0","id":1,"result":{}}\n\n');
  });

  it.each(['application/json, text/event-stream', '*/*', 'text/event-stream, */*;q=0.1'])(
    'is not what a client gets that takes %s',
    async (accept) => {
      expect((await stream(accept)).headers.get('content-type')).toBe('application/json');
    },
  );

  it('holds a page as well', async () => {
    const recall = call('tools/call', { name: 'memory_recall', arguments: { query: 'goddess' } });
    const text = await (await world.send(recall, { headers: { Accept: 'text/event-stream' } })).text();
    const [, data = ''] = /^data: (.*)$/m.exec(text) ?? [];
    expect(JSON.parse(data).result.results.length).toBeGreaterThan(0);
  });
});
