import type { Demo, World } from '../../world.ts';
import type { HypermemoryWorldOptions } from './options.ts';

/** The main job: recalling all that is known of somebody, page by page, with a key that can read and nothing else. */
export const demoOf = (world: (options: HypermemoryWorldOptions) => World): Demo => ({
  world: () => world({ nodes: 900 }),
  list: {
    name: 'memories',
    operation: 'memoryRecall',
    path: {},
    body: call('memory_recall', { query: 'goddess temple museum answers statue', max_results: 50 }),
    items: 900,
  },
  scopes: ['memory:read'],
  beyond: {
    operation: 'memoryStore',
    path: {},
    body: call('memory_store', { content: 'A reading key cannot store this.' }),
  },
});

const call = (name: string, args: Readonly<Record<string, unknown>>) => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name, arguments: args },
});
