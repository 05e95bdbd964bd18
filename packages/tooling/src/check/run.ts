import { checks } from './checks.ts';
import { describeResult } from './describe-result.ts';
import { runChecks } from './run-checks.ts';
import { workspaceRoot } from './run-tool.ts';

// `pnpm check`, or `pnpm check types format` for some of them.
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(', ')}. There are: ${checks.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const results = await runChecks(
  workspaceRoot,
  checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name)),
  { report: (result) => console.log(describeResult(result)) },
);
const failed = results.filter(({ problems }) => problems !== null);
console.log(
  failed.length === 0 ? 'check: all is well' : `check: ${failed.map(({ check }) => check.name).join(', ')} failed`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
