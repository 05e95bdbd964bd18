import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfHex, hexOf } from './hex.ts';

describe('hexadecimal digits', () => {
  it('are two for each byte, small ones too', () => {
    expect(hexOf(Uint8Array.of(0, 1, 15, 16, 255))).toBe('00010f10ff');
    expect(hexOf(new Uint8Array())).toBe('');
  });

  it('give the bytes again', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(bytesOfHex(hexOf(bytes))).toEqual(bytes);
      }),
    );
  });
});
