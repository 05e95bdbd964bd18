/** The records of a CSV text as they stand there, each with the line break that ends it; the last gets one where it has none. */
export const csvRecords = (text: string): string[] => {
  const records: string[] = [];
  let start = 0;
  // A line break between quotes is of the cell; a quote in a cell is written twice, which opens and closes.
  let isQuoted = false;
  for (const { 0: mark, index } of text.matchAll(/["\n]/g)) {
    if (mark === '"') isQuoted = !isQuoted;
    else if (!isQuoted) {
      records.push(text.slice(start, index + 1));
      start = index + 1;
    }
  }
  if (start < text.length) records.push(`${text.slice(start)}\n`);
  return records;
};
