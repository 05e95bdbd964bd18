import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checks } from '../check/checks.ts';
import { describeResult } from '../check/describe-result.ts';
import { runChecks } from '../check/run-checks.ts';
import { runTool, workspaceRoot } from '../check/run-tool.ts';
import { readLatestRun, summaryFolder } from '../tally/run-summary.ts';
import { tally, tallyTable, totalLine } from '../tally/tally.ts';
import { type Figures, readReportFile } from '../tally/test-report.ts';

// `pnpm test`: the checks, then builds, tests and pack checks of every package, then the tally. Nothing stops at a failure.
const packages = await readdir(join(workspaceRoot, 'packages'));
const leftovers = [summaryFolder, ...packages.map((folder) => `packages/${folder}/.test-report.json`)];
await Promise.all(leftovers.map((path) => rm(join(workspaceRoot, path), { recursive: true, force: true })));

const results = await runChecks(workspaceRoot, checks, { report: (result) => console.log(describeResult(result)) });

// Two tasks at a time: a test run and a build each keep about one core busy.
await runTool(
  'turbo',
  'turbo',
  [
    'run',
    'build',
    'test:package',
    'pack:check',
    '--continue=always',
    '--concurrency=2',
    '--summarize',
    '--output-logs=new-only',
    '--log-order=grouped',
    '--ui=stream',
  ],
  { cwd: workspaceRoot, output: 'show' },
);

const tasks = await readLatestRun(workspaceRoot);
const figures = new Map<string, Figures | null>();
for (const { folder } of tasks ?? [])
  figures.set(folder, await readReportFile(join(workspaceRoot, folder, '.test-report.json')));
const rows = tally({
  checks: results.map(({ problems }) => ({ passed: problems === null })),
  tasks,
  figures: (folder) => figures.get(folder) ?? null,
});
console.log(`\n${tallyTable(rows)}\n${totalLine(rows)}`);
process.exitCode = rows.some(({ failed }) => failed > 0) ? 1 : 0;
