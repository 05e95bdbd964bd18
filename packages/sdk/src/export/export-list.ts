import type { ExportOptions, ExportSummary, ExportTargets, PageSource } from './options.ts';

/**
 * Writes a whole list as CSV, as NDJSON, or as both in one reading. Each page is written before another is taken, so
 * memory stays the same at any size. A file appears under its name only when it is whole.
 * @throws LatchkeyError of the page that failed, or `config` where a destination cannot be written; `cursor` says where
 * a new list can take up.
 */
export const exportList = async (list: PageSource, options: ExportTargets & ExportOptions): Promise<ExportSummary> => {
  // Loaded with the first export: a client that writes no files does not carry what writing takes.
  const { runExport } = await import('./run-export.ts');
  return runExport(list, options);
};
