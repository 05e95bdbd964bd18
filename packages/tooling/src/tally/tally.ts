import type { TaskResult } from './run-summary.ts';
import type { Figures } from './test-report.ts';

/** One line of the tally. */
export interface Row extends Figures {
  readonly name: string;
}

const none: Figures = { passed: 0, failed: 0, skipped: 0 };

/**
 * Adds up one run: each check and each build or pack check counts as one, and each test as one.
 * `figures` gives a package's test report by its folder; a test task that failed without a failed test counts as one failure.
 */
export const tally = ({
  checks,
  tasks,
  figures,
}: {
  readonly checks: readonly { readonly passed: boolean }[];
  /** Null where turbo left no record of its run. */
  readonly tasks: readonly TaskResult[] | null;
  readonly figures: (folder: string) => Figures | null;
}): readonly Row[] => [
  countOf(
    'check',
    checks.map(({ passed }) => passed),
  ),
  ...(tasks === null ? [{ ...none, name: 'turbo (no summary)', failed: 1 }] : taskRows(tasks, figures)),
];

/** The last line of `pnpm test`. */
export const totalLine = (rows: readonly Figures[]): string =>
  `${sum(rows, 'passed')} passed, ${sum(rows, 'failed')} failed`;

/** A table, names to the left, figures to the right; skipped tests show only where there are some. */
export const tallyTable = (rows: readonly Row[]): string => {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows
    .map(({ name, passed, failed, skipped }) => {
      const figures = `${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed`;
      return `${name.padEnd(width)} ${figures}${skipped > 0 ? ` ${String(skipped).padStart(4)} skipped` : ''}`;
    })
    .join('\n');
};

const taskRows = (tasks: readonly TaskResult[], figures: (folder: string) => Figures | null): readonly Row[] => {
  const [tests, others] = [tasks.filter(isTest), tasks.filter((task) => !isTest(task))];
  const names = [...new Set(others.map(({ task }) => task))];
  return [
    ...names.map((name) =>
      countOf(
        name,
        others.filter(({ task }) => task === name).map(({ succeeded }) => succeeded),
      ),
    ),
    ...tests.map((task) => ({ name: task.package, ...testFigures(task, figures(task.folder)) })),
  ];
};

const testFigures = (task: TaskResult, found: Figures | null): Figures => {
  if (found === null) return { ...none, failed: 1 };
  return !task.succeeded && found.failed === 0 ? { ...found, failed: 1 } : found;
};

const isTest = ({ task }: TaskResult): boolean => task === 'test:package';

const countOf = (name: string, outcomes: readonly boolean[]): Row => {
  const passed = outcomes.filter(Boolean).length;
  return { name, passed, failed: outcomes.length - passed, skipped: 0 };
};

const sum = (rows: readonly Figures[], field: keyof Figures): number =>
  rows.reduce((total, row) => total + row[field], 0);
