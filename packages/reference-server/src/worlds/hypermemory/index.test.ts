import { operations } from '@latchkey/providers/hypermemory/operations';
import { beforeEach, describe, expect, it } from 'vitest';
import { loneContext } from '../../../test/lone-context.ts';
import { type OpenHypermemory, openHypermemory } from '../../../test/open-hypermemory.ts';
import { hypermemoryWorld } from './index.ts';

let world: OpenHypermemory;
beforeEach(async () => {
  world = await openHypermemory();
});

describe('hypermemoryWorld', () => {
  it('has a handler for every operation of the document, and no other', () => {
    const context = loneContext({ clock: { now: () => 0 }, random: (size) => new Uint8Array(size) });
    expect(Object.keys(hypermemoryWorld().open(context)).sort()).toEqual(Object.keys(operations).sort());
  });

  it('gives the same data for the same seed, and other data for another', async () => {
    const [again, other] = [await openHypermemory(), await openHypermemory({ seed: 'another' })];
    const recall = async ({ use }: OpenHypermemory) => (await use('memory_recall', { query: 'goddess' })).results;
    expect(await recall(again)).toEqual(await recall(world));
    expect(await recall(other)).not.toEqual(await recall(world));
  });

  it('starts anew at a reset', async () => {
    await world.use('memory_forget', { node_id: 'node_1' });
    world.server.reset();
    const key = await world.keyOf();
    expect((await world.ask('memory_find_related', { node_id: 'node_1' }, { key })).error).toBeUndefined();
  });

  it.each([{ nodes: -1 }, { nodes: 1.5 }, { nodes: 100_001 }, { startsAt: 'soon' }])(
    'refuses %j and names what is wrong with it',
    (options) => {
      expect(() => hypermemoryWorld(options)).toThrow(new RegExp(`^${Object.keys(options)[0]} is`));
    },
  );

  it('demonstrates a list of which every sample memory is an item', async () => {
    const demo = hypermemoryWorld().demo;
    const { list } = demo ?? {};
    const shown = await openHypermemory({ nodes: list?.items ?? 0 });
    const { result } = await (await shown.send(list?.body)).json();
    expect(result.total).toBe(list?.items);
  });
});

describe('whose data it is', () => {
  it('security 10: answers for another owner’s memory as for one that never was', async () => {
    const key = await world.keyOf({ owner: 'user_2' });
    const of = async (node_id: string) =>
      (await world.ask('memory_update', { node_id, content: 'mine' }, { key })).error;
    expect(await of('node_1')).toEqual({
      code: 'NODE_NOT_FOUND',
      message: 'Node not found: node_1',
      details: { node_id: 'node_1' },
    });
    expect((await of('node_nowhere'))?.code).toBe('NODE_NOT_FOUND');
    expect((await world.use('memory_recall', { query: 'goddess' }, { key })).total).toBe(0);
  });

  it('ruling 6: gives a test key a sandbox of its own', async () => {
    const key = await world.keyOf({ environment: 'test' });
    const { id } = await world.use('memory_store', { content: 'Only a test' }, { key });
    expect((await world.ask('memory_find_related', { node_id: id })).error?.code).toBe('NODE_NOT_FOUND');
    const { results } = await world.use('memory_recall', { query: 'goddess' }, { key });
    expect(results.every(({ id: each }: { id: string }) => each.startsWith('node_test_'))).toBe(true);
  });
});

describe('the plan', () => {
  const share = async (which: 'nodes' | 'queries') => (await world.rest('GET /v1/usage')).body[which];

  it('ruling 6: lets reading tools cost a query each, those of a test key too, and writing ones nothing', async () => {
    world = await openHypermemory({ plan: 'developer' });
    const key = await world.keyOf({ environment: 'test' });
    await world.use('memory_recall', { query: 'nothing of the kind' });
    await world.use('memory_find_related', { node_id: 'node_1' });
    await world.use('memory_get_relationships', { node_id: 'node_test_1' }, { key });
    await world.use('memory_store', { content: 'free of charge' });
    expect(await share('queries')).toEqual({ current: 3, limit: 50_000, percentage: 0.01 });
  });

  it('refuses on Free what is beyond the month’s queries, until the first of the next month', async () => {
    world = await openHypermemory({ plan: 'free' });
    const { server, send } = world;
    await server.accounts.setPlan('free', { limits: { 'queries-month': 1, 'requests-minute': null } });
    await world.use('memory_recall', { query: 'goddess' });
    const recall = {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'memory_recall', arguments: { query: 'a' } },
    };
    const spent = await send(recall);
    expect({ status: spent.status, body: await spent.json(), wait: spent.headers.get('retry-after') }).toEqual({
      status: 429,
      body: {
        error: {
          code: 'QUOTA_EXCEEDED',
          message: 'Monthly query limit reached. Upgrade plan or wait for reset.',
          limit: 1,
          current: 1,
          resets_at: '2026-02-01T00:00:00.000Z',
        },
      },
      wait: String((Date.parse('2026-02-01T00:00:00Z') - server.clock.now()) / 1000),
    });
    await world.use('memory_store', { content: 'writing goes on' });
    await server.clock.advance('17d');
    expect((await send(recall)).status).toBe(200);
  });

  it('answers 5,000 recalls in a month on Free, at one a second, and refuses the next with the documented body', async () => {
    world = await openHypermemory({ plan: 'free' });
    const { server, send } = world;
    const recall = {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'memory_recall', arguments: { query: 'goddess', max_results: 1 } },
    };
    for (let asked = 0; asked < 5000; asked++) {
      expect((await send(recall)).status).toBe(200);
      await server.clock.advance('1s');
    }
    const spent = await send(recall);
    expect({ status: spent.status, body: await spent.json() }).toEqual({
      status: 429,
      body: {
        error: {
          code: 'QUOTA_EXCEEDED',
          message: 'Monthly query limit reached. Upgrade plan or wait for reset.',
          limit: 5000,
          current: 5000,
          resets_at: '2026-02-01T00:00:00.000Z',
        },
      },
    });
    expect(await share('queries')).toEqual({ current: 5000, limit: 5000, percentage: 100 });
  });

  it('counts on Developer and Pro what is beyond, where it is billed', async () => {
    world = await openHypermemory({ plan: 'developer' });
    await world.server.accounts.setPlan('developer', { limits: { 'queries-month': 1 } });
    for (let asked = 0; asked < 3; asked++) await world.use('memory_recall', { query: 'goddess' });
    expect(await share('queries')).toEqual({ current: 3, limit: 1, percentage: 300 });
  });

  it('limits the requests of each key in a minute, and tells of it in the headers', async () => {
    world = await openHypermemory({ plan: 'free' });
    const ping = { jsonrpc: '2.0', id: 1, method: 'ping' };
    const first = await world.send(ping);
    expect(first.headers.get('x-ratelimit-limit')).toBe('60');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('59');
    expect(first.headers.get('x-ratelimit-reset')).toBe(String(world.server.clock.now() / 1000 + 60));
    for (let sent = 1; sent < 60; sent++) await world.send(ping);
    await world.server.clock.advance('30s');
    const refused = await world.send(ping);
    expect({ status: refused.status, body: await refused.json(), wait: refused.headers.get('retry-after') }).toEqual({
      status: 429,
      body: { error: { code: 'RATE_LIMITED', message: 'Too many requests', retry_after: 30 } },
      wait: '30',
    });
  });

  it('limits memories and graphs hard', async () => {
    world = await openHypermemory({ plan: 'free', nodes: 999 });
    await world.use('memory_store', { content: 'the thousandth' });
    expect((await world.ask('memory_store', { content: 'one too many' })).error).toEqual({
      code: 'NODE_LIMIT_EXCEEDED',
      message: 'Node limit reached. Delete nodes or upgrade plan.',
      details: { limit: 1000, current: 1000 },
    });
    const data = { nodes: [{ id: 'x', content: 'one too many' }] };
    expect((await world.ask('memory_load_link', { data })).error?.code).toBe('NODE_LIMIT_EXCEEDED');
    expect((await world.ask('memory_create_graph', { graph_id: 'second' })).error?.code).toBe('GRAPH_LIMIT_EXCEEDED');
    await world.use('memory_forget', { node_id: 'node_1' });
    await world.use('memory_load_link', { data });
    expect(await share('nodes')).toEqual({ current: 1000, limit: 1000, percentage: 100 });
  });

  it('limits the size of an export', async () => {
    world = await openHypermemory({ plan: 'free', nodes: 0 });
    const content = 'x'.repeat(99_000);
    const ids: string[] = [];
    for (let stored = 0; stored < 11; stored++) ids.push((await world.use('memory_store', { content })).id);
    expect((await world.ask('memory_export_subgraph', { node_ids: ids })).error).toMatchObject({
      code: 'EXPORT_TOO_LARGE',
      details: { limit: 1_000_000, current: expect.any(Number) },
    });
    await world.use('memory_export_subgraph', { node_ids: ids.slice(1) });
  });

  it('is none on Enterprise', async () => {
    expect(await share('nodes')).toEqual({ current: 40, limit: null, percentage: null });
    expect((await world.send({ jsonrpc: '2.0', id: 1, method: 'ping' })).headers.has('x-ratelimit-limit')).toBe(false);
  });
});

describe('usage', () => {
  it('tells the billing period, and when in the day was asked', async () => {
    await world.use('memory_recall', { query: 'goddess' });
    await world.server.clock.advance('3h');
    await world.use('memory_recall', { query: 'goddess' });
    await world.use('memory_recall', { query: 'goddess' });
    expect((await world.rest('GET /v1/usage')).body).toMatchObject({
      queries: { current: 3, limit: null },
      billing_period: { start: '2026-01-01T00:00:00.000Z', end: '2026-02-01T00:00:00.000Z' },
    });
    const distribution = async () => (await world.rest('GET /v1/usage/queries/distribution?period=day')).body;
    expect(await distribution()).toEqual({ distribution: { 12: 1, 15: 2 } });
    await world.server.clock.advance('1d');
    expect(await distribution()).toEqual({ distribution: {} });
  });

  it('takes no period but the documented one', async () => {
    expect(await world.rest('GET /v1/usage/queries/distribution?period=year')).toEqual({
      status: 400,
      body: {
        error: {
          code: 'INVALID_PARAMETER',
          message: 'Invalid value for parameter: period',
          parameter: 'period',
          expected: 'one of: day',
        },
      },
    });
  });
});
