import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

let project: string;

/** A user's project that has the packages installed as they are built. */
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'latchkey-recipe-'));
  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
  await mkdir(join(project, 'node_modules/@latchkey'), { recursive: true });
  for (const name of ['@latchkey/providers', '@latchkey/reference-server', '@latchkey/sdk', 'vitest']) {
    await symlink(join(packageFolder, 'node_modules', name), join(project, 'node_modules', name), 'dir');
  }
});
afterEach(() => rm(project, { recursive: true, force: true }));

const runRecipe = async (text: string): Promise<string> => {
  await writeFile(join(project, 'recipe.test.ts'), text);
  return new Promise((resolve) => {
    const args = [vitest, 'run', '--reporter=verbose', '--no-color'];
    execFile(process.execPath, args, { cwd: project, encoding: 'utf8' }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
};

const recipe = async (): Promise<string> => {
  const readme = await readFile(new URL('../../reference-server/README.md', import.meta.url), 'utf8');
  return /^## With Vitest\n.*?^```ts\n(.*?)^```$/ms.exec(readme)?.[1] ?? '';
};

it("runs the reference server's recipe for Vitest as printed", async () => {
  const output = await runRecipe(await recipe());
  expect(output).toMatch(/Tests +2 passed \(2\)/);
});

it('tells a recipe that fails from one that passes', async () => {
  const output = await runRecipe((await recipe()).replace('status: 401', 'status: 402'));
  expect(output).toMatch(/Tests +1 failed \| 1 passed \(2\)/);
});
