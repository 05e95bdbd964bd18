import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const bin = join(import.meta.dirname, '../../node_modules/@stoplight/prism-cli/dist/index.js');
const document = join(import.meta.dirname, '../../../../openapi/hyperstudy.yaml');

/** Prism serves a document's paths without its servers' base path. */
export const prismPath = '/experiments/experiment_1';

/** Prism with HyperStudy's document, once it answers. */
export const startPrism = async () => {
  const port = await freePort();
  const child = spawn(process.execPath, [bin, 'mock', '-p', String(port), '-h', '127.0.0.1', '-v', 'fatal', document], {
    stdio: 'ignore',
  });
  const said = { port, apiKey: `hst_live_${'a'.repeat(64)}` };
  for (let turn = 0; turn < mostTurns; turn++) {
    if (child.exitCode !== null) throw new Error(`Prism ended with ${child.exitCode}.`);
    const status = await fetch(`http://127.0.0.1:${port}${prismPath}`, { headers: { 'X-API-Key': said.apiKey } }).then(
      (answer) => answer.status,
      () => null,
    );
    if (status === 200) return { said, stop: () => void child.kill('SIGKILL') };
    if (status !== null) throw new Error(`Prism answered ${status}.`);
    await sleep(10);
  }
  throw new Error('Prism does not answer.');
};

const mostTurns = 3000;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
