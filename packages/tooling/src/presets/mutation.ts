import { fileURLToPath } from 'node:url';
import type { PartialStrykerOptions } from '@stryker-mutator/api/core';

/**
 * Mutation testing of a folder by the tests of the package that it is in: `pnpm test:mutation`. It fails below 85 % killed,
 * and leaves each survivor in `reports/mutation/mutation.html`.
 * @param folders such as `src/engine`, of the package
 */
export const mutation = (folders: readonly string[]): PartialStrykerOptions => ({
  testRunner: 'vitest',
  // The installer gives every package only what it names, so that plugins are not found by looking around.
  plugins: ['@stryker-mutator/vitest-runner', fileURLToPath(new URL('./mutation-own-words.ts', import.meta.url))],
  ignorers: ['own-words'],
  // What is worked out as a module is loaded would be asked of every test there is, for hours: mostly tables and patterns.
  ignoreStatic: true,
  mutate: folders.flatMap((folder) => [`${folder}/**/*.ts`, `!${folder}/**/*.test.ts`, `!${folder}/**/*.test-d.ts`]),
  // One test file run against many mutants: what a test covers decides which mutants it is asked about.
  coverageAnalysis: 'perTest',
  vitest: { configFile: 'mutation.config.ts', related: false },
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { reportTests: false, allowColor: false },
  tempDirName: '.stryker-tmp',
  incremental: true,
  incrementalFile: '.stryker-tmp/incremental.json',
  thresholds: { high: 95, low: 90, break: 85 },
});
