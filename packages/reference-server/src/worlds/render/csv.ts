/**
 * Records as CSV (RFC 4180 quoting, `\n` after every line, the header's included): one column for each name in
 * `columns`, in that order. Nested values are written as JSON, null and missing ones as nothing. Cells are data as it
 * stands: what a spreadsheet would take for a formula is not touched. Runs in a browser too.
 */
export const csv = (columns: readonly string[], records: readonly object[]): string =>
  [columns, ...records.map((record) => cellsOf(columns, record))]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('');

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const cellsOf = (columns: readonly string[], record: object): string[] => {
  const values = new Map<string, unknown>(Object.entries(record));
  return columns.map((column) => cell(values.get(column)));
};

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
