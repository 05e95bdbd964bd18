import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkArchitecture } from '../../src/architecture/check-architecture.ts';
import { describeViolation } from '../../src/architecture/rule.ts';
import { runNode } from '../../src/check/run-tool.ts';
import { generate, staleFiles, writeFiles } from '../../src/generate/generate.ts';
import { type CopiedHouse, copyHouse } from './copied-house.ts';

const id = 'tidewater';
const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));

/** Where a system lives: what design.md says that a sixth one costs. */
const places = [
  `openapi/${id}.yaml`,
  `packages/providers/src/${id}/`,
  `packages/sdk/src/systems/${id}.`,
  `packages/reference-server/src/worlds/${id}/`,
];

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

// Compilers and whole test runs, which may share the machine with others.
describe('one more system, made up, in a copy of the house', { timeout: 180_000 }, () => {
  let house: CopiedHouse;
  let written: readonly string[];

  beforeAll(async () => {
    house = copyHouse();
    cpSync(fixtures, house.root, { recursive: true });
    const stale = await staleFiles(house.root, await generate(house.root));
    await writeFiles(house.root, stale);
    written = stale.map(({ path }) => path);
  });
  afterAll(() => house.remove());

  /** Runs Node in the copy. */
  const run = async (folder: string, ...args: string[]) => {
    const { code, output } = await runNode(args, { cwd: join(house.root, folder) });
    return { code, output: stripVTControlCharacters(output) };
  };
  const vitest = (folder: string, ...args: string[]) => run(folder, 'node_modules/vitest/vitest.mjs', 'run', ...args);

  it('is written by hand in its four places and nowhere else', () => {
    const elsewhere = filesIn(fixtures).filter((path) => !places.some((place) => path.startsWith(place)));
    expect(elsewhere).toEqual([]);
  });

  it('has all the rest generated: its own files, the lists, the exports', () => {
    const shared = written.filter((path) => !places.some((place) => path.startsWith(place)));
    expect(shared.sort()).toEqual([
      'openapi/redocly.yaml',
      'packages/providers/package.json',
      'packages/providers/src/all.ts',
      'packages/reference-server/package.json',
      'packages/reference-server/src/worlds/all.ts',
      'packages/sdk/package.json',
    ]);
    for (const path of shared) expect(readFileSync(join(house.root, path), 'utf8')).toContain(id);
  });

  it('breaks no rule of the house', () => {
    expect(checkArchitecture(house.root).map(describeViolation)).toEqual([]);
  });

  it('compiles with the packages that it lives in', async () => {
    const tsc = join(house.root, 'node_modules/typescript/bin/tsc');
    const compiled = ['sdk', 'reference-server'].map((name) => run(`packages/${name}`, tsc, '-p', '.'));
    const clean = { code: 0, output: '' };
    expect(await Promise.all(compiled)).toEqual([clean, clean]);
  });

  it('passes what every provider and every document has to pass', async () => {
    const { code, output } = await vitest(
      'packages/providers',
      'src/spec/provider',
      'src/documents',
      '-t',
      '[Tt]idewater',
    );
    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/Test Files .*2 passed/) });
  });

  it('is held by the contract matrix in every door, key for key and refusal for refusal', async () => {
    const { code, output } = await vitest('packages/contract', 'test/matrix', '-t', `${id} through`);
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(/http +4 operations: \d+ cases passed, 0 failed/),
    });
  });

  it('is a system to the command line: its main job runs, over HTTP, with its key and its limits', async () => {
    const cli = ['--conditions=@latchkey/source', 'src/bin.ts'];
    const { code, output } = await run('packages/cli', ...cli, 'demo', id, '--out', join(house.root, 'out'));
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('400 of 400 rows (100 %)') });
    expect(filesIn(join(house.root, 'out')).sort()).toEqual(['.env', 'readings.csv', 'readings.ndjson']);
    expect(await run('packages/cli', ...cli, '--help')).toMatchObject({ output: expect.stringContaining(id) });
  });
});
