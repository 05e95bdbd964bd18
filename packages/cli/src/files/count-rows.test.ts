import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { countCsvRows, countLines } from './count-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-count-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (text: string): string => {
  const path = join(folder, 'file');
  writeFileSync(path, text);
  return path;
};

it('counts CSV records without the header, line breaks within quotes left out', async () => {
  expect(await countCsvRows(file('a,b\n1,2\n"x\ny","say ""\n"""\n'))).toBe(2);
  expect(await countCsvRows(file('a,b\n'))).toBe(0);
  expect(await countCsvRows(file(''))).toBe(0);
});

it('counts lines', async () => {
  expect(await countLines(file('{}\n{"a":"\\""}\n'))).toBe(2);
});
