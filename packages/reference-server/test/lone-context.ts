import { noSuchKey } from '../src/engine/problem.ts';
import type { WorldContext } from '../src/world.ts';

/** What a world is opened with where no server is around it: there are no keys to act on, no plans and no requests. */
export const loneContext = (told: Pick<WorldContext, 'clock' | 'random'>): WorldContext => ({
  ...told,
  keys: {
    list: noSuchKey,
    regenerate: noSuchKey,
    rotate: noSuchKey,
    disable: noSuchKey,
    enable: noSuchKey,
    revoke: noSuchKey,
  },
  accounts: { of: () => ({ plan: null, limits: [], allowances: {}, keys: { limit: null, used: 0 } }) },
  onAdmitted: () => {},
});
