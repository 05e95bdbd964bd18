import fc from 'fast-check';

/** Properties try the same cases in every run, so that a red test is red again; `LATCHKEY_SEED=…` explores others. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.LATCHKEY_SEED ?? 20_260_101) });
