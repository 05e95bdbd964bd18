/** Records as newline-delimited JSON: one a line, a newline after each; nothing at all for no records. */
export const ndjson = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
