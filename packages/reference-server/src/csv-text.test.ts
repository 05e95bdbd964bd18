import { expect, it } from 'vitest';
import { csvText } from './csv-text.ts';

it('quotes what would end a cell or a line', () => {
  expect(
    csvText([
      ['a', 1],
      ['b,c', 'd"e'],
      ['f\r\ng', ''],
    ]),
  ).toBe('a,1\r\n"b,c","d""e"\r\n"f\r\ng",\r\n');
});

it('lets no spreadsheet take a text for a formula', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r']) expect(csvText([[`${start}1`]])).toMatch(/^"?'/);
  expect(csvText([[-1]])).toBe('-1\r\n');
});
