import { join } from 'node:path';
import { type Secret, systemClock } from '@latchkey/providers';
import { type ExportSummary, exportList } from '@latchkey/sdk';
import { Failure } from '../failure.ts';
import { countCsvRows, countLines } from '../files/count-rows.ts';
import { bytes, count, seconds } from '../show/figures.ts';
import { progressBar } from '../show/progress-bar.ts';
import { indented, table } from '../show/table.ts';
import type { Stage } from './stage.ts';

const redrawEveryMs = 100;

/**
 * Exports the whole list to two files, through the rate limit, and makes sure that nothing is missing from them.
 * @throws Failure when a file does not hold every item.
 */
export const exportAll = async (stage: Stage, secret: Secret): Promise<void> => {
  const { script, folder, terminal, signal } = stage;
  const { operation, path, name, items } = script.list;
  const csv = join(folder, `${name}.csv`);
  const ndjson = join(folder, `${name}.ndjson`);
  const bar = progressBar(terminal, { label: name, now: systemClock.now });
  const redraw = setInterval(bar.tick, redrawEveryMs);
  try {
    const list = stage.client(secret).list(operation, { path });
    const summary = await exportList(list, { csv, ndjson, signal, onProgress: bar.update });
    bar.done();
    terminal.out(indented(`${summaryTable(summary)}\n${csv}\n${ndjson}\n`));
  } finally {
    clearInterval(redraw);
  }
  requireItems(csv, await countCsvRows(csv), items);
  requireItems(ndjson, await countLines(ndjson), items);
};

const summaryTable = (summary: ExportSummary): string => {
  const columns: [head: string, cell: string][] = [
    ['rows', count(summary.rows)],
    ['pages', count(summary.pages)],
    ['requests sent', count(summary.requests)],
    ['requests refused', count(summary.refused)],
    ['time waited', seconds(summary.waitedMs)],
    ['written', bytes(summary.bytes)],
  ];
  return table(
    [columns.map(([head]) => head), columns.map(([, cell]) => cell)],
    columns.map(() => 'right'),
  );
};

const requireItems = (path: string, found: number, items: number): void => {
  if (found === items) return;
  throw new Failure(
    `${path} holds ${count(found)} rows, and the server has ${count(items)}.`,
    'The export lost or doubled rows: this is a fault of Latchkey. Please report it.',
  );
};
