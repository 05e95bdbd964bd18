import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPort } from './port.ts';

it('reads every port', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 65_535 }), (port) => {
      expect(readPort(String(port))).toBe(port);
    }),
  );
});

it.each(['', 'abc', '-1', '65536', '1.5', '1e3', ' 80', '0x50', '٤'])('refuses %j', (text) => {
  expect(() => readPort(text)).toThrow('is no port');
});
