import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { echoOf } from './echo.ts';

const format = { prefix: 'abc', separator: '_' };

describe('echoOf', () => {
  it.each(['yesterday', '-1', '', '2026-13-45T99:99:99.999Z', 'a value with blanks', '<b>', 'ä'.repeat(100)])(
    'repeats %j',
    (value) => {
      expect(echoOf(format, value)).toBe(value);
    },
  );

  it.each([
    ['long', 'ab '.repeat(34)],
    ['of several lines', 'a\r\nSet-Cookie: b'],
    ['a key', 'abc_live_a1b2c3d4e5f6g7h8i9j0'],
    ['a short key', 'abc_test_x'],
    ['a key in capitals', 'ABC_LIVE_A1B2C3'],
    ['a key among words', 'my key: abc_live_a1b2'],
    ['the body of a key', 'a1b2c3d4e5f6g7h8i9j0'],
  ])('security 23: repeats nothing that is %s', (_, value) => {
    expect(echoOf(format, value)).toBeNull();
  });

  it('security 23: repeats no value that holds a key, whatever stands around it', () => {
    const key = 'abc_live_a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6';
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(echoOf(format, before + key + after)).toBeNull();
      }),
    );
  });
});
