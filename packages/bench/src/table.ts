import { isMet, type Row } from './row.ts';

/** Rows as a table for people: everybody's figures side by side with the ratio and the target. */
export const tableOf = (title: string, rows: readonly Row[]): string => {
  const lines = rows.flatMap((row) => linesOf(row));
  const header = ['', 'ours', 'others', 'ratio', 'target', ''];
  const widths = header.map((_, column) => Math.max(...[header, ...lines].map((cells) => cells[column]?.length ?? 0)));
  const written = [header, ...lines].map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [title, '-'.repeat(title.length), ...written].join('\n');
};

/** The first line says it all but the names of further others and what does not fit. */
const linesOf = (row: Row): string[][] => {
  const texts = wrapped(`${row.measure}${row.unit === '' ? '' : ` (${row.unit})`}`, measureWidth);
  const others = row.others.map(({ name, value }) => `${name} ${figure(value)}`);
  const { judged, target } = row;
  const ratio = judged?.of ? `${judged.value.toFixed(2)} × ${judged.of}` : '';
  const bound = target ? `${target.bound} ${target.value}${judged?.of ? ' ×' : ''}` : '';
  const first = [figure(row.ours), others[0] ?? '', ratio, bound, verdicts.get(isMet(row)) ?? ''];
  return Array.from({ length: Math.max(1, texts.length, others.length) }, (_, line) => [
    texts[line] ?? '',
    ...(line === 0 ? first : ['', others[line] ?? '']),
  ]);
};

const measureWidth = 52;

const verdicts = new Map<boolean | null, string>([
  [true, 'met'],
  [false, 'MISSED'],
]);

/** Three digits that count, and all of those before the point. */
export const figure = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
};

const wrapped = (text: string, width: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};
