import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { dirname } from 'node:path';
import { isMet, type Row } from './row.ts';

/** The rows of one run, by table. */
export type Results = Readonly<Record<string, readonly Row[]>>;

/** Writes a run's rows, with what they were found on, as JSON. */
export const writeResults = (file: string, results: Results, isQuick: boolean): void => {
  const content = {
    at: new Date().toISOString(),
    node: process.version,
    machine: `${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    quick: isQuick,
    tables: Object.fromEntries(
      Object.entries(results).map(([table, rows]) => [table, rows.map((row) => ({ ...row, met: isMet(row) }))]),
    ),
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
};
