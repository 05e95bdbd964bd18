import fc from 'fast-check';
import { expect, it } from 'vitest';
import { concatenated } from './concatenated.ts';
import { orderedArray } from './lazy-list.ts';

const sizes = fc.array(fc.nat(6), { maxLength: 6 });

it('slices and keys as one array of all would', () => {
  fc.assert(
    fc.property(sizes, fc.nat(36), fc.nat(36), (lengths, one, other) => {
      const total = lengths.reduce((sum, length) => sum + length, 0);
      const all = Array.from({ length: total }, (_, index) => index * 10);
      let start = 0;
      const list = concatenated(
        lengths.map((length) => {
          start += length;
          return orderedArray(all.slice(start - length, start), (item) => item);
        }),
      );
      const from = Math.min(one, other, total);
      const to = Math.min(Math.max(one, other), total);
      expect(list.length).toBe(total);
      expect(list.slice(from, to)).toEqual(all.slice(from, to));
      expect(all.map((_, index) => list.keyAt(index))).toEqual(all);
    }),
  );
});
