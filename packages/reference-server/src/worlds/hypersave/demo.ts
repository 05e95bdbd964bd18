import type { Demo, World } from '../../world.ts';
import type { HypersaveWorldOptions } from './options.ts';

const memories = 600;

/** The main job: every memory of an account, thirty pages of it. Every key may do that, and everything else. */
export const demoOf = (world: (options: HypersaveWorldOptions) => World): Demo => ({
  world: () => world({ memories }),
  list: { name: 'memories', operation: 'listMemories', path: {}, items: memories },
  scopes: [],
  beyond: null,
});
