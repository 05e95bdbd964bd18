import { paceOf } from '../src/pace.ts';
import type { Benchmark } from '../src/row.ts';
import { benchmarks } from './benchmarks.ts';

// One benchmark in a process of its own: what another left in the heap or taught the compiler does not count.
const [name = '', ...flags] = process.argv.slice(2);
const path = Object.entries(benchmarks).find(([known]) => known === name)?.[1];
if (path === undefined) throw new Error(`No benchmark is called '${name}'.`);
const { benchmark }: { benchmark: Benchmark } = await import(path);
const rows = await benchmark.run(paceOf(flags.includes('--quick')));
const report = { table: benchmark.table, rows };
if (process.send) process.send(report, () => process.exit(0));
else console.log(report);
