import { describe, expect, it } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { limitedServer } from '../../../test/limited-server.ts';
import { operation, provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createHyperMemory } from '../../systems/hypermemory.ts';
import { createHyperStudy } from '../../systems/hyperstudy.ts';
import { createClient } from '../client.ts';

const setUp = (...answers: Parameters<typeof stub>) => {
  const { fetch, asked } = stub(...answers);
  return { asked, client: createClient(provider(), { apiKey: testKey, fetch, clock: virtualClock() }) };
};

describe('request()', () => {
  it('sends what the document knows, filled in and signed, and gives the body as it came', async () => {
    const { client, asked } = setUp(json({ thing: 1 }));
    const value = await client.request('GET', '/things/{thingId}', { path: { thingId: 'a/b' }, query: { q: [1, 2] } });
    expect(value).toEqual({ thing: 1 });
    expect(asked).toMatchObject([
      {
        method: 'GET',
        url: 'https://api.example.com/v1/things/a%2Fb?q=1&q=2',
        headers: { Authorization: `Bearer ${testKey}` },
      },
    ]);
  });

  it('sends a body', async () => {
    const { client, asked } = setUp(json({ id: 1 }));
    await client.request('POST', '/things', { body: { name: 'x' } });
    expect(asked).toMatchObject([{ method: 'POST', body: '{"name":"x"}' }]);
  });

  it('goes through the same gate, is retried alike and fails alike', async () => {
    const clock = virtualClock();
    const server = limitedServer({ clock, quota: 5, windowMs: 1000 });
    const client = createClient(provider(), { apiKey: testKey, fetch: server.fetch, clock });
    await Promise.all(Array.from({ length: 20 }, () => client.request('GET', '/things')));
    expect(server.admitted).toHaveLength(20);
    const { client: failing, asked } = setUp(json({}, 503), json({}, 404));
    expect(await rejection(failing.request('GET', '/things'))).toMatchObject({
      code: 'not_found',
      attempts: [{ status: 503 }, { status: 404 }],
    });
    expect(asked).toHaveLength(2);
  });

  it('takes the options of a call', async () => {
    const { client } = setUp(json({}));
    const signal = AbortSignal.abort(new Error('enough'));
    expect(await rejection(client.request('GET', '/things', {}, { signal }))).toMatchObject({ code: 'aborted' });
  });

  it.each([
    ['PATCH', '/things'],
    ['GET', '/things/'],
    ['GET', '/things/17'],
    ['GET', 'things'],
  ] as const)('does not know %s %s, sends nothing and says how a path is written', async (method, path) => {
    const { client, asked } = setUp(json({}));
    expect(await rejection(client.request(method, path))).toMatchObject({
      code: 'config',
      message: `Made-Up has no operation ${method} ${path}.`,
      hint: expect.stringContaining('/things/{thingId}'),
    });
    expect(asked).toEqual([]);
  });

  it('tells operations that share a path by their body, as the document does', async () => {
    const operations = {
      plain: operation('plain', {
        method: 'POST',
        path: '/rpc',
        body: { contentType: 'application/json', required: true },
      }),
      rare: operation('rare', {
        method: 'POST',
        path: '/rpc',
        body: { contentType: 'application/json', required: true },
        when: [['/method', 'rare']],
        success: 204,
        produces: [],
      }),
    };
    const { fetch } = stub(new Response(null, { status: 204 }), json({ plain: true }));
    const client = createClient({ ...provider(), operations }, { apiKey: testKey, fetch });
    expect(await client.request('POST', '/rpc', { body: { method: 'rare' } })).toBeUndefined();
    expect(await client.request('POST', '/rpc', { body: { method: 'other' } })).toEqual({ plain: true });
  });
});

describe('of a system', () => {
  it('reaches what its surface has no name for', async () => {
    const { fetch, asked } = stub(json({ status: 'success', data: [] }));
    const client = createHyperStudy({ apiKey: `hst_live_${'a'.repeat(48)}`, fetch });
    await client.request('GET', '/data/events/room/{roomId}', { path: { roomId: 'room_1' }, query: { limit: 5 } });
    expect(asked.map(({ url }) => url)).toEqual(['https://api.hyperstudy.io/api/v3/data/events/room/room_1?limit=5']);
  });

  it('takes the fragment by which a document tells operations of one path apart, and sends none', async () => {
    const { fetch, asked } = stub(json({ jsonrpc: '2.0', id: 1, result: { tools: [] } }));
    const client = createHyperMemory({ apiKey: `hm_live_${'a'.repeat(32)}`, fetch, validate: 'off' });
    const operations: string[] = [];
    client.on('call', ({ operation }) => operations.push(operation));
    await client.request('POST', '/mcp#tools/list', { body: { jsonrpc: '2.0', id: 1, method: 'tools/list' } });
    expect(asked.map(({ url }) => new URL(url).pathname)).toEqual(['/mcp']);
    expect(operations).toEqual(['listTools']);
  });

  it('has the same events and the same rate as the rest of the client', async () => {
    const { fetch } = stub(json({ usage: {} }));
    const client = createHyperMemory({ apiKey: `hm_live_${'a'.repeat(32)}`, fetch, validate: 'off' });
    const told: string[] = [];
    client.on('call', ({ method, path }) => told.push(`${method} ${path}`));
    await client.request('GET', '/v1/usage');
    expect(told).toEqual(['GET /v1/usage']);
    expect(client.rate.policies.length).toBeGreaterThan(0);
  });
});
