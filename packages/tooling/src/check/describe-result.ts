import type { CheckResult } from './check.ts';

/** A line for a check that passed; for one that failed, what is wrong and what to do as well. */
export const describeResult = ({ check, problems, durationMs }: CheckResult): string => {
  const line = `${problems === null ? '✓' : '✗'} ${check.name.padEnd(14)}${(durationMs / 1000).toFixed(1)} s`;
  if (problems === null) return line;
  const indented = problems.trimEnd().replace(/^(?=.)/gm, '    ');
  return `${line}\n${indented}\n  → ${check.remedy}`;
};
