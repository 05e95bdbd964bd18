import type { ApiKey } from '@latchkey/providers';
import type { components } from '@latchkey/providers/hypermemory/wire';
import { expectTypeOf, it } from 'vitest';
import type { List } from '../core/pages/list.ts';
import { createHyperMemory } from './hypermemory.ts';

type Schemas = components['schemas'];

const client = createHyperMemory({ apiKey: ['hm_live_primary', 'hm_live_backup'] });

it('gives each list its own record, as the document has it', async () => {
  expectTypeOf(client.memory.recall({ query: 'goddess' })).toEqualTypeOf<List<Schemas['Hit']>>();
  expectTypeOf(client.memory.findRelated('node_1')).toEqualTypeOf<List<Schemas['Related']>>();
  expectTypeOf(client.keys.list()).toEqualTypeOf<List<ApiKey>>();
  for await (const hit of client.memory.recall({ query: 'goddess' })) {
    expectTypeOf(hit.relevance).toEqualTypeOf<number>();
  }
});

it('gives the result of a tool, unwrapped', () => {
  expectTypeOf(client.memory.store({ content: 'a' })).resolves.toEqualTypeOf<Schemas['StoreResult']>();
  expectTypeOf(client.memory.getRelationships('n')).resolves.toEqualTypeOf<Schemas['GetRelationshipsResult']>();
  expectTypeOf(client.memory.update('n', {})).resolves.toEqualTypeOf<Schemas['UpdateResult']>();
  expectTypeOf(client.memory.forget('n')).resolves.toEqualTypeOf<Schemas['ForgetResult']>();
  expectTypeOf(client.memory.exportSubgraph({ node_ids: [] })).resolves.toEqualTypeOf<Schemas['ExportResult']>();
  expectTypeOf(client.memory.loadLink({})).resolves.toEqualTypeOf<Schemas['LoadResult']>();
  expectTypeOf(client.graphs.list()).resolves.toEqualTypeOf<Schemas['Graph'][]>();
  expectTypeOf(client.tools()).resolves.toEqualTypeOf<Schemas['Tool'][]>();
  expectTypeOf(client.usage()).resolves.toEqualTypeOf<Schemas['Usage']>();
  expectTypeOf(client.queryDistribution()).resolves.toEqualTypeOf<Record<string, number>>();
});

it('takes the document’s arguments', () => {
  client.memory.store({ content: 'a', node_type: 'fact', hyperedge: { nodes: ['n'], edge_type: 'met' } });
  client.memory.recall({ query: 'a', time_range: { start: '2026-01-01T00:00:00Z' } }, { deadline: '30s' });
  client.memory.getRelationships('n', { direction: 'incoming' });
  // @ts-expect-error without a content
  client.memory.store({ node_type: 'fact' });
  // @ts-expect-error without a query
  client.memory.recall({});
  // @ts-expect-error the document has no such direction
  client.memory.getRelationships('n', { direction: 'sideways' });
  // @ts-expect-error the id stands apart
  client.memory.update('n', { node_id: 'm' });
});

it('exports either the named memories or one with all that it reaches', () => {
  client.memory.exportSubgraph({ root_node_id: 'n', depth: 3 });
  // @ts-expect-error both of them
  client.memory.exportSubgraph({ root_node_id: 'n', node_ids: ['n'] });
  // @ts-expect-error neither of them
  client.memory.exportSubgraph({ include_edges: false });
});

it('loads what it exported', async () => {
  client.memory.loadLink(await client.memory.exportSubgraph({ node_ids: ['n'] }), { merge_strategy: 'replace' });
});

it('offers what the document offers of keys over REST, and nothing else', () => {
  expectTypeOf<keyof typeof client.keys>().toEqualTypeOf<'list' | 'revoke'>();
});
