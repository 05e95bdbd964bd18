import { describe, expect, it } from 'vitest';
import { indented, pairs, table } from './table.ts';

describe('a table', () => {
  it('aligns its columns under a rule, to the side that is asked for', () => {
    const rows = [
      ['name', 'rows'],
      ['a', '25,000'],
      ['longer', '3'],
    ];
    expect(table(rows, ['left', 'right'])).toBe('name      rows\n──────  ──────\na       25,000\nlonger       3\n');
  });

  it('leaves no blanks at the ends of lines, and takes short rows', () => {
    expect(table([['a', 'b'], ['long']])).toBe('a     b\n────  ─\nlong\n');
  });

  it('is nothing without rows', () => {
    expect(table([])).toBe('');
  });
});

it('aligns the values of pairs', () => {
  expect(
    pairs([
      ['a', '1'],
      ['long', '2'],
    ]),
  ).toBe('a     1\nlong  2\n');
});

it('indents every line but the empty ones', () => {
  expect(indented('a\n\nb\n', 2)).toBe('  a\n\n  b\n');
});
