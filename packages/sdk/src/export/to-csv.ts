import type { CsvOptions } from './csv-format.ts';
import type { Destination } from './destination.ts';
import type { ExportOptions, ExportSummary, PageSource } from './options.ts';
import { runExport } from './run-export.ts';

/** Writes a whole list as CSV. See `exportList`. */
export const toCsv = (
  list: PageSource,
  destination: Destination,
  options: CsvOptions & ExportOptions = {},
): Promise<ExportSummary> => runExport(list, { ...options, csv: destination });
