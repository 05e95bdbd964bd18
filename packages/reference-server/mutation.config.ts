import { testsOf } from '@latchkey/tooling/vitest-mutation';

export default testsOf('src/engine', [
  // Reads the sources, which are not themselves while they are mutated.
  'dependencies.test.ts',
  // Thousands of runs, of what the other tests of limits ask as well.
  'limits/strictness.test.ts',
]);
