import type { ExportSummary } from '@latchkey/sdk';
import { bytes, count, seconds } from '../show/figures.ts';
import { table } from '../show/table.ts';

/** What the main job of a system came to. */
export interface Outcome {
  readonly system: string;
  readonly summary: ExportSummary;
  /** How many keys that do not work were tried, each of them in vain. */
  readonly keysRefused: number;
}

/** A line for each outcome. What is not known of the first has no column. */
export const outcomeTable = (outcomes: readonly (Pick<Outcome, 'summary'> & Partial<Outcome>)[]): string => {
  const columns = allColumns.filter(({ cell }) => cell(outcomes[0] ?? {}) !== undefined);
  return table(
    [columns.map(({ head }) => head), ...outcomes.map((outcome) => columns.map(({ cell }) => cell(outcome) ?? ''))],
    columns.map(({ head }) => (head === 'system' ? 'left' : 'right')),
  );
};

interface Column {
  readonly head: string;
  readonly cell: (outcome: Partial<Outcome>) => string | undefined;
}

const figure = (head: string, write: (summary: ExportSummary) => string): Column => ({
  head,
  cell: ({ summary }) => summary && write(summary),
});

const allColumns: readonly Column[] = [
  { head: 'system', cell: ({ system }) => system },
  figure('rows', ({ rows }) => count(rows)),
  figure('pages', ({ pages }) => count(pages)),
  figure('requests sent', ({ requests }) => count(requests)),
  figure('requests refused', ({ refused }) => count(refused)),
  figure('time waited', ({ waitedMs }) => seconds(waitedMs)),
  figure('written', (summary) => bytes(summary.bytes)),
  { head: 'bad keys refused', cell: ({ keysRefused }) => (keysRefused === undefined ? undefined : count(keysRefused)) },
];
