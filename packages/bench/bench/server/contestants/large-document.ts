import { readFileSync } from 'node:fs';
import type { OpenApiDocument, Provider } from '@latchkey/providers';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { answer } from '../wide-system.ts';

// A system of 1,200 operations out of a document that is read from a file.
interface Large {
  readonly document: OpenApiDocument;
  readonly operations: Provider['operations'];
}

const { document, operations }: Large = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const provider: Provider = { ...hyperstudy, operations };
const ids = Object.keys(operations);
const open = () => Object.fromEntries(ids.map((id) => [id, () => ({ kind: 'json' as const, body: answer })]));
const server = createReferenceServer(provider, { world: { document, owner: 'user_1', open } });
const { secret } = await server.keys.issue({ name: 'bench', scopes: ['*'], expires: 'never' });
const { port } = await listen(server);
process.send?.({ port, apiKey: secret.reveal() });
process.once('disconnect', () => process.exit());
