/** How a column's cells stand. */
export type Alignment = 'left' | 'right';

/**
 * Rows as aligned columns, two blanks apart, with a rule under the first row. Each line is ended by a line feed.
 * @param alignments by column; left where none is given
 */
export const table = (rows: readonly (readonly string[])[], alignments: readonly Alignment[] = []): string => {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...rows.map((row) => width(row[at] ?? ''))));
  const line = (row: readonly string[]) =>
    widths.map((size, at) => aligned(row[at] ?? '', size, alignments[at] ?? 'left')).join('  ');
  const [head, ...body] = rows;
  if (!head) return '';
  return [head, widths.map((size) => '─'.repeat(size)), ...body].map((row) => `${line(row).trimEnd()}\n`).join('');
};

/** Pairs of a name and a value, the values aligned. Each line is ended by a line feed. */
export const pairs = (entries: readonly (readonly [name: string, value: string])[]): string => {
  const size = Math.max(0, ...entries.map(([name]) => width(name)));
  return entries.map(([name, value]) => `${aligned(name, size, 'left')}  ${value}\n`).join('');
};

/** A text with every line but the empty ones moved to the right. */
export const indented = (text: string, blanks = 3): string => text.replace(/^(?=.)/gm, ' '.repeat(blanks));

const width = (text: string): number => [...text].length;

const aligned = (text: string, size: number, alignment: Alignment): string => {
  const blanks = ' '.repeat(Math.max(0, size - width(text)));
  return alignment === 'left' ? text + blanks : blanks + text;
};
