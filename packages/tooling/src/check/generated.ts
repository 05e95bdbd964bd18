import { run } from '../generate/run.ts';
import type { Check } from './check.ts';

/** Files that `pnpm generate` writes are as it would write them. */
export const generated: Check = {
  name: 'generated',
  remedy: 'change the OpenAPI document or the generator, never the file, and run `pnpm generate`',
  run: async (root) => {
    const lines: string[] = [];
    const code = await run(root, { check: true, print: (line) => lines.push(line) });
    return code === 0 ? null : lines.join('\n');
  },
};
