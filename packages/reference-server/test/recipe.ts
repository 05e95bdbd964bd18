import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectBuilt } from './expect-built.ts';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

/** The code below a heading of the README. */
export const recipeOf = async (heading: string): Promise<string> => {
  const readme = await readFile(join(packageFolder, 'README.md'), 'utf8');
  const section = readme.split(/^## /m).find((text) => text.startsWith(`${heading}\n`));
  const code = /^```\w+\n(.*?)^```$/ms.exec(section ?? '')?.[1];
  if (code === undefined) throw new Error(`The README has no code below '${heading}'.`);
  return code;
};

/** What a command printed, and whether it was content. */
export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs Node in a project of a user's that holds one file and has the packages installed as they are built. */
export const runInProject = async (file: { name: string; text: string }, args: readonly string[]): Promise<Ran> => {
  expectBuilt();
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-recipe-'));
  try {
    await writeFile(join(folder, 'package.json'), '{}');
    await writeFile(join(folder, file.name), file.text);
    await install(folder, '@latchkey/reference-server', packageFolder);
    for (const name of ['@latchkey/providers', 'msw']) {
      await install(folder, name, join(packageFolder, 'node_modules', name));
    }
    return await run(folder, args);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const install = async (folder: string, name: string, from: string): Promise<void> => {
  const place = join(folder, 'node_modules', name);
  await mkdir(dirname(place), { recursive: true });
  await symlink(from, place, 'dir');
};

const run = (cwd: string, args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    // Without what this test's own runner tells its children.
    const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...env } = process.env;
    execFile(process.execPath, args, { cwd, env, encoding: 'utf8' }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : 1, output: stdout + stderr });
    });
  });
