import fc from 'fast-check';
import { expect, it } from 'vitest';
import { system } from '../../test/engine/fixture.ts';
import { safeMask } from './mask.ts';

const format = system.keyFormat;

it('shows the documented mask', () => {
  const body = 'abcdef0123456789abcdef0123456789';
  expect(safeMask(format, `acme_live_${body}`, body.length)).toBe('acme_live_abcdef...******');
});

it('security 21: what a mask hides is worth at least 80 bits, whatever the length of a key', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 40 }), fc.integer({ min: 0, max: 40 }), (length, shown) => {
      const body = Array.from({ length }, (_, at) => format.body.alphabet.charAt(at % 36)).join('');
      const mask = safeMask({ ...format, mask: { shown, rest: '...' } }, `acme_live_${body}`, length);
      const shownLength = mask.length - 'acme_live_...'.length;
      expect((length - shownLength) * Math.log2(36)).toBeGreaterThanOrEqual(80);
    }),
  );
});
