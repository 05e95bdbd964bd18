import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../core/error/error.ts';
import { checkColumns, csvFormat } from './csv-format.ts';

const csv = (pages: readonly unknown[][], options: Parameters<typeof csvFormat>[0] = {}): string => {
  const format = csvFormat(options);
  return pages.map((page) => format.text(page)).join('') + format.end();
};

describe('columns', () => {
  it.each([
    ['name nothing', []],
    ['are no list', 'id'],
    ['are no names', ['id', 1]],
    ['are none', null],
  ])('that %s are a config error', (_, columns) => {
    expect(() => checkColumns(columns)).toThrow(LatchkeyError);
  });

  it('may be any names, or be left to the first page', () => {
    expect(() => [['id'], ['', 'a.b'], undefined].forEach(checkColumns)).not.toThrow();
  });
});

describe('CSV', () => {
  it('heads the columns once, in the order in which the first page names them', () => {
    expect(
      csv([
        [
          { b: 1, a: 2 },
          { c: 3, b: 4 },
        ],
        [{ a: 5 }],
      ]),
    ).toBe('b,a,c\n1,2,\n4,,3\n,5,\n');
  });

  it('takes the columns that it is given, and their order', () => {
    expect(csv([[{ a: 1, b: 2, c: 3 }]], { columns: ['c', 'a', 'd'] })).toBe('c,a,d\n3,1,\n');
  });

  it('writes nested values as JSON, booleans as words, and nothing for null', () => {
    expect(csv([[{ a: { x: [1, 'y'] }, b: true, c: false, d: null, e: 0, f: -0.5 }]])).toBe(
      'a,b,c,d,e,f\n"{""x"":[1,""y""]}",true,false,,0,-0.5\n',
    );
  });

  it('names the properties of later pages that have no column', () => {
    const format = csvFormat({});
    format.text([{ a: 1 }]);
    format.text([{ a: 2, late: 3 }]);
    expect(format.unlisted()).toEqual(['late']);
  });

  it('leaves out without a word what the given columns leave out', () => {
    const format = csvFormat({ columns: ['a'] });
    format.text([{ a: 1, b: 2 }]);
    expect(format.unlisted()).toEqual([]);
  });

  it('names the given columns that no row had, whichever page it was on', () => {
    const format = csvFormat({ columns: ['a', 'late', 'idd', 'none'] });
    expect(format.missing()).toEqual([]);
    format.text([]);
    expect(format.missing()).toEqual([]);
    format.text([{ a: 1 }, { a: 2, none: null }]);
    expect(format.missing()).toEqual(['late', 'idd']);
    format.text([{ late: undefined }]);
    format.end();
    expect(format.missing()).toEqual(['idd']);
  });

  it('takes from an earlier run which columns no row had, and claims nothing of one that did not say', () => {
    const columns = ['a', 'b', 'c'];
    const resumed = (earlier: Parameters<typeof csvFormat>[1]) => {
      const format = csvFormat({ columns }, earlier);
      format.text([{ a: 1 }]);
      return format.missing();
    };
    const begun = csvFormat({ columns });
    expect(resumed(begun.state())).toEqual(['b', 'c']);
    begun.text([{ b: 1 }]);
    expect(resumed(begun.state())).toEqual(['c']);
    expect(resumed({ header: columns, unlisted: [] })).toEqual([]);
  });

  it('misses no column where the first page gave them', () => {
    const format = csvFormat({});
    format.text([{ a: 1 }]);
    format.text([{ b: 1 }]);
    expect(format.missing()).toEqual([]);
  });

  it('heads an empty list with the given columns, and is empty without any', () => {
    expect(csv([[], []], { columns: ['a', 'b'] })).toBe('a,b\n');
    expect(csv([[]])).toBe('');
  });

  it('waits for the first row when the first pages are empty', () => {
    expect(csv([[], [{ a: 1 }], []])).toBe('a\n1\n');
  });

  it('never writes a blank line for an empty cell that stands alone', () => {
    expect(csv([[{ a: null }, { a: '' }, { a: 1 }]])).toBe('a\n""\n""\n1\n');
  });

  it('gives a value that is no record a column of its own', () => {
    expect(csv([['x', 2]])).toBe('value\nx\n2\n');
  });

  it('reads own properties only, dots and prototype names included', () => {
    expect(csv([[{ 'a.b': 1, a: { b: 2 } }, {}]], { columns: ['a.b', 'constructor', 'toString'] })).toBe(
      'a.b,constructor,toString\n1,,\n,,\n',
    );
  });

  it('neutralises formulas on request, and leaves numbers alone', () => {
    const row = { a: '=1+1', b: '@x', c: '-2', d: -2, e: '+3', f: 'plain' };
    expect(csv([[row]], { escapeFormulas: true })).toBe("a,b,c,d,e,f\n'=1+1,'@x,'-2,-2,'+3,plain\n");
    expect(csv([[row]])).toBe('a,b,c,d,e,f\n=1+1,@x,-2,-2,+3,plain\n');
  });

  it('has a carriage return in quotes, in a cell and in a column’s name', () => {
    expect(csv([[{ 'a\rb': 'x\ry', c: -5 }]], { escapeFormulas: true })).toBe('"a\rb",c\n"x\ry",-5\n');
  });

  it('reads back as it was written, whatever the cells hold', () => {
    const cell = fc.oneof(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é') }), fc.string());
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 4 }), (cells, size) => {
        const records = cells.map(([a, b, c]) => ({ a, b, c }));
        const pages = Array.from({ length: Math.ceil(records.length / size) }, (_, at) =>
          records.slice(at * size, (at + 1) * size),
        );
        expect(read(csv(pages))).toEqual([['a', 'b', 'c'], ...cells]);
      }),
    );
  });
});

/** RFC 4180, read with code of its own, and as strictly as any reader does: a row ends at either half of a line break. */
const read = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    } else {
      for (; text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r'; at += 1) cell += text[at];
    }
    row.push(cell);
    if (text[at] === '\n' || text[at] === '\r') {
      rows.push(row);
      row = [];
    }
    at += 1;
  }
  return rows;
};
