import { fork } from 'node:child_process';
import { join } from 'node:path';
import { paceOf } from '../src/pace.ts';
import { type Results, writeResults } from '../src/results.ts';
import { type Benchmark, isMet, type Row } from '../src/row.ts';
import { tableOf } from '../src/table.ts';
import { type BenchmarkName, benchmarks } from './benchmarks.ts';

// `pnpm bench`, or `pnpm bench --quick verify issue` for a short run of some of them, or `pnpm bench engine` for a folder's.
// Each has a process of its own.
const given = process.argv.slice(2).filter((argument) => argument !== '--');
const isQuick = given.includes('--quick');
const wanted = given.filter((argument) => !argument.startsWith('--'));
const known = Object.keys(benchmarks) as BenchmarkName[];
const folderOf = (name: BenchmarkName) => benchmarks[name].split('/')[1] ?? '';
const isCalled = (name: BenchmarkName, word: string) => word === name || word === folderOf(name);
const unknown = wanted.filter((word) => !known.some((name) => isCalled(name, word)));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(', ')}. There are: ${known.join(', ')}; and all of ${[...new Set(known.map(folderOf))].join(', ')}.`,
  );
  process.exit(2);
}

interface Report {
  readonly table: Benchmark['table'];
  readonly rows: readonly Row[];
}

const runAlone = (name: BenchmarkName): Promise<Report | null> =>
  new Promise((resolve) => {
    let report: Report | null = null;
    const child = fork(join(import.meta.dirname, 'run-one.ts'), [name, ...(isQuick ? ['--quick'] : [])], {
      // The built packages are what is measured, and what users run.
      execArgv: ['--expose-gc', '--max-old-space-size=8192'],
      serialization: 'advanced',
    });
    child.on('message', (message) => {
      report = message as Report;
    });
    child.on('exit', () => resolve(report));
  });

const results: Record<string, Row[]> = {};
const failed: string[] = [];
for (const name of known) {
  if (wanted.length > 0 && !wanted.some((word) => isCalled(name, word))) continue;
  process.stderr.write(`${name} …\n`);
  const report = await runAlone(name);
  if (report === null) failed.push(name);
  else results[report.table] = [...(results[report.table] ?? []), ...report.rows];
}

const file = join(import.meta.dirname, '../../../bench/results.json');
writeResults(file, results satisfies Results, paceOf(isQuick).isQuick);
for (const [table, rows] of Object.entries(results)) console.log(`\n${tableOf(table, rows)}`);
const missed = Object.values(results)
  .flat()
  .filter((row) => isMet(row) === false);
console.log(`\n${missed.length} targets missed. All figures: bench/results.json`);
// A slow machine is no failure; a benchmark that breaks is.
if (failed.length > 0) console.error(`These broke: ${failed.join(', ')}.`);
process.exitCode = failed.length > 0 ? 1 : 0;
