import type { Check } from './check.ts';
import { runTool } from './run-tool.ts';

/** Format and lint, as `biome.json` says. */
export const format: Check = {
  name: 'format',
  remedy: 'run `pnpm format`; what it leaves is for you to decide',
  run: async (root) => {
    const { code, output } = await runTool(
      '@biomejs/biome',
      'biome',
      ['ci', '--colors=off', '--error-on-warnings', '--max-diagnostics=50'],
      {
        cwd: root,
      },
    );
    return code === 0 ? null : output;
  },
};
