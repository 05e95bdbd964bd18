import { join } from 'node:path';
import { runTool, workspaceRoot } from '../check/run-tool.ts';

// `pnpm test:deep`: what is proved of the key engine, a hundred times as often as `pnpm test` tries it, each time from another seed.
const { LATCHKEY_RUNS = '100000', LATCHKEY_SEED = String(Date.now() % 2 ** 31) } = process.env;
Object.assign(process.env, { LATCHKEY_RUNS, LATCHKEY_SEED });
const again = `LATCHKEY_RUNS=${LATCHKEY_RUNS} LATCHKEY_SEED=${LATCHKEY_SEED} pnpm test:deep`;
console.log(`${LATCHKEY_RUNS} runs from seed ${LATCHKEY_SEED}. The same again: ${again}`);

const proofs = [
  'test/engine/model',
  'src/engine/limits/strictness.test.ts',
  'src/engine/usage-behind.test.ts',
  'src/engine/alerts/exactly-once.test.ts',
];
const { code } = await runTool('vitest', 'vitest', ['run', '--testTimeout=0', '--reporter=verbose', ...proofs], {
  cwd: join(workspaceRoot, 'packages/reference-server'),
  output: 'show',
});
console.log(
  code === 0 ? `${LATCHKEY_RUNS} runs from seed ${LATCHKEY_SEED} passed.` : `Seed ${LATCHKEY_SEED} failed: ${again}`,
);
process.exitCode = code;
