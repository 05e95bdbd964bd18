import { beforeEach, describe, expect, it } from 'vitest';
import { type OpenHypermemory, openHypermemory } from '../../../../test/open-hypermemory.ts';
import type { Wire } from '../wire.ts';

let world: OpenHypermemory;
beforeEach(async () => {
  world = await openHypermemory({ nodes: 0 });
});

const store = async (content: string, more: object = {}): Promise<string> =>
  (await world.use('memory_store', { content, ...more })).id;
const recalled = async (args: object): Promise<string[]> =>
  (await world.use('memory_recall', args)).results.map(({ content }) => content);

describe('memory_store', () => {
  it('stores a memory, which is found at once', async () => {
    const answer = await world.use('memory_store', { content: 'Aphrodite is a goddess', node_type: 'fact' });
    expect(answer).toEqual({
      id: expect.stringMatching(/^node_[0-9a-f]{20}$/),
      status: 'created',
      created_at: '2026-01-15T12:00:00.000Z',
      edges_created: 0,
    });
    const { results, ...page } = await world.use('memory_recall', { query: 'goddess' });
    expect(results).toEqual([
      {
        id: answer.id,
        content: 'Aphrodite is a goddess',
        node_type: 'fact',
        metadata: {},
        relevance: expect.any(Number),
        created_at: '2026-01-15T12:00:00.000Z',
        updated_at: '2026-01-15T12:00:00.000Z',
      },
    ]);
    expect(page).toEqual({
      total: 1,
      offset: 0,
      limit: 10,
      has_more: false,
      query_id: expect.stringMatching(/^qry_[0-9a-f]{20}$/),
    });
  });

  it('is not idempotent: twice the same is two memories', async () => {
    expect(await store('twice')).not.toBe(await store('twice'));
    expect(await recalled({ query: 'twice' })).toEqual(['twice', 'twice']);
  });

  it('connects the memory with those that are named', async () => {
    const [a, b, c] = [await store('a'), await store('b'), await store('c')];
    const answer = await world.use('memory_store', {
      content: 'meeting',
      relationships: [a, b, a],
      hyperedge: { nodes: [b, c], edge_type: 'attended' },
    });
    expect(answer.edges_created).toBe(2);
    const { edges, hyperedges, ...rest } = await world.use('memory_get_relationships', { node_id: answer.id });
    expect(edges.map((edge: Record<string, unknown>) => [edge.edge_type, edge.source, edge.target])).toEqual([
      ['related_to', answer.id, a],
      ['related_to', answer.id, b],
    ]);
    expect(hyperedges).toMatchObject([{ edge_type: 'attended', content: 'meeting', nodes: [answer.id, b, c] }]);
    expect(rest).toEqual({
      node: { id: answer.id, content: 'meeting', node_type: 'memory' },
      total_edges: 2,
      total_hyperedges: 1,
    });
  });

  it('takes a hyperedge of two for an edge', async () => {
    const a = await store('a');
    const id = await store('b', { hyperedge: { nodes: [a], edge_type: 'married_to' } });
    const { edges, total_hyperedges } = await world.use('memory_get_relationships', { node_id: id });
    expect(edges).toMatchObject([{ edge_type: 'married_to', directed: false, source: id, target: a }]);
    expect(total_hyperedges).toBe(0);
  });

  it('stores nothing where a named memory is not there', async () => {
    const answer = await world.ask('memory_store', { content: 'orphan', relationships: ['node_nowhere'] });
    expect(answer.error).toEqual({
      code: 'NODE_NOT_FOUND',
      message: 'Node not found: node_nowhere',
      details: { node_id: 'node_nowhere' },
    });
    expect(await recalled({ query: 'orphan' })).toEqual([]);
  });
});

describe('memory_recall', () => {
  beforeEach(async () => {
    await store('The temple of love', { node_type: 'place', metadata: { city: 'Corinth', year: 600 } });
    await world.server.clock.advance('1h');
    await store('A love letter', { node_type: 'fact', metadata: { city: 'Delphi', year: 601 } });
    await world.server.clock.advance('1h');
    await store('Love, love, love', { node_type: 'fact', metadata: { city: 'Corinth' } });
  });

  it('puts the most relevant first, and tells how relevant each is', async () => {
    const { results } = await world.use('memory_recall', { query: 'temples of love' });
    const relevances = results.map(({ relevance }) => relevance);
    expect(results[0]?.content).toBe('The temple of love');
    expect(relevances).toEqual([...relevances].sort((a, b) => b - a));
  });

  it.each([
    [{ node_type: 'place' }, ['The temple of love']],
    [{ metadata_filter: { city: 'Corinth', year: 600 } }, ['The temple of love']],
    [{ metadata_filter: { city: ['Delphi', 'Samos'] } }, ['A love letter']],
    [{ metadata_filter: { constructor: 'Corinth' } }, []],
    [{ time_range: { start: '2026-01-15T12:30:00Z', end: '2026-01-15T13:30:00Z' } }, ['A love letter']],
    [{ time_range: { end: '2026-01-15T12:00:00Z' } }, ['The temple of love']],
    [{ max_results: 1, offset: 1, node_type: 'fact' }, ['A love letter']],
  ])('is narrowed down by %j', async (filter, contents) => {
    expect(await recalled({ query: 'love', ...filter })).toEqual(contents);
  });

  it('goes through all pages by offset', async () => {
    const page = await world.use('memory_recall', { query: 'love', max_results: 2 });
    expect(page).toMatchObject({ total: 3, offset: 0, limit: 2, has_more: true });
    const rest = await world.use('memory_recall', { query: 'love', max_results: 2, offset: 2 });
    expect(rest).toMatchObject({ total: 3, offset: 2, has_more: false });
    expect(rest.results).toHaveLength(1);
  });

  it.each([
    [{}, 'query', 'a text'],
    [{ query: '' }, 'query', 'a text that is not empty'],
    [{ query: 'love', max_results: 101 }, 'max_results', 'at most 100'],
    [{ query: 'love', offset: -1 }, 'offset', 'at least 0'],
    [{ query: 'love', time_range: { start: 'soon' } }, 'time_range.start', 'ISO 8601 timestamp'],
  ])('refuses %j with the name of the argument, and HTTP calls it a success', async (args, parameter, expected) => {
    const response = await world.send({
      jsonrpc: '2.0',
      id: 'call-7',
      method: 'tools/call',
      params: { name: 'memory_recall', arguments: args },
    });
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 200,
      body: {
        jsonrpc: '2.0',
        id: 'call-7',
        error: {
          code: 'INVALID_PARAMETER',
          message: `Invalid value for parameter: ${parameter}`,
          details: { parameter, expected },
        },
      },
    });
  });
});

describe('memory_find_related', () => {
  it('finds what is connected, the nearest first, with the way there', async () => {
    const a = await store('a');
    const b = await store('b', { relationships: [a] });
    const c = await store('c', { relationships: [b] });
    const found = await world.use('memory_find_related', { node_id: a, depth: 2 });
    expect(found).toEqual({
      source_node: { id: a, content: 'a' },
      results: [
        { id: b, content: 'b', node_type: 'memory', distance: 1, path: [a, b] },
        { id: c, content: 'c', node_type: 'memory', distance: 2, path: [a, b, c] },
      ],
      total: 2,
      offset: 0,
      limit: 10,
      has_more: false,
    });
    expect((await world.use('memory_find_related', { node_id: a })).total).toBe(1);
    const last = await world.use('memory_find_related', { node_id: a, depth: 5, max_results: 1, offset: 1 });
    expect(last.results.map(({ id }) => id)).toEqual([c]);
  });
});

describe('memory_get_relationships', () => {
  it.each([
    ['incoming', 1],
    ['outgoing', 0],
    ['both', 1],
    [undefined, 1],
  ])('tells the edges that are %s', async (direction, count) => {
    const a = await store('a');
    await store('b', { relationships: [a] });
    const answer = await world.use('memory_get_relationships', { node_id: a, direction });
    expect(answer.total_edges).toBe(count);
  });

  it('tells those of one type, where one is named', async () => {
    const a = await store('a');
    await store('b', { relationships: [a] });
    expect(await world.use('memory_get_relationships', { node_id: a, edge_type: 'knows' })).toMatchObject({
      edges: [],
      total_edges: 0,
    });
  });
});

describe('memory_update', () => {
  it('merges metadata, takes away what is null, and counts versions', async () => {
    const id = await store('draft', { metadata: { source: 'chat', checked: false } });
    await world.server.clock.advance('1m');
    expect(
      await world.use('memory_update', {
        node_id: id,
        content: 'final',
        metadata: { source: null, checked: true, by: 'me' },
      }),
    ).toEqual({
      id,
      status: 'updated',
      version: 2,
      updated_at: '2026-01-15T12:01:00.000Z',
      changes: { content: true, node_type: false, metadata: ['by', 'checked', 'source'] },
    });
    expect((await world.use('memory_recall', { query: 'final' })).results).toMatchObject([
      { id, metadata: { checked: true, by: 'me' }, updated_at: '2026-01-15T12:01:00.000Z' },
    ]);
    expect(await recalled({ query: 'draft' })).toEqual([]);
  });

  it.each([{}, { content: 'same' }, { metadata: { a: 1 } }, { metadata: { unknown: null } }])(
    'says that %j changes nothing',
    async (changes) => {
      const id = await store('same', { metadata: { a: 1 } });
      expect((await world.ask('memory_update', { node_id: id, ...changes })).error?.code).toBe('NO_CHANGES');
    },
  );
});

describe('memory_forget', () => {
  it('forgets for good', async () => {
    const a = await store('a');
    await store('b', { relationships: [a] });
    expect(await world.use('memory_forget', { node_id: a })).toEqual({
      id: a,
      status: 'deleted',
      deleted_at: '2026-01-15T12:00:00.000Z',
      edges_deleted: 1,
      hyperedges_affected: 0,
    });
    expect((await world.ask('memory_forget', { node_id: a })).error?.code).toBe('NODE_NOT_FOUND');
    expect(await recalled({ query: 'a' })).toEqual([]);
  });

  it('with cascade tells how many went in all', async () => {
    const a = await store('a');
    await store('b', { relationships: [a] });
    expect(await world.use('memory_forget', { node_id: a, cascade: true })).toMatchObject({ nodes_deleted: 2 });
  });
});

describe('memory_export_subgraph and memory_load_link', () => {
  const sample = async () => {
    const a = await store('a', { metadata: { n: 1 } });
    const b = await store('b', { relationships: [a] });
    const c = await store('c', { hyperedge: { nodes: [a, b], edge_type: 'met' } });
    return [a, b, c];
  };
  /** Everything of an export but what is another each time: ids and times. */
  const shapeOf = ({ nodes, edges, hyperedges }: Wire['ExportResult']) => ({
    nodes: nodes.map(({ content, node_type, metadata }) => ({ content, node_type, metadata })),
    edges: edges.length,
    hyperedges: hyperedges.length,
  });

  it('give back in another graph what was there', async () => {
    const [a] = await sample();
    const exported = await world.use('memory_export_subgraph', { root_node_id: a });
    expect(exported).toMatchObject({
      export_id: expect.stringMatching(/^exp_/),
      source_graph: 'default',
      stats: { nodes: 3, edges: 1, hyperedges: 1, bytes: expect.any(Number) },
    });
    await world.use('memory_create_graph', { graph_id: 'copy' });
    const loaded = await world.use('memory_load_link', { data: exported, graph_id: 'copy', id_prefix: 'x-' });
    expect(loaded).toMatchObject({
      import_id: expect.stringMatching(/^imp_/),
      target_graph: 'copy',
      id_mapping: { [String(a)]: `x-${a}` },
      stats: { nodes: 3, edges: 1, hyperedges: 1 },
      warnings: [],
    });
    const again = await world.use('memory_export_subgraph', { root_node_id: `x-${a}`, graph_id: 'copy' });
    expect(shapeOf(again)).toEqual(shapeOf(exported));
  });

  it('leave out what connects a memory with one that is not exported', async () => {
    const [a, b] = await sample();
    const exported = await world.use('memory_export_subgraph', { node_ids: [a, b] });
    expect(exported.stats).toMatchObject({ nodes: 2, edges: 1, hyperedges: 0 });
    const bare = await world.use('memory_export_subgraph', { node_ids: [a, b], include_edges: false });
    expect(bare.stats).toMatchObject({ nodes: 2, edges: 0, hyperedges: 0 });
  });

  it('append gives a taken id another one, and says so; replace puts a new version in its place', async () => {
    const a = await store('first');
    const data = { nodes: [{ id: a, content: 'second' }] };
    const appended = await world.use('memory_load_link', { data });
    expect(appended.id_mapping[a]).not.toBe(a);
    expect(appended.warnings).toHaveLength(1);
    const replaced = await world.use('memory_load_link', { data, merge_strategy: 'replace' });
    expect(replaced).toMatchObject({ id_mapping: { [a]: a }, warnings: [] });
    expect((await recalled({ query: 'first' })).length).toBe(0);
    expect((await recalled({ query: 'second' })).length).toBe(2);
  });

  it('warn of edges that lead out of the export', async () => {
    const data = {
      nodes: [{ id: 'a', content: 'alone' }],
      edges: [{ source: 'a', target: 'b' }],
      hyperedges: [{ edge_type: 'met', nodes: ['a', 'b', 'c'] }],
    };
    const { stats, warnings } = await world.use('memory_load_link', { data });
    expect(stats).toEqual({ nodes: 1, edges: 0, hyperedges: 0 });
    expect(warnings).toHaveLength(2);
  });

  it.each([{}, { node_ids: ['a'], root_node_id: 'a' }])('take either ids or a root, and not %j', async (args) => {
    expect((await world.ask('memory_export_subgraph', args)).error).toMatchObject({
      code: 'INVALID_PARAMETER',
      details: { parameter: 'node_ids' },
    });
  });

  it.each([{}, { nodes: 'all' }, { nodes: [{ id: 'a' }] }, { nodes: [], edges: [{ source: 'a' }] }])(
    'refuse %j, which is no export, and load nothing of it',
    async (data) => {
      expect((await world.ask('memory_load_link', { data })).error?.code).toBe('INVALID_EXPORT_FORMAT');
      expect((await world.use('memory_list_graphs')).graphs).toMatchObject([{ id: 'default', node_count: 0 }]);
    },
  );
});

describe('graphs', () => {
  it('are created, listed and deleted, and hold what is stored in them', async () => {
    expect(await world.use('memory_create_graph', { graph_id: 'research', metadata: { team: 'a' } })).toEqual({
      id: 'research',
      status: 'created',
      created_at: '2026-01-15T12:00:00.000Z',
    });
    const id = await store('only here', { graph_id: 'research' });
    expect(await recalled({ query: 'only here' })).toEqual([]);
    expect(await recalled({ query: 'only here', graph_id: 'research' })).toEqual(['only here']);
    expect((await world.ask('memory_forget', { node_id: id })).error?.code).toBe('NODE_NOT_FOUND');
    const { graphs } = await world.use('memory_list_graphs');
    expect(graphs).toMatchObject([{ id: 'default' }, { id: 'research', node_count: 1, metadata: { team: 'a' } }]);
    expect(await world.use('memory_delete_graph', { graph_id: 'research' })).toMatchObject({ nodes_deleted: 1 });
    expect((await world.ask('memory_recall', { query: 'a', graph_id: 'research' })).error).toEqual({
      code: 'GRAPH_NOT_FOUND',
      message: 'Graph not found: research',
      details: { graph_id: 'research' },
    });
  });

  it('have names of their own, and the one that is always there stays', async () => {
    await world.use('memory_create_graph', { graph_id: 'research' });
    const codes = [
      await world.ask('memory_create_graph', { graph_id: 'research' }),
      await world.ask('memory_delete_graph', { graph_id: 'default' }),
      await world.ask('memory_delete_graph', { graph_id: 'nowhere' }),
    ].map(({ error }) => error?.code);
    expect(codes).toEqual(['GRAPH_EXISTS', 'INVALID_PARAMETER', 'GRAPH_NOT_FOUND']);
  });
});

it('security 23: masks a key that was given for an id', async () => {
  const key = await world.keyOf();
  const answers = [
    await world.ask('memory_forget', { node_id: key }),
    await world.ask('memory_recall', { query: 'a', graph_id: key }),
    await world.ask(key),
  ];
  for (const answer of answers) expect(JSON.stringify(answer)).not.toContain(key.slice(8));
});
