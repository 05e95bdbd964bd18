import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { runTool } from './run-tool.ts';

const settings = 'redocly.yaml';

/** Every OpenAPI document, linted as `openapi/redocly.yaml` says; a warning counts. */
export const documents: Check = {
  name: 'documents',
  remedy: 'correct the document named above, then run `pnpm generate`',
  run: async (root) => {
    const names = readdirSync(join(root, 'openapi')).filter((name) => name.endsWith('.yaml') && name !== settings);
    const { code, output } = await runTool(
      '@redocly/cli',
      'redocly',
      ['lint', '--config', `openapi/${settings}`, '--format', 'stylish', ...names.map((name) => `openapi/${name}`)],
      { cwd: root },
    );
    return code === 0 && !/\bwarnings?\b/.test(output) ? null : output;
  },
};
