import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Duration, durationMs } from './duration.ts';

describe('durationMs', () => {
  it.each<[Duration, number]>([
    [0, 0],
    [1500, 1500],
    ['500ms', 500],
    ['0s', 0],
    ['30s', 30_000],
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['91d', 7_862_400_000],
    ['1.5h', 5_400_000],
    ['0.07s', 70],
  ])('reads %j as %d milliseconds', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it('gives whole milliseconds for whatever is written with a unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 6 }), fc.constantFrom('s', 'm', 'h', 'd'), (thousandths, unit) => {
        expect(Number.isInteger(durationMs(`${thousandths / 1000}${unit}` as Duration))).toBe(true);
      }),
    );
  });

  it.each(['', 'd', '5', '-5s', '5 s', ' 5s', '5S', '1e3s', '1h30m', '.5h', '5.h', 'Infinityd', `${'9'.repeat(400)}d`])(
    'refuses %j',
    (text) => {
      expect(() => durationMs(text as Duration)).toThrow(/is no duration. Use milliseconds/);
    },
  );

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the number %d', (ms) => {
    expect(() => durationMs(ms)).toThrow(RangeError);
  });
});
