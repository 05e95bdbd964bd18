import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.ts';

/**
 * The tests that judge mutants: those of a folder. Mutants run in worker threads, which take no flags of the process.
 * @param folder such as `src/engine`
 * @param without test files in it that judge none: those that read the sources themselves, or would take hours
 */
export const testsOf = (folder: string, without: readonly string[] = []) => {
  const { test } = base;
  return mergeConfig(
    { ...base, test: { ...test, include: [], reporters: [], execArgv: [] } },
    defineConfig({
      test: {
        include: [`${folder}/**/*.test.ts`],
        exclude: without.map((file) => `${folder}/${file}`),
        // Which mutant is alive is asked as code runs, not as it is loaded: modules may stay from file to file.
        isolate: false,
        // A third of the cases notices what all of them would, nearly, and hours do not become days.
        env: { LATCHKEY_RUNS: '300' },
      },
    }),
  );
};
