import { defineConfig } from 'vitest/config';

const conditions = ['@latchkey/source', 'module', 'node', 'development|production'];

/** The one test preset: packages see each other's sources, a report is left for the tally. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: '.test-report.json' },
    typecheck: { enabled: true, include: ['src/**/*.test-d.ts', 'test/**/*.test-d.ts'] },
    passWithNoTests: false,
    execArgv: ['--expose-gc'],
  },
});
