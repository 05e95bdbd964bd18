import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from './median.ts';

describe('a median', () => {
  it('has as many numbers below it as above it, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (numbers) => {
        const middle = median(numbers);
        const below = numbers.filter((each) => each < middle).length;
        const above = numbers.filter((each) => each > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(numbers.length / 2);
      }),
    );
  });

  it('is the mean of the two in the middle of an even count', () => {
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });

  it('is refused of nothing', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});
