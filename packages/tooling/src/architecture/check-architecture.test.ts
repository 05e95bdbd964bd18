import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkArchitecture } from './check-architecture.ts';
import { type Files, withMadeUpTree } from './made-up-tree.ts';
import { describeViolation } from './rule.ts';
import { rules } from './rules.ts';

const call = 'packages/sdk/src/core/call.ts';
const useKy = "import ky from 'ky';\n\nexport const call = () => ky;\n";
const newFile = 'packages/sdk/src/core/wait.ts';

/** What breaks a rule: the change to the house, and where exactly the rule must point. */
const broken: readonly (readonly [rule: string, sentence: string, files: Files, at: string])[] = [
  [
    'arrows',
    'the SDK imports the reference server',
    {
      [newFile]: "import { verify } from '@latchkey/reference-server';\n\nexport const wait = verify;\n",
      'packages/sdk/package.json':
        '{"name":"@latchkey/sdk","dependencies":{"@latchkey/providers":"*","@latchkey/reference-server":"*"},"devDependencies":{"ky":"2"}}',
    },
    `${newFile}:1`,
  ],
  [
    'arrows',
    'a source imports the tooling',
    {
      'packages/providers/src/spec/mask.test.ts':
        "import { it } from 'vitest';\n\nit('x', () => import('@latchkey/tooling/tsup'));\n",
    },
    'packages/providers/src/spec/mask.test.ts:3',
  ],
  [
    'arrows',
    'a relative import leaves the package',
    { [newFile]: "export type { Mask } from '../../../providers/src/spec/mask.ts';\n" },
    `${newFile}:1`,
  ],
  [
    'layers',
    'the engine imports a door',
    { 'packages/reference-server/src/engine/serve.ts': "export { answer } from '../doors/fetch.ts';\n" },
    'packages/reference-server/src/engine/serve.ts:1',
  ],
  [
    'layers',
    'the SDK core imports a system',
    {
      [newFile]: "\nexport type Bolt = import('../systems/index.ts').Bolt;\n",
      'packages/sdk/src/systems/index.ts': 'export interface Bolt {}\n',
    },
    `${newFile}:2`,
  ],
  [
    'declared-dependencies',
    'a published source imports what only its tests may',
    {
      'packages/contract/src/index.ts': "import { expect } from 'vitest';\n\nexport const prove = expect;\n",
    },
    'packages/contract/src/index.ts:1',
  ],
  [
    'declared-dependencies',
    'nobody imports a dependency',
    {
      'packages/contract/package.json':
        '{\n"name": "@latchkey/contract",\n"dependencies": {\n"zod": "4" },\n"devDependencies": { "@latchkey/reference-server": "*", "@latchkey/sdk": "*", "vitest": "5" } }',
    },
    'packages/contract/package.json:4',
  ],
  [
    'declared-dependencies',
    'an internal name is not in `imports`',
    { 'packages/reference-server/src/engine/seal.ts': "export { seal } from '#seal';\n" },
    'packages/reference-server/src/engine/seal.ts:1',
  ],
  [
    'no-cycles',
    'three files import each other in a ring',
    {
      'packages/sdk/src/core/a.ts': "\nimport { b } from './b.ts';\n\nexport const a = b;\n",
      'packages/sdk/src/core/b.ts': "import { c } from './c.ts';\n\nexport const b = c;\n",
      'packages/sdk/src/core/c.ts': "import type { a } from './a.ts';\n\nexport declare const c: typeof a;\n",
    },
    'packages/sdk/src/core/a.ts:2',
  ],
  [
    'provider-shape',
    'a provider has no README',
    { 'packages/providers/src/acme/README.md': null },
    'packages/providers/src/acme:1',
  ],
  [
    'provider-shape',
    'a provider has a file of its own kind',
    { 'packages/providers/src/acme/quirks.ts': 'export const quirks = {};\n' },
    'packages/providers/src/acme/quirks.ts:1',
  ],
  [
    'provider-shape',
    'a provider has a part of the manager of its own kind',
    { 'packages/providers/src/acme/manager/colours.ts': 'export const colours = {};\n' },
    'packages/providers/src/acme/manager/colours.ts:1',
  ],
  ['provider-shape', 'a document has no folder', { 'openapi/bolt.yaml': 'openapi: 3.1.1\n' }, 'openapi/bolt.yaml:1'],
  ['provider-shape', 'a folder has no document', { 'openapi/acme.yaml': null }, 'packages/providers/src/acme:1'],
  [
    'no-provider-ids',
    'a string in the SDK core names a system',
    { [call]: `${useKy}\nexport const isOdd = (id: string) => id === 'acme';\n` },
    `${call}:5`,
  ],
  [
    'no-provider-ids',
    'an identifier in the SDK core names a system',
    { [call]: `${useKy}export const forAcmeOnly = 1;\n` },
    `${call}:4`,
  ],
  [
    'no-provider-ids',
    'a comment in the engine names a system',
    { [newFile]: '/** Acme wants a second look. */\nexport const wait = 1;\n' },
    `${newFile}:1`,
  ],
  ...[
    'Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'performance.now()',
    'process.env',
    'console.log(1)',
    'setTimeout(() => 1, 2)',
    'setInterval(() => 1, 2)',
    'globalThis.setTimeout',
    'crypto.randomUUID()',
  ].map(
    (code) =>
      [
        'no-clock-or-chance',
        `the pipeline says ${code}`,
        { 'packages/reference-server/src/pipeline/step.ts': `\nexport const step = () => ${code};\n` },
        'packages/reference-server/src/pipeline/step.ts:2',
      ] as const,
  ),
  [
    'no-clock-or-chance',
    'the engine imports chance from Node',
    {
      'packages/reference-server/src/engine/draw.ts':
        "import { hash, randomBytes } from 'node:crypto';\n\nexport const draw = hash;\n",
    },
    'packages/reference-server/src/engine/draw.ts:1',
  ],
  ...[
    "new Response('')",
    'Response.json(1)',
    "new Request('http://x')",
    'new Headers()',
    '(x: unknown) => x instanceof Request',
  ].map(
    (code) =>
      [
        'web-objects',
        `the pipeline says ${code}`,
        { 'packages/reference-server/src/pipeline/step.ts': `export const step = ${code};\n` },
        'packages/reference-server/src/pipeline/step.ts:1',
      ] as const,
  ),
  [
    'portable-sdk',
    'the SDK core imports a Node module',
    { [newFile]: "export const wait = () => import('node:timers/promises');\n" },
    `${newFile}:1`,
  ],
  [
    'honest-types',
    'a cast to any',
    { [newFile]: 'export const wait = (x: unknown) =>\n  x as any;\n' },
    `${newFile}:2`,
  ],
  [
    'honest-types',
    'a silenced compiler',
    { [newFile]: '// @ts-ignore\nexport const wait: string = 1;\n' },
    `${newFile}:1`,
  ],
  ['named-exports', 'a default export', { [newFile]: 'const a = 1;\nexport default a;\n' }, `${newFile}:2`],
  ['named-exports', 'a default function', { [newFile]: 'export default function wait() {}\n' }, `${newFile}:1`],
  ['named-exports', 'export *', { [newFile]: "export * from './call.ts';\n" }, `${newFile}:1`],
  [
    'file-names',
    'camelCase',
    { 'packages/sdk/src/core/waitFor.ts': 'export {};\n' },
    'packages/sdk/src/core/waitFor.ts:1',
  ],
  ['file-names', 'utils.ts', { 'packages/sdk/src/core/utils.ts': 'export {};\n' }, 'packages/sdk/src/core/utils.ts:1'],
  [
    'file-names',
    'a folder in CamelCase',
    { 'packages/sdk/src/Core/wait.ts': 'export {};\n' },
    'packages/sdk/src/Core/wait.ts:1',
  ],
];

const found = (files: Files) =>
  withMadeUpTree(files, (root) => checkArchitecture(root)).map(
    ({ rule, path, line }) => `${rule.name} ${path}:${line}`,
  );

describe('the architecture check', () => {
  it('is quiet on a small house that keeps every rule', () => {
    expect(found({})).toEqual([]);
  });

  it.each(broken)('%s: %s', (rule, _sentence, files, at) => {
    expect(found(files)).toEqual([`${rule} ${at}`]);
  });

  it('has an example that breaks each rule', () => {
    expect(new Set(broken.map(([rule]) => rule))).toEqual(new Set(rules.map(({ name }) => name)));
  });

  it('says where, which rule, why and what to do', () => {
    const text = withMadeUpTree({ [newFile]: 'export default 1;\n' }, (root) =>
      checkArchitecture(root).map(describeViolation).join('\n'),
    );
    expect(text).toContain(`${newFile}:1 [named-exports] a default export`);
    expect(text).toMatch(/why: .+\n +do: {2}.+/);
  });

  it('tells a clock that is passed in from the one on the wall', () => {
    const step =
      'export const step = (console: { log(): void }, clock: { now(): number }) => ({ at: new Date(clock.now()), process: 1, console });\n';
    expect(found({ 'packages/reference-server/src/pipeline/step.ts': step })).toEqual([]);
  });

  it('lets the server name web objects in types', () => {
    const face = 'export interface Face {\n  readonly fetch: (input: Request) => Promise<Response>;\n}\n';
    expect(found({ 'packages/reference-server/src/create-server.ts': face })).toEqual([]);
  });

  it('lets a test name a system, and the generated lists', () => {
    const files = { [newFile.replace('.ts', '.test.ts')]: "const id = 'acme';\nexport { id };\n" };
    expect(found(files)).toEqual([]);
  });

  it('is quiet on this repository', () => {
    const root = fileURLToPath(new URL('../../../..', import.meta.url));
    expect(checkArchitecture(root).map(describeViolation)).toEqual([]);
  });
});
