/**
 * Rows as CSV (RFC 4180) that a spreadsheet cannot take for anything but text: a cell that would begin a formula begins with an
 * apostrophe.
 */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  // A name is a person's to write: =HYPERLINK(…) in it must not run on whoever opens the table.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
