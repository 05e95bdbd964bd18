import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A system behind `latchkey serve`, in a process of its own. */
export interface ServedSystem {
  /** The environment variables that it tells its user to set: the key and the base URL. */
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('../../../cli/src/bin.ts', import.meta.url));

/**
 * Runs `latchkey serve <system> --port 0 …` from source and waits until it says what to do.
 * @throws Error with what it printed, when it ends before that.
 */
export const serveSystem = (id: string, ...flags: string[]): Promise<ServedSystem> =>
  new Promise((resolve, reject) => {
    const args = ['--conditions=@latchkey/source', program, 'serve', id, '--port', '0', ...flags];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<void>((end) => void child.on('close', () => end()));
    let said = '';
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes('Ctrl+C')) return;
      const variables = [...said.matchAll(/^ +export (\w+)=(\S+)$/gm)].map(([, name = '', value = '']) => [
        name,
        value,
      ]);
      resolve({
        variables: Object.fromEntries(variables),
        stop() {
          child.kill('SIGTERM');
          return ended;
        },
      });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`latchkey serve ended with ${code} and said:\n${said}`)));
  });
