import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from '../../src/median.ts';
import { atMost, type Benchmark, itself } from '../../src/row.ts';

const run = promisify(execFile);
const ours = '@latchkey/sdk/hyperstudy';
const others = ['openapi-fetch', 'ky', 'stripe', 'openai', '@unkey/api'];

/** How long a fresh process takes to import each client: processes take turns. */
export const benchmark: Benchmark = {
  table: 'SDK',
  async run({ rounds }) {
    const found = new Map<string, number[]>([ours, ...others].map((name) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [name, times] of found) times.push(await importMs(name));
    }
    const ms = (name: string) => median(found.get(name) ?? []);
    return [
      {
        measure: 'cold import',
        unit: 'CPU ms',
        ours: ms(ours),
        others: others.map((name) => ({ name, value: ms(name) })),
        judged: itself(ms(ours)),
        target: atMost(50),
      },
    ];
  },
};

/** By the processor's time, so that whatever else the machine does is left out. */
const importMs = async (name: string): Promise<number> => {
  const script = `
    const before = process.threadCpuUsage();
    await import('${name}');
    const { user, system } = process.threadCpuUsage(before);
    console.log((user + system) / 1000);`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
  });
  return Number(stdout);
};
