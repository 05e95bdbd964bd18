import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodicFilter } from './periodic-filter.ts';

const patterns = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });

describe('periodicFilter', () => {
  it('counts what passes below any index as a walk through all of them does', () => {
    fc.assert(
      fc.property(patterns, fc.nat(200), (pattern, end) => {
        const filter = periodicFilter(pattern.length, (position) => pattern[position] === true);
        expect(filter.countBefore(end)).toBe(passingBelow(pattern, end).length);
      }),
    );
  });

  it('finds the nth that passes as a walk through all of them does', () => {
    fc.assert(
      fc.property(patterns, fc.nat(200), (pattern, end) => {
        const filter = periodicFilter(pattern.length, (position) => pattern[position] === true);
        const expected = passingBelow(pattern, end);
        expect(expected.map((_, nth) => filter.indexOf(nth))).toEqual(expected);
      }),
    );
  });

  it('asks about each position once, however far it is asked', () => {
    let asked = 0;
    const filter = periodicFilter(7, (position) => {
      asked += 1;
      return position % 2 === 0;
    });
    expect(filter.countBefore(7_000_000_000)).toBe(4_000_000_000);
    expect(filter.indexOf(3_999_999_999)).toBe(6_999_999_999);
    expect(asked).toBe(7);
  });
});

const passingBelow = (pattern: readonly boolean[], end: number): number[] =>
  Array.from({ length: end }, (_, index) => index).filter((index) => pattern[index % pattern.length]);
