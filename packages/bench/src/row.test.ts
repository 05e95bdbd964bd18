import { describe, expect, it } from 'vitest';
import { atLeast, atMost, isMet, itself } from './row.ts';

describe('a target', () => {
  it.each([
    [0.9, atMost(1), true],
    [1, atMost(1), true],
    [1.1, atMost(1), false],
    [1.1, atLeast(1), true],
    [0.9, atLeast(1), false],
    [Number.NaN, atMost(1), false],
    [Number.NaN, atLeast(1), false],
  ])('judges %s against %j as %s', (value, target, met) => {
    expect(isMet({ judged: itself(value), target })).toBe(met);
  });

  it('is neither met nor missed where there is none', () => {
    expect(isMet({ judged: itself(1), target: null })).toBeNull();
  });
});
