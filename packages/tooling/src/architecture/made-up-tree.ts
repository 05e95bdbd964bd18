import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Path from the root → text; null leaves a file of the house out. */
export type Files = Readonly<Record<string, string | null>>;

/** Writes a small house that keeps every rule, changed by `files`, hands its root to `use` and removes it. */
export const withMadeUpTree = <T>(files: Files, use: (root: string) => T): T => {
  const root = mkdtempSync(join(tmpdir(), 'made-up-tree-'));
  try {
    for (const [path, text] of Object.entries({ ...house, ...files })) {
      if (text === null) continue;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

const manifest = (name: string, more: object = {}): string => JSON.stringify({ name, ...more }, null, 2);

const house: Files = {
  'openapi/acme.yaml': 'openapi: 3.1.1\n',
  'openapi/redocly.yaml': 'extends: [recommended]\n',
  'packages/providers/package.json': manifest('@latchkey/providers', {
    dependencies: { zod: '4' },
    devDependencies: { '@latchkey/tooling': '*', vitest: '5' },
  }),
  'packages/providers/tsup.config.ts':
    "import { library } from '@latchkey/tooling/tsup';\n\nexport default library();\n",
  'packages/providers/src/index.ts': "export { mask } from './spec/mask.ts';\n",
  'packages/providers/src/spec/mask.ts': "import { string } from 'zod';\n\nexport const mask = string();\n",
  'packages/providers/src/spec/mask.test.ts':
    "import { it } from 'vitest';\nimport { acme } from '../acme/index.ts';\n\nit('masks', () => acme);\n",
  'packages/providers/src/acme/index.ts': "import { mask } from '../spec/mask.ts';\n\nexport const acme = { mask };\n",
  'packages/providers/src/acme/client.ts': 'export const client = {};\n',
  'packages/providers/src/acme/codecs.ts': 'export const codecs = {};\n',
  'packages/providers/src/acme/wire.ts': 'export interface Paths {}\n',
  'packages/providers/src/acme/operations.ts': 'export const operations = {};\n',
  'packages/providers/src/acme/schemas.ts': 'export const schemas = {};\n',
  'packages/providers/src/acme/document.ts': 'export const document = {};\n',
  'packages/providers/src/acme/document.json': '{}\n',
  'packages/providers/src/acme/README.md': '# Acme\n',
  'packages/providers/src/acme/fixtures/page.json': '{}\n',
  'packages/providers/src/all.ts': "export const providers = { acme: () => import('./acme/index.ts') };\n",
  'packages/sdk/package.json': manifest('@latchkey/sdk', {
    dependencies: { '@latchkey/providers': '*' },
    devDependencies: { ky: '2' },
  }),
  'packages/sdk/tsup.config.ts': "export default { noExternal: ['ky'] };\n",
  'packages/sdk/src/index.ts': "export { call } from './core/call.ts';\n",
  'packages/sdk/src/core/call.ts':
    "import ky from 'ky';\n\nexport const call = () => ky;\nexport const later = () => import('../export/file.ts');\n",
  'packages/sdk/src/export/file.ts': "import { open } from 'node:fs/promises';\n\nexport const file = open;\n",
  'packages/sdk/src/systems/acme.ts':
    "import { acme } from '@latchkey/providers/acme';\nimport { call } from '../core/call.ts';\n\nexport const createAcme = () => call(acme);\n",
  'packages/reference-server/package.json': manifest('@latchkey/reference-server', {
    imports: { '#digest': { '@latchkey/source': './src/engine/digest.ts', default: './dist/engine/digest.js' } },
    dependencies: { '@latchkey/providers': '*' },
  }),
  'packages/reference-server/src/engine/digest.ts':
    "import { hash } from 'node:crypto';\n\nexport const digest = (text: string) => hash('sha256', text);\n",
  'packages/reference-server/src/engine/verify.ts':
    "import { mask } from '@latchkey/providers';\nimport { digest } from '#digest';\n\nexport const verify = (text: string, nowMs: number, process: { exit: Response }) => ({ at: new Date(nowMs), mask, digest, process });\n",
  'packages/reference-server/src/doors/fetch.ts': "export const answer = () => new Response('');\n",
  'packages/contract/package.json': manifest('@latchkey/contract', {
    devDependencies: { '@latchkey/reference-server': '*', '@latchkey/sdk': '*', vitest: '5' },
  }),
  'packages/contract/test/both.test.ts':
    "import { verify } from '@latchkey/reference-server';\nimport { call } from '@latchkey/sdk';\nimport { it } from 'vitest';\n\nit('proves', () => [verify, call]);\n",
  'packages/tooling/package.json': manifest('@latchkey/tooling', { private: true, devDependencies: { vitest: '5' } }),
  'packages/tooling/src/presets/vitest.ts':
    "import { defineConfig } from 'vitest/config';\n\nexport default defineConfig({});\n",
};
