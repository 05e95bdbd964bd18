import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const conditions = ['@latchkey/source', 'module', 'node', 'development|production'];

/**
 * The one test preset: packages see each other's sources, a report is left for the tally.
 * Type tests (`*.test-d.ts`) are checked by `tsc` in the `types` task, which reads every file anyway.
 */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: '.test-report.json' },
    setupFiles: [fileURLToPath(new URL('./property-seed.ts', import.meta.url))],
    passWithNoTests: false,
    execArgv: ['--expose-gc'],
    // A busy machine with two cores is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
