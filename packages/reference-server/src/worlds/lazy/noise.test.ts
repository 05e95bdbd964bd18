import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { below, noise, pick } from './noise.ts';

describe('noise', () => {
  it('is the same for the same seed and another for another', () => {
    const values = (seed: string) => Array.from({ length: 50 }, (_, index) => noise(seed)(index));
    expect(values('one')).toEqual(values('one'));
    expect(values('one')).not.toEqual(values('other'));
  });

  it('lies in [0, 1) at any index and channel, and the channels differ', () => {
    fc.assert(
      fc.property(fc.nat(Number.MAX_SAFE_INTEGER), fc.nat(100), (index, channel) => {
        const value = noise('range')(index, channel);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(1);
        expect(value).not.toBe(noise('range')(index, channel + 1));
      }),
    );
  });

  it('spreads evenly enough that every choice is picked', () => {
    const values = Array.from({ length: 400 }, (_, index) => noise('even')(index));
    expect(new Set(values.map((value) => pick(value, ['a', 'b', 'c', 'd'])))).toEqual(new Set(['a', 'b', 'c', 'd']));
    const counts = Array.from({ length: 4 }, (_, bin) => values.filter((value) => below(value, 4) === bin).length);
    expect(Math.min(...counts)).toBeGreaterThan(60);
  });
});
