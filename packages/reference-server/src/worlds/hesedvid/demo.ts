import type { Demo, World } from '../../world.ts';
import type { HesedVidWorldOptions } from './options.ts';

const videosPerEnvironment = 200;
const environments = 3;
const organization = 'org_123456789';

/** The main job: every video of an organisation, from all its environments. A key reaches no other organisation. */
export const demoOf = (world: (options: HesedVidWorldOptions) => World): Demo => ({
  world: () => world({ videosPerEnvironment }),
  list: {
    name: 'videos',
    operation: 'listVideos',
    path: { orgID: organization },
    items: videosPerEnvironment * environments,
  },
  scopes: [],
  beyond: { operation: 'listVideos', path: { orgID: 'org_987654321' } },
});
