/** Every benchmark by its name, in the order of the tables: the file that exports it as `benchmark`. */
export const benchmarks = {
  'call-cost': './sdk/call-cost.ts',
  'ten-a-second': './sdk/ten-a-second.ts',
  'thousand-an-hour': './sdk/thousand-an-hour.ts',
  export: './sdk/export.ts',
  bundle: './sdk/bundle.ts',
  'cold-import': './sdk/cold-import.ts',
  verify: './engine/verify.ts',
  issue: './engine/issue.ts',
  limiter: './engine/limiter.ts',
  'find-keys': './engine/find-keys.ts',
  memory: './engine/memory.ts',
  races: './engine/races.ts',
  'fetch-door': './server/fetch-door.ts',
  'http-door': './server/http-door.ts',
  'msw-door': './server/msw-door.ts',
  start: './server/start.ts',
} as const;

export type BenchmarkName = keyof typeof benchmarks;
