import { describe, expect, it } from 'vitest';
import { atMost, type Row, times } from './row.ts';
import { figure, tableOf } from './table.ts';

const row: Row = {
  measure: 'one call',
  unit: 'µs',
  ours: 12.345,
  others: [
    { name: 'ky', value: 10 },
    { name: 'openai', value: 46.04 },
  ],
  judged: times(1.2345, 'ky'),
  target: atMost(1.3),
};

describe('a table', () => {
  it('shows ours, the others, the ratio and the target on one line, and further others below', () => {
    const [, , , first, second] = tableOf('SDK', [row]).split('\n');
    expect(first?.split(/ {2,}/)).toEqual(['one call (µs)', '12.3', 'ky 10', '1.23 × ky', '≤ 1.3 ×', 'met']);
    expect(second?.trim()).toBe('openai 46');
  });

  it('cries out a target that is missed', () => {
    expect(tableOf('SDK', [{ ...row, judged: times(1.4, 'ky') }])).toContain('MISSED');
  });

  it('says nothing of a target where there is none', () => {
    expect(tableOf('SDK', [{ ...row, judged: null, target: null }])).not.toMatch(/met|MISSED/);
  });

  it('keeps long measures in their column', () => {
    const text = tableOf('SDK', [{ ...row, measure: 'word '.repeat(40).trim() }]);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(120);
  });
});

describe('a figure', () => {
  it.each([
    [1234.5, '1,235'],
    [123.4, '123'],
    [12.34, '12.3'],
    [0.01234, '0.0123'],
    [0, '0'],
    [Number.NaN, '–'],
  ])('writes %s as %s', (value, text) => {
    expect(figure(value)).toBe(text);
  });
});
