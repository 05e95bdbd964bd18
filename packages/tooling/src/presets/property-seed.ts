import fc from 'fast-check';

/**
 * Properties try the same cases in every run, so that a red test is red again; `LATCHKEY_SEED=…` explores others. Those that
 * name no number of runs are tried a hundred times, or a tenth as often as `LATCHKEY_RUNS` says.
 */
fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  seed: Number(process.env.LATCHKEY_SEED ?? 20_260_101),
  numRuns: Math.ceil(Number(process.env.LATCHKEY_RUNS ?? 1000) / 10),
});
