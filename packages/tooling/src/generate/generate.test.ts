import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { generate, staleFiles, writeFiles } from './generate.ts';
import { run } from './run.ts';

const root = join(import.meta.dirname, '../../../..');

const copies: string[] = [];
afterEach(async () => {
  await Promise.all(copies.splice(0).map((copy) => rm(copy, { recursive: true })));
});

/** A copy of all that the generator reads and writes. */
const copyOfTree = async (): Promise<string> => {
  const copy = await mkdtemp(join(tmpdir(), 'latchkey-generate-'));
  copies.push(copy);
  const paths = [
    'openapi',
    'packages/providers/src',
    'packages/reference-server/src/worlds/all.ts',
    ...['providers', 'sdk', 'reference-server'].map((name) => `packages/${name}/package.json`),
  ];
  await Promise.all(
    paths.map(async (path) => {
      await mkdir(dirname(join(copy, path)), { recursive: true });
      await cp(join(root, path), join(copy, path), { recursive: true });
    }),
  );
  return copy;
};

const runOn = async (tree: string, check: boolean) => {
  const lines: string[] = [];
  const code = await run(tree, { check, print: (line) => lines.push(line) });
  return { code, lines };
};

const edit = async (tree: string, path: string, change: (text: string) => string) => {
  const text = await readFile(join(tree, path), 'utf8');
  const changed = change(text);
  expect(changed, `${path} was not changed`).not.toBe(text);
  await writeFile(join(tree, path), changed);
};

describe('on the tree as it is', () => {
  it('finds nothing stale, and says nothing', async () => {
    expect(await runOn(root, true)).toEqual({ code: 0, lines: [] });
  });

  it('writes the same bytes each time', async () => {
    expect(await generate(root)).toEqual(await generate(root));
  });
});

describe('on a tree that was edited by hand', () => {
  it('names each kind of generated file in which one byte differs, and puts them right', async () => {
    const tree = await copyOfTree();
    const files = (await generate(tree)).map(({ path }) => path);
    const perDocument = ['wire.ts', 'operations.ts', 'schemas.ts', 'document.json', 'document.ts'];
    const lists = ['packages/providers/src/all.ts', 'packages/reference-server/src/worlds/all.ts'];
    for (const name of perDocument) expect(files.some((path) => path.endsWith(`/${name}`))).toBe(true);
    expect(files).toEqual(expect.arrayContaining(lists));

    for (const path of files) {
      await edit(tree, path, (text) =>
        path.endsWith('package.json')
          ? text.replace('./dist/', './dost/')
          : path.endsWith('redocly.yaml')
            ? text.replace('root: ./', 'root: .//')
            : text.replace('e', 'f'),
      );
    }
    const { code, lines } = await runOn(tree, true);
    expect(code).toBe(1);
    // The first entry of a manifest may be one that is written by hand: then the edit is its author's business.
    const generated = files.filter((path) => !path.endsWith('package.json'));
    expect(lines.map((line) => line.trim())).toEqual(expect.arrayContaining(generated));
    expect(lines.at(-1)).toContain('pnpm generate');

    await runOn(tree, false);
    expect(await runOn(tree, true)).toEqual({ code: 0, lines: [] });
  });

  it.each([
    ['packages/providers/package.json', '/operations.d.ts'],
    ['packages/sdk/package.json', './src/systems/'],
    ['packages/reference-server/package.json', './dist/worlds/all.cjs'],
  ])('names %s when a generated entry of its exports differs', async (path, text) => {
    const tree = await copyOfTree();
    await edit(tree, path, (manifest) => manifest.replace(text, `${text}x`));
    const { code, lines } = await runOn(tree, true);
    expect(code).toBe(1);
    expect(lines).toContain(`  ${path}`);
  });

  it('leaves what is written by hand to its author', async () => {
    const tree = await copyOfTree();
    await edit(tree, 'packages/sdk/package.json', (text) => text.replace('"license": "MIT"', '"license": "0BSD"'));
    await edit(tree, 'openapi/redocly.yaml', (text) => `# A remark.\n${text}`);
    expect(await runOn(tree, true)).toEqual({ code: 0, lines: [] });
  });

  it('writes nothing while it checks', async () => {
    const tree = await copyOfTree();
    const path = 'packages/providers/src/all.ts';
    await writeFile(join(tree, path), 'mine');
    await runOn(tree, true);
    expect(await readFile(join(tree, path), 'utf8')).toBe('mine');
  });
});

const secondDocument = `
openapi: 3.1.1
info: { title: Second Thing, version: '1' }
security: [{ key: [] }]
paths:
  /things/{id}:
    get:
      operationId: get_thing
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      security: [{ key: ['read'] }, { key: ['admin'] }]
      responses:
        '200': { description: A thing., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: string } } }
    Unasked: { type: object }
`;

describe('on a tree with one more document', () => {
  it('makes its files, list entries and exports with no edit elsewhere, and takes them back with the document', async () => {
    const tree = await copyOfTree();
    const read = (path: string) => readFile(join(tree, path), 'utf8');
    const before = await generate(tree);
    await writeFile(join(tree, 'openapi/second-thing.yaml'), secondDocument);
    await writeFiles(tree, await generate(tree));

    const folder = 'packages/providers/src/second-thing';
    expect(await read(`${folder}/wire.ts`)).toContain('get_thing');
    expect(await read(`${folder}/operations.ts`)).toContain("scopes: [['read'], ['admin']],");
    const schemas = await read(`${folder}/schemas.ts`);
    expect(schemas).toMatch(/responses: .* = \{\n {4}get_thing: zThing,\n\};/);
    expect(schemas, 'no answer is made of it').not.toContain('zUnasked');
    expect(JSON.parse(await read(`${folder}/document.json`))).toMatchObject({ info: { title: 'Second Thing' } });
    expect(await read(`${folder}/document.ts`)).toContain('OpenApiDocument = json');
    expect(await read('packages/providers/src/all.ts')).toContain("'second-thing': (): Promise<typeof secondThing>");
    expect(await read('packages/reference-server/src/worlds/all.ts')).toContain('module.secondThingWorld');
    expect(await read('openapi/redocly.yaml')).toContain('root: ./second-thing.yaml');
    const exportsOf = async (name: string) =>
      Object.keys(JSON.parse(await read(`packages/${name}/package.json`)).exports);
    expect(await exportsOf('providers')).toEqual(
      expect.arrayContaining(['./second-thing', './second-thing/document', './second-thing/operations']),
    );
    expect(await exportsOf('sdk')).toContain('./second-thing');
    expect(await exportsOf('reference-server')).toContain('./worlds/second-thing');

    await rm(join(tree, 'openapi/second-thing.yaml'));
    const { code, lines } = await runOn(tree, true);
    expect(code).toBe(1);
    expect(lines).toContain(`  ${folder}/wire.ts`);
    await runOn(tree, false);
    expect(await staleFiles(tree, before)).toEqual([]);
    await expect(read(`${folder}/wire.ts`)).rejects.toThrow('ENOENT');
  });

  it.each([
    ['Second.yaml', secondDocument, /'Second' cannot be a provider's id/],
    ['second.yaml', secondDocument.replace('#/components/schemas/Thing', 'other.yaml'), /refers to another file/],
  ])('refuses %s with what is wrong', async (name, text, says) => {
    const tree = await copyOfTree();
    await writeFile(join(tree, 'openapi', name), text);
    await expect(generate(tree)).rejects.toThrow(says);
  });
});
