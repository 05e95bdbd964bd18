import type { Demo, World } from '../../world.ts';
import type { HyperStudyWorldOptions } from './options.ts';

const events = 25_000;

/** The main job: every event of a long room, with a key that may read events and nothing else. */
export const demoOf = (world: (options: HyperStudyWorldOptions) => World): Demo => ({
  world: () => world({ rooms: 1, eventsPerRoom: events }),
  list: { name: 'events', operation: 'listRoomEvents', path: { roomId: 'room_1' }, items: events },
  scopes: ['read:events'],
  beyond: { operation: 'listRoomRecordings', path: { roomId: 'room_1' } },
});
