import fc from 'fast-check';
import { expect, it } from 'vitest';
import { monotone } from './monotone.ts';

it('security 51: never runs backwards, and follows the clock forwards', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (readings) => {
      let at = -1;
      const now = monotone({ now: () => readings[++at] ?? 0 });
      const seen = readings.map(() => now());
      expect(seen).toEqual(readings.map((_, index) => Math.max(...readings.slice(0, index + 1))));
    }),
  );
});
