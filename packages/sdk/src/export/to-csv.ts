import { configError } from '../core/error/config-error.ts';
import { listOrigin } from '../core/pages/list-origin.ts';
import type { Destination } from './destination.ts';
import type { CsvSource, ExportSummary, PageSource, ToCsvOptions } from './options.ts';
import { runExport } from './run-export.ts';

/**
 * Writes a whole list as CSV. See `exportList`.
 * @param serverCsv the list as the system writes it
 */
export const toCsv = async (
  list: PageSource,
  destination: Destination,
  { writer = 'client', ...options }: ToCsvOptions<string> = {},
  serverCsv?: () => Promise<CsvSource>,
): Promise<ExportSummary> => {
  const given = { ...options, csv: destination };
  if (writer !== 'server') return runExport(list, given);
  if (serverCsv === undefined) throw configError('This list is not written by its system.', 'Leave out `writer`.');
  if (options.columns !== undefined || options.escapeFormulas) {
    throw configError(
      'What the server writes has its own columns and its own cells.',
      'Leave out `writer`, or `columns` and `escapeFormulas`.',
    );
  }
  return runExport({ ...(await serverCsv()), [listOrigin]: list[listOrigin] }, given);
};
