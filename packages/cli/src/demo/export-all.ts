import { join } from 'node:path';
import { type Secret, systemClock } from '@latchkey/providers';
import { type ExportSummary, exportList } from '@latchkey/sdk';
import { Failure } from '../failure.ts';
import { countCsvRows, countLines } from '../files/count-rows.ts';
import { count } from '../show/figures.ts';
import { progressBar } from '../show/progress-bar.ts';
import type { Stage } from './stage.ts';

const redrawEveryMs = 100;

/** The two files, and what they took. */
export interface Exported {
  readonly csv: string;
  readonly ndjson: string;
  readonly summary: ExportSummary;
}

/**
 * Exports the whole list to two files, through the rate limit, and makes sure that nothing is missing from them.
 * @throws Failure when a file does not hold every item.
 */
export const exportAll = async (stage: Stage, secret: Secret): Promise<Exported> => {
  const { script, folder, terminal, signal } = stage;
  const { operation, path, body, name, items } = script.list;
  const csv = join(folder, `${name}.csv`);
  const ndjson = join(folder, `${name}.ndjson`);
  const bar = progressBar(terminal, { label: name, now: systemClock.now });
  const redraw = setInterval(bar.tick, redrawEveryMs);
  let summary: ExportSummary;
  try {
    const list = stage.client(secret).list(operation, { path, body });
    summary = await exportList(list, { csv, ndjson, signal, onProgress: bar.update });
    bar.done();
  } finally {
    clearInterval(redraw);
  }
  requireItems(csv, await countCsvRows(csv), items);
  requireItems(ndjson, await countLines(ndjson), items);
  return { csv, ndjson, summary };
};

const requireItems = (path: string, found: number, items: number): void => {
  if (found === items) return;
  throw new Failure(
    `${path} holds ${count(found)} rows, and the server has ${count(items)}.`,
    'The export lost or doubled rows: this is a fault of Latchkey. Please report it.',
  );
};
