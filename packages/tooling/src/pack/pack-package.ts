import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../check/run-tool.ts';

/** The tarball that would be published from `folder`: pnpm writes real versions where the manifest says `workspace:` or `catalog:`. */
export const packPackage = async (folder: string): Promise<Uint8Array<ArrayBuffer>> => {
  const destination = mkdtempSync(join(tmpdir(), 'pack-'));
  try {
    const { code, output } = await runProgram(
      process.env.npm_execpath ?? 'pnpm',
      ['pack', '--pack-destination', destination],
      { cwd: folder },
    );
    const [tarball] = readdirSync(destination);
    if (code !== 0 || !tarball) throw new Error(`pnpm pack failed in ${folder}:\n${output}`);
    return new Uint8Array(readFileSync(join(destination, tarball)));
  } finally {
    rmSync(destination, { recursive: true, force: true });
  }
};
