import { formatKey, parseKey } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream, system } from '../../../test/engine/fixture.ts';
import { secretBody } from '../acts/secret-body.ts';
import { checkKeyFormat, keyGate, knownHead } from './key-gate.ts';

const format = system.keyFormat;
const formats = [
  format,
  { ...format, environments: null },
  { ...format, prefix: 'a_b.c', environments: ['live', 'live-eu'] as const },
];

describe.each(formats)('the gate of $prefix', (each) => {
  const passes = keyGate(each);

  it('security 2: lets in what is issued, and it reads back to the same', () => {
    const random = stream();
    for (let key = 0; key < 2000; key++) {
      const text = { environment: each.environments?.[key % 2] ?? null, body: secretBody(random, each.body) };
      const written = formatKey(each, text);
      expect(passes(written)).toBe(true);
      expect(parseKey(each, written)).toEqual({ ok: true, key: text });
    }
  });

  it('agrees with parseKey about every text', () => {
    const near = fc
      .tuple(
        fc.constantFrom(`${each.prefix}_live_`, `${each.prefix}_`, 'acme_test_', 'ACME_live_', ''),
        fc.string({ unit: fc.constantFrom(...'abc019', '_', 'K', ' ', '\n', '…', '*', 'ａ', '\ud800'), maxLength: 45 }),
      )
      .map((parts) => parts.join(''));
    const sound = fc
      .array(fc.constantFrom(...each.accepts.alphabet), { minLength: 18, maxLength: 42 })
      .map((letters) => `${each.prefix}_${each.environments ? 'live_' : ''}${letters.join('')}`);
    fc.assert(
      fc.property(fc.oneof(near, sound, fc.string()), (text) => {
        expect(passes(text)).toBe(parseKey(each, text).ok);
      }),
      { numRuns: 2000 },
    );
  });
});

it('security 28: look-alikes, lone surrogates and other cases are not folded into a key', () => {
  const passes = keyGate(format);
  const body = 'a'.repeat(32);
  expect(passes(`acme_live_${body}`)).toBe(true);
  for (const odd of ['ａ', '\u212a', '\ud800', 'A', '\n', ' ', '\0']) {
    expect(passes(`acme_live_${odd}${body.slice(1)}`)).toBe(false);
    expect(passes(`acme_live_${body.slice(1)}${odd}`)).toBe(false);
  }
});

it('knows no more of a text than its prefix and environment', () => {
  expect(knownHead(format, 'acme_test_abc')).toBe('acme_test_');
  expect(knownHead(format, 'other_test_abc')).toBeNull();
});

it.each([
  ['a separator in the alphabet', { body: { length: 32, alphabet: 'abc_def0123456789' } }],
  ['a repeated character', { body: { length: 64, alphabet: 'aabcdef0123456789' } }],
  ['less than 128 bits', { body: { length: 31, alphabet: '0123456789abcdef' } }],
])('security 1 and 2: refuses a format with %s', (_, told) => {
  expect(() => checkKeyFormat({ ...format, ...told })).toThrow(RangeError);
});
