import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providers } from '../all.ts';
import { holdsKey } from './holds-key.ts';
import { formatKey, type KeyFormat, maskKey } from './key-format.ts';

const all = await Promise.all(Object.values(providers).map((load) => load()));
const formats: readonly KeyFormat[] = all.map(({ keyFormat }) => keyFormat);
const formatOf = (prefix: string): KeyFormat => {
  const found = formats.find((format) => format.prefix === prefix);
  if (!found) throw new Error(`No keys begin with ${prefix}.`);
  return found;
};

/** A key of any system, and how much of its body is told. */
const anyKey = fc.constantFrom(...formats).chain((format) =>
  fc.record({
    format: fc.constant(format),
    environment: fc.constantFrom(...(format.environments ?? [null])),
    body: fc.string({
      unit: fc.constantFrom(...format.body.alphabet),
      minLength: format.body.length,
      maxLength: format.body.length,
    }),
    told: fc.integer({ min: 12, max: format.body.length }),
  }),
);

describe('holdsKey', () => {
  it('security 3: finds a key, and 12 characters or more of one that was cut, where it stands alone', () => {
    const before = fc.constantFrom('', ' ', '"', '=', '\\n', '%3D', 'é');
    fc.assert(
      fc.property(anyKey, before, fc.constantFrom('', ' ', '…', '_', '@x.y'), (key, start, end) => {
        const { format, environment, body, told } = key;
        const piece = formatKey(format, { environment, body: body.slice(0, told) });
        expect(holdsKey(format, start + piece + end)).toBe(true);
      }),
    );
  });

  it('security 3: finds a whole key, and 24 characters of one that was cut, within a word too', () => {
    fc.assert(
      fc.property(anyKey, fc.constantFrom('x', '_', 'KEY_', '0'), ({ format, environment, body, told }, start) => {
        const piece = (length: number) => formatKey(format, { environment, body: body.slice(0, length) });
        expect(holdsKey(format, start + piece(body.length))).toBe(true);
        expect(holdsKey(format, start + piece(Math.max(24, told)))).toBe(true);
        expect(holdsKey(format, piece(body.length) + piece(body.length))).toBe(true);
      }),
    );
  });

  it('finds none in a mask, or in a beginning and little more', () => {
    fc.assert(
      fc.property(anyKey, fc.integer({ min: 0, max: 10 }), ({ format, environment, body }, length) => {
        const whole = formatKey(format, { environment, body });
        const cut = formatKey(format, { environment, body: body.slice(0, length) });
        for (const text of [maskKey(format, whole), cut, `replaces ${cut}…`])
          expect(holdsKey(format, text)).toBe(false);
      }),
    );
  });

  it.each([
    ['rk', 'network_drive'],
    ['rk', 'bookmark_export'],
    ['rk', 'Cork_county_archive'],
    ['rk', 'dirk_becker'],
    ['rk', 'mark_andrews@example.org'],
    ['rk', 'rk_decade'],
    ['hst', 'hst_live_ci'],
    ['hst', 'hst_live_ci runner'],
    ['hst', 'hst_live_your_key_here'],
    ['hs', 'hs_live_2026'],
    ['hm', 'algorithm_documentation'],
    ['hm', 'rhythm_instrumentation'],
  ])('finds no key that begins with %s in the words %s', (prefix, text) => {
    expect(holdsKey(formatOf(prefix), text)).toBe(false);
  });
});
