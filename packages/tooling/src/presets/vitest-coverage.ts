import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.ts';

/**
 * The test preset of a package with a folder that is to be covered: `vitest run --coverage` fails below 98 % of its lines or
 * branches. Without `--coverage`, as when a single file is tried, nothing is measured.
 * @param folder such as `src/engine`
 */
export const covered = (folder: string) =>
  mergeConfig(
    base,
    defineConfig({
      test: {
        coverage: {
          provider: 'v8',
          include: [`${folder}/**/*.ts`],
          exclude: ['**/*.test.ts', '**/*.test-d.ts'],
          reporter: ['text-summary'],
          thresholds: { lines: 98, branches: 98 },
        },
      },
    }),
  );
