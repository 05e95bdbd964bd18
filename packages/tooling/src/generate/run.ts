import { join } from 'node:path';
import { generate, staleFiles, writeFiles } from './generate.ts';

/**
 * `pnpm generate`: writes what is generated and names what has changed. With `--check` it writes nothing, says nothing when all
 * is well, and otherwise names each stale file.
 * @returns the exit code
 */
export const run = async (
  root: string,
  { check = false, print = console.log }: { check?: boolean; print?: (line: string) => void } = {},
): Promise<0 | 1> => {
  const stale = await staleFiles(root, await generate(root));
  if (!check) {
    await writeFiles(root, stale);
    for (const { path, text } of stale) print(`${text === null ? 'removed' : 'wrote'} ${path}`);
    return 0;
  }
  if (stale.length === 0) return 0;
  print('These generated files are stale or were edited by hand:');
  for (const { path } of stale) print(`  ${path}`);
  print('Run `pnpm generate` and commit what it writes. To change them, edit the documents in openapi/.');
  return 1;
};

if (import.meta.main) {
  process.exitCode = await run(join(import.meta.dirname, '../../../..'), { check: process.argv.includes('--check') });
}
