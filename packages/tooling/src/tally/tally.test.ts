import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTasks, type TaskResult } from './run-summary.ts';
import { tally, tallyTable, totalLine } from './tally.ts';
import { type Figures, readFigures, readReportFile } from './test-report.ts';

const task = (name: string, succeeded: boolean, folder = 'packages/a'): TaskResult => ({
  package: '@x/a',
  task: name,
  folder,
  succeeded,
});
const figures: Figures = { passed: 5, failed: 0, skipped: 1 };
const lineOf = (parts: Partial<Parameters<typeof tally>[0]>) =>
  totalLine(tally({ checks: [], tasks: [], figures: () => figures, ...parts }));

describe('the tally', () => {
  it('adds checks, builds, pack checks and tests', () => {
    const tasks = [task('build', true), task('pack:check', true), task('test:package', true)];
    expect(lineOf({ checks: [{ passed: true }, { passed: true }], tasks })).toBe('9 passed, 0 failed');
  });

  it.each([
    ['a check', { checks: [{ passed: false }] }],
    ['a build', { tasks: [task('build', false)] }],
    ['a pack check', { tasks: [task('pack:check', false)] }],
    ['a test run that left no report', { tasks: [task('test:package', true)], figures: () => null }],
    ['a turbo that left no record', { tasks: null }],
  ] as const)('counts %s as one failure', (_what, parts) => {
    expect(lineOf(parts)).toBe('0 passed, 1 failed');
  });

  it('counts a test run that failed without a failed test as one failure', () => {
    expect(lineOf({ tasks: [task('test:package', false)] })).toBe('5 passed, 1 failed');
  });

  it('loses no failure, and invents none where all is well', () => {
    const outcomes = fc.array(fc.boolean(), { maxLength: 6 });
    const counts = fc.record({ passed: fc.nat(99), failed: fc.nat(9), skipped: fc.nat(9) });
    fc.assert(
      fc.property(
        outcomes,
        outcomes,
        fc.array(fc.tuple(fc.boolean(), fc.option(counts)), { maxLength: 4 }),
        (checks, builds, tests) => {
          const rows = tally({
            checks: checks.map((passed) => ({ passed })),
            tasks: [
              ...builds.map((succeeded) => task('build', succeeded)),
              ...tests.map(([succeeded], index) => task('test:package', succeeded, `packages/${index}`)),
            ],
            figures: (folder) => tests[Number(folder.split('/')[1])]?.[1] ?? null,
          });
          const isGood =
            [...checks, ...builds].every(Boolean) &&
            tests.every(([succeeded, found]) => succeeded && found?.failed === 0);
          expect(rows.every(({ failed }) => failed === 0)).toBe(isGood);
          expect(rows.every(({ passed, failed }) => passed >= 0 && failed >= 0)).toBe(true);
        },
      ),
    );
  });

  it('shows a package a line, and skipped tests where there are some', () => {
    expect(
      tallyTable([
        { name: 'check', passed: 5, failed: 0, skipped: 0 },
        { name: '@x/sdk', passed: 120, failed: 2, skipped: 3 },
      ]),
    ).toBe('check       5 passed    0 failed\n@x/sdk    120 passed    2 failed    3 skipped');
  });
});

describe('what the tally reads', () => {
  it('counts a file that failed before its tests as a failure', () => {
    const report = {
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
        { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'pending' }, { status: 'todo' }] },
      ],
    };
    expect(readFigures(report)).toEqual({ passed: 2, failed: 2, skipped: 2 });
  });

  it('reads no figures where there is no report', async () => {
    expect(await readReportFile('/no/such/report.json')).toBeNull();
  });

  it('takes a task that never ran for a failed one, one from the cache for a good one, and passes over missing scripts', () => {
    const base = { package: '@x/a', directory: 'packages/a', command: 'tsup' };
    const tasks = readTasks({
      tasks: [
        { ...base, task: 'build', execution: { exitCode: 0 } },
        { ...base, task: 'test:package', execution: { exitCode: 1 } },
        { ...base, task: 'pack:check' },
        { ...base, task: 'types', command: '<NONEXISTENT>' },
      ],
    });
    expect(tasks.map((result) => [result.task, result.succeeded])).toEqual([
      ['build', true],
      ['test:package', false],
      ['pack:check', false],
    ]);
  });
});
