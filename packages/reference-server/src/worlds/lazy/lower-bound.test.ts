import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lowerBound } from './lower-bound.ts';

it('counts the indices before the border', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), (length, border) => {
      expect(lowerBound(length, (index) => index < border)).toBe(Math.min(length, border));
    }),
  );
});

it('asks about the logarithm of the length', () => {
  let asked = 0;
  lowerBound(2 ** 40, (index) => {
    asked += 1;
    return index < 123_456_789;
  });
  expect(asked).toBeLessThanOrEqual(41);
});
