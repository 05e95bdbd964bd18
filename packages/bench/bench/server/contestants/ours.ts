import { createReferenceServer } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { wideSystem } from '../wide-system.ts';

// The reference server over HTTP: keys are verified, input is validated, usage is counted.
const { provider, world } = wideSystem(8);
const server = createReferenceServer(provider, { world });
const { secret } = await server.keys.issue({ name: 'bench', scopes: ['*'], expires: 'never' });
const { port } = await listen(server);
process.send?.({ port, apiKey: secret.reveal() });
process.once('disconnect', () => process.exit());
