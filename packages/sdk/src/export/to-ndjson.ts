import type { Destination } from './destination.ts';
import type { ExportOptions, ExportSummary, PageSource } from './options.ts';
import { runExport } from './run-export.ts';

/** Writes a whole list as NDJSON. See `exportList`. */
export const toNdjson = (
  list: PageSource,
  destination: Destination,
  options: ExportOptions = {},
): Promise<ExportSummary> => runExport(list, { ...options, ndjson: destination });
