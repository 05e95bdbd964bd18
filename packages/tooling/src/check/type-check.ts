import type { Check } from './check.ts';
import { runTool } from './run-tool.ts';

/** Types of every package, its tests and its type tests included. Unchanged packages are remembered by turbo. */
export const typeCheck: Check = {
  name: 'types',
  remedy: 'correct what the compiler names; in one package: `pnpm --filter <package> run types`',
  run: async (root) => {
    const { code, output } = await runTool(
      'turbo',
      'turbo',
      [
        'run',
        'types',
        '--continue',
        '--concurrency=2',
        '--output-logs=errors-only',
        '--log-order=grouped',
        '--ui=stream',
      ],
      { cwd: root },
    );
    return code === 0 ? null : output;
  },
};
