import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';

/** Where the events are, and the key to them. */
export interface EventServer {
  readonly baseUrl: string;
  readonly apiKey: string;
}

// A room of so many events over HTTP, limits off: a process of its own, so that the client's heap is the client's.
const world = hyperstudyWorld({ rooms: 1, eventsPerRoom: Number(process.argv[2]) });
const server = createReferenceServer(hyperstudy, { world, limits: [] });
const { secret } = await server.keys.issue({ name: 'bench', scopes: ['read:events'], expires: 'never' });
const http = await listen(server);
const said: EventServer = { baseUrl: `${http.url}/api/v3`, apiKey: secret.reveal() };
process.send?.(said);
process.once('disconnect', () => process.exit());
