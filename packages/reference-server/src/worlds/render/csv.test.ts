import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from './csv.ts';

describe('csv', () => {
  it('writes the header in the order asked for, nested values as JSON and null as nothing', () => {
    const records = [
      { b: { x: 1 }, a: 'plain', c: null, unasked: 1 },
      { a: 'say "hi", you\nthere', b: [1, 2] },
    ];
    expect(csv(['a', 'b', 'c'], records)).toBe('a,b,c\nplain,"{""x"":1}",\n"say ""hi"", you\nthere","[1,2]",\n');
  });

  it('writes the header alone for no records', () => {
    expect(csv(['id', 'onset'], [])).toBe('id,onset\n');
  });

  it('can be read back cell by cell, whatever the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n') }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts), { maxLength: 8 }), (rows) => {
        const written = csv(
          ['one', 'two'],
          rows.map(([one, two]) => ({ one, two })),
        );
        expect(cellsRead(written)).toEqual(['one', 'two', ...rows.flat()]);
      }),
    );
  });
});

/** A reader of its own, by RFC 4180's grammar, all cells in a row. */
const cellsRead = (text: string): string[] =>
  [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\n)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );
