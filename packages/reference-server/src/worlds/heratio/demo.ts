import type { Demo, World } from '../../world.ts';
import type { HeratioWorldOptions } from './options.ts';

const collections = 800;

/** The main job: every evidence set of a researcher who has many, with a key that Read is ticked for. */
export const demoOf = (world: (options: HeratioWorldOptions) => World): Demo => ({
  world: () => world({ collectionsPerResearcher: collections }),
  list: { name: 'collections', operation: 'listCollections', path: {}, items: collections },
  scopes: ['read', 'search'],
  beyond: { operation: 'createProject', path: {}, body: { title: 'Letters home' } },
});
