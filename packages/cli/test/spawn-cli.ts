import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface SpawnedCli {
  readonly child: ChildProcess;
  /** What it wrote so far. */
  readonly written: { out: string; err: string };
  readonly exit: Promise<number | null>;
  /** Resolves once standard output holds a text; rejects when the process ends without it. */
  says(text: string): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** The command line as a process of its own, from source. */
export const spawnCli = (...argv: string[]): SpawnedCli => {
  const { LATCHKEY_DEBUG: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--conditions=@latchkey/source', 'src/bin.ts', ...argv], { cwd: root, env });
  const written = { out: '', err: '' };
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk) => {
    written.out += chunk;
    for (const look of waiting) look();
  });
  child.stderr.on('data', (chunk) => {
    written.err += chunk;
  });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return {
    child,
    written,
    exit,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!written.out.includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        exit.then(
          (code) => reject(new Error(`It ended with ${code} and did not say '${text}': ${written.err}`)),
          reject,
        );
      }),
  };
};
