import { join } from 'node:path';
import { updateEnvFile } from '@latchkey/sdk/env';
import { createHypersave } from '@latchkey/sdk/hypersave';
import { createLatchkey } from '@latchkey/sdk/latchkey';
import { rotateKey, successorOf } from '@latchkey/sdk/rotate';

// Rotates a key of the server at `baseUrl`, and remembers it in a folder. It says when it is at a step, and stays there for ever.
const [, , baseUrl = '', old = '', folder = '.', staysAt] = process.argv;
const latchkey = createLatchkey({ baseUrl: `${baseUrl}/_latchkey` });
await latchkey.signIn('ada');
const successor = successorOf(latchkey, old);

const at = async (step: string): Promise<void> => {
  if (step !== staysAt) return;
  process.stdout.write('there\n');
  await new Promise(() => setInterval(() => {}, 60_000));
};

const { outcome } = await rotateKey({
  ...successor,
  async create(context) {
    const made = await successor.create(context);
    await at('create');
    return made;
  },
  async deploy(secret) {
    await updateEnvFile(join(folder, '.env'), { HYPERSAVE_API_KEY: secret.reveal() });
    await at('deploy');
  },
  async verify(secret) {
    await createHypersave({ baseUrl, apiKey: secret }).memories.list().firstPage();
    await at('verify');
  },
  async revoke(id, context) {
    await at('revoke');
    await successor.revoke(id, context);
    await at('revoked');
  },
  overlap: '10ms',
  checkpoint: join(folder, 'rotation.json'),
});
process.stdout.write(`${outcome}\n`);
