import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commonProgram, importEverything, loaders, moduleProgram, printsLikeThis } from './consumer-program.ts';
import { type Consumer, installPacked } from './install-packed.ts';
import { publishedPackages, specifiersFor } from './published-packages.ts';
import { runProgram } from './run-program.ts';

const packages = publishedPackages();
const imported = specifiersFor('import', packages);
const required = specifiersFor('require', packages);
const nodes = [
  { version: '22', node: '../../../../node_modules/node-22' },
  { version: '24', node: '../../../../node_modules/node' },
  { version: '26', node: '../../runtimes/node_modules/node-26' },
].map(({ version, node }) => ({ version, node: fileURLToPath(new URL(`${node}/bin/node`, import.meta.url)) }));

// The declarations of vitest itself, which come as ES modules alone, do not compile when they are required.
const typed = {
  mts: imported.filter((specifier) => !specifier.endsWith('.json')),
  cts: required.filter((specifier) => !/\.json$|\/vitest$/.test(specifier)),
};

let consumer: Consumer;
let saidUnderNode16: string;
const write = (file: string, text: string) => writeFileSync(join(consumer.folder, file), text);
const run = (program: string, ...args: string[]) => runProgram(consumer.folder, program, ...args);

/** What the compiler says of a project, and nothing when it is content; it leaves the programs in `out`. */
const compile = (files: readonly string[], options: Readonly<Record<string, unknown>>): Promise<string> => {
  const fixed = { target: 'es2023', lib: ['es2024'], types: ['node'], strict: true, outDir: 'out' };
  write('tsconfig.json', JSON.stringify({ compilerOptions: { ...fixed, ...options }, files }));
  const typescript = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  return run(process.execPath, typescript, '--pretty', 'false').catch((error: Error) => error.message);
};

beforeAll(async () => {
  consumer = await installPacked(packages);
  write('import-all.mjs', loaders.import(imported));
  write('require-all.cjs', loaders.require(required));
  write('example.mts', moduleProgram());
  write('example.cts', commonProgram());
  write('everything.mts', importEverything(typed.mts));
  write('everything.cts', importEverything(typed.cts));
  saidUnderNode16 = await compile(['example.mts', 'example.cts', 'everything.mts', 'everything.cts'], {
    module: 'node16',
    moduleResolution: 'node16',
  });
}, 180_000);
afterAll(() => consumer?.remove());

describe('what is packed, in an empty folder', () => {
  it('has types for ES modules and for CommonJS under moduleResolution node16', () => {
    expect(saidUnderNode16).toBe('');
  });

  it('has types under moduleResolution bundler', async () => {
    const options = { module: 'esnext', moduleResolution: 'bundler', noEmit: true };
    expect(await compile(['example.mts', 'everything.mts'], options)).toBe('');
  });

  describe.each(nodes)('on Node $version', ({ version, node }) => {
    it('is that Node', async () => {
      expect(await run(node, '--version')).toMatch(new RegExp(`^v${version}\\.`));
    });

    it('can be imported and required by every subpath, with the same names', async () => {
      const namesImported = JSON.parse(await run(node, 'import-all.mjs'));
      const namesRequired = JSON.parse(await run(node, 'require-all.cjs'));
      expect(Object.keys(namesImported)).toEqual(imported);
      expect(Object.keys(namesRequired)).toEqual(required);
      expect(namesImported).toMatchObject(namesRequired);
      expect(namesImported['@latchkey/sdk']).toContain('LatchkeyError');
    });

    it.each(['mjs', 'cjs'])('runs the example of the README as %s', async (extension) => {
      expect(await run(node, `out/example.${extension}`)).toMatch(printsLikeThis);
    });

    it('brings commands that start', async () => {
      const commands = packages.flatMap(({ manifest }) =>
        Object.entries(manifest.bin ?? {}).map(([name, path]) => ({ name, path, manifest })),
      );
      expect(commands.map(({ name }) => name)).toContain('latchkey');
      for (const { path, manifest } of commands) {
        expect(await run(node, join('node_modules', manifest.name, path), '--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
      }
    });
  });
});
