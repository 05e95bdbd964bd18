import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';

// A documented system as it is served: its whole document and world.
const server = createReferenceServer(hyperstudy, { world: hyperstudyWorld({}) });
const { secret } = await server.keys.issue({ name: 'bench', scopes: ['*'], expires: 'never' });
const { port } = await listen(server);
process.send?.({ port, apiKey: secret.reveal() });
process.once('disconnect', () => process.exit());
