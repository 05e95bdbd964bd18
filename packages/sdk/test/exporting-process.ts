import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { exportList } from '../src/export/export-list.ts';
import { crashingList } from './crashing-list.ts';

// Exports to a folder, and says a line for each page; slowly, unless it is to come to the end.
const [, , folder = '.', toTheEnd] = process.argv;
const { list } = crashingList({
  total: 20_000,
  size: 500,
  before: async () => void (toTheEnd === undefined && (await setTimeout(20))),
});
await exportList(list, {
  csv: join(folder, 'all.csv'),
  ndjson: join(folder, 'all.ndjson'),
  resume: true,
  onProgress: () => void process.stdout.write('page\n'),
});
