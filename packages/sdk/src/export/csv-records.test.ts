import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecords } from './csv-records.ts';

describe('the records of a CSV text', () => {
  it('are as many as were written, and the whole text, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }));
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (written, record_delimiter) => {
        const text = stringify(written, { record_delimiter, quoted: true });
        const records = csvRecords(text);
        expect(records).toHaveLength(written.length);
        expect(records.join('')).toBe(text);
        expect(
          records.map((record, at) => record === stringify([written[at] ?? []], { record_delimiter, quoted: true })),
        ).toEqual(written.map(() => true));
      }),
    );
  });

  it('all end with a line break', () => {
    expect(csvRecords('a,b\n1,2')).toEqual(['a,b\n', '1,2\n']);
    expect(csvRecords('')).toEqual([]);
    expect(csvRecords('"a\nb')).toEqual(['"a\nb\n']);
  });
});
