import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatKey,
  type KeyFormat,
  type KeyTextProblem,
  keySecret,
  maskKey,
  maskKeys,
  parseKey,
  scannerPattern,
} from './key-format.ts';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const format: KeyFormat = {
  prefix: 'abc',
  separator: '_',
  environments: ['live', 'test'],
  body: { length: 32, alphabet: lower + digits },
  accepts: { minLength: 10, maxLength: 40, alphabet: lower + lower.toUpperCase() + digits },
  mask: { shown: 6, rest: '...******' },
};
const body = 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6';
const key = `abc_live_${body}`;

const textOf = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });

/** Formats of every shape, prefixes and environments with a separator inside them included. */
const formats = fc
  .record({
    prefix: textOf(`${lower}_`, 1, 8),
    environments: fc.option(fc.uniqueArray(textOf(`${lower}_`, 1, 6), { minLength: 1, maxLength: 4 })),
    alphabet: fc.constantFrom(lower, digits, '0123456789abcdef', lower.toUpperCase() + digits),
    length: fc.integer({ min: 32, max: 64 }),
    shown: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ prefix, environments, alphabet, length, shown }): KeyFormat => {
    const [first, ...rest] = environments ?? [];
    return {
      prefix,
      separator: '_',
      environments: first === undefined ? null : [first, ...rest],
      body: { length, alphabet },
      accepts: { minLength: length, maxLength: length, alphabet },
      mask: { shown, rest: '…' },
    };
  });

const issued = formats.chain((each) =>
  fc.record({
    format: fc.constant(each),
    environment: each.environments ? fc.constantFrom(...each.environments) : fc.constant(null),
    body: textOf(each.body.alphabet, each.body.length, each.body.length),
  }),
);

const problemOf = (text: string): KeyTextProblem | null => {
  const parsed = parseKey(format, text);
  return parsed.ok ? null : parsed.problem;
};

describe('parseKey', () => {
  it('security 2: reads what formatKey writes, for any format, prefixes that hold the separator included', () => {
    fc.assert(
      fc.property(issued, ({ format: each, environment, body: text }) => {
        const parsed = parseKey(each, formatKey(each, { environment, body: text }));
        expect(parsed).toEqual({ ok: true, key: { environment, body: text } });
      }),
      { numRuns: 2000 },
    );
  });

  it('tells an environment from one that it begins with', () => {
    const nested: KeyFormat = { ...format, environments: ['eu', 'eu_test', 'eu_test_old'] };
    for (const environment of nested.environments ?? []) {
      expect(parseKey(nested, formatKey(nested, { environment, body }))).toEqual({
        ok: true,
        key: { environment, body },
      });
    }
  });

  it.each<[string, string, KeyTextProblem]>([
    ['nothing', '', 'empty'],
    ['a blank before it', ` ${key}`, 'blanks'],
    ['a line break after it', `${key}\n`, 'blanks'],
    ['a line break after the longest body', `abc_live_${'a'.repeat(40)}\r\n`, 'blanks'],
    ['a blank inside it', `abc_live_a1b2c3 ${body}`, 'blanks'],
    ['a blank before the environment', `abc_ live_${body}`, 'blanks'],
    ['a no-break space', `${key}\u00a0`, 'blanks'],
    ['a line separator', `${key}\u2028`, 'blanks'],
    ['a mark of no width', `\ufeff${key}`, 'blanks'],
    ['a NUL', `abc_live_\0${body}`, 'blanks'],
    ['its mask', maskKey(format, key), 'masked'],
    ['a mask of stars', 'abc_live_************', 'masked'],
    ['a mask of one character for the dots', 'abc_live_a1b2c3…', 'masked'],
    ['a mask of bullets', 'abc_test_••••••••', 'masked'],
    ['another prefix', `abd_live_${body}`, 'wrong_prefix'],
    ['no prefix', body, 'wrong_prefix'],
    ['the prefix in capitals', `ABC_live_${body}`, 'wrong_prefix'],
    ['another environment', `abc_prod_${body}`, 'wrong_environment'],
    ['no environment', `abc_${body}`, 'wrong_environment'],
    ['the environment in capitals', `abc_LIVE_${body}`, 'wrong_environment'],
    ['one character less than the least', `abc_live_${'a'.repeat(9)}`, 'too_short'],
    ['no body', 'abc_live_', 'too_short'],
    ['one character more than the most', `abc_live_${'a'.repeat(41)}`, 'too_long'],
    ['a separator in the body', 'abc_live_your_key_here', 'wrong_characters'],
    ['a quote', `abc_live_"${body}"`, 'wrong_characters'],
  ])('refuses %s', (_, text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it('knows a mask that ends without a mark, as far as it shows', () => {
    const bare = { ...format, mask: { shown: 0, rest: '' } };
    expect(parseKey(bare, maskKey(bare, key))).toEqual({ ok: false, problem: 'masked' });
    expect(parseKey(bare, 'abc_live_a')).toEqual({ ok: false, problem: 'too_short' });
    const four = { ...format, mask: { shown: 4, rest: '' } };
    expect(parseKey(four, maskKey(four, key))).toEqual({ ok: false, problem: 'masked' });
    expect(parseKey(four, 'abc_live_')).toEqual({ ok: false, problem: 'too_short' });
  });

  it.each([
    ['fullwidth letters', `abc_live_\uff41${body}`],
    ['the Kelvin sign, which lower-cases to k', `abc_live_\u212a${body}`],
    ['a letter with an accent', `abc_live_é${body}`],
    ['a combining accent', `abc_live_e\u0301${body}`],
    ['UTF-8 read as Latin-1', `abc_live_Ã©${body}`],
    ['a high surrogate alone', `abc_live_\ud83d${body}`],
    ['a low surrogate alone', `abc_live_\ude00${body}`],
    ['an emoji', `abc_live_😀${body}`],
  ])('security 28: refuses %s and normalises nothing', (_, text) => {
    expect(problemOf(text)).toBe('wrong_characters');
  });

  it('security 28: refuses every single character outside the alphabet, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }), fc.nat({ max: 32 }), (stranger, at) => {
        fc.pre(!/^[a-zA-Z0-9]+$/.test(stranger));
        expect(problemOf(`abc_live_${body.slice(0, at)}${stranger}${body.slice(at)}`)).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('accepts lengths from the least to the most, and capitals where the format takes them', () => {
    expect(problemOf(`abc_test_${'a'.repeat(10)}`)).toBeNull();
    expect(problemOf(`abc_test_${'Z'.repeat(40)}`)).toBeNull();
  });

  it('always has a reason for a refusal that fits the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('', 'abc_', 'abc_live_'),
        (tail, start) => {
          const text = start + tail;
          const parsed = parseKey(format, text);
          if (parsed.ok) {
            expect(formatKey(format, parsed.key)).toBe(text);
            return;
          }
          if (parsed.problem === 'wrong_prefix') expect(text.startsWith('abc_')).toBe(false);
          if (parsed.problem === 'too_short') expect(text).toMatch(/^abc_(live|test)_[a-zA-Z0-9]{0,9}$/);
          if (parsed.problem === 'empty') expect(text).toBe('');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['of the format', 'abc_live_', 'too_long'],
    ['of another prefix', 'zzz_live_', 'wrong_prefix'],
    ['of no environment', 'abc_', 'wrong_environment'],
  ] as const)(
    'security 27: looks at no more of ten million characters %s than the longest key has',
    (_, start, problem) => {
      const text = start + 'a'.repeat(10_000_000);
      let furthest = 0;
      // A text that tells how far it is looked at.
      const watched = Object.assign(Object(text), {
        charCodeAt: (at: number) => {
          furthest = Math.max(furthest, at);
          return text.charCodeAt(at);
        },
        slice: (from: number, to = text.length) => {
          furthest = Math.max(furthest, to - 1);
          return text.slice(from, to);
        },
        [Symbol.iterator]: () => {
          throw new Error('walked through the whole text');
        },
      }) as string;
      expect(parseKey(format, watched)).toEqual({ ok: false, problem });
      expect(furthest).toBeLessThanOrEqual('abc_live_'.length + 40 + 2);
    },
  );
});

describe('formatKey', () => {
  it('refuses an environment that the format does not have', () => {
    expect(() => formatKey(format, { environment: 'prod', body })).toThrow(/no environment 'prod'. Use: live, test/);
    expect(() => formatKey(format, { environment: null, body })).toThrow(RangeError);
    expect(() => formatKey({ ...format, environments: null }, { environment: 'live', body })).toThrow(/give null/);
  });
});

describe('maskKey', () => {
  it('shows prefix, environment and the first characters of the body', () => {
    expect(maskKey(format, key)).toBe('abc_live_a1b2c3...******');
    expect(maskKey({ ...format, environments: null }, `abc_${body}`)).toBe('abc_a1b2c3...******');
  });

  it('masks a text that is no key whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!parseKey(format, text).ok);
        expect(maskKey(format, text)).toBe('******');
      }),
    );
  });

  it('security 21: shows nothing of a body of which less than 80 bits would stay hidden', () => {
    fc.assert(
      fc.property(issued, ({ format: each, environment, body: text }) => {
        const mask = maskKey(each, formatKey(each, { environment, body: text }));
        const head = formatKey(each, { environment, body: '' });
        const shown = mask.slice(head.length, -each.mask.rest.length);
        expect(mask).toBe(head + shown + each.mask.rest);
        expect(text.startsWith(shown)).toBe(true);
        const hiddenBits = (text.length - shown.length) * Math.log2(each.body.alphabet.length);
        expect(hiddenBits).toBeGreaterThanOrEqual(80);
        const wouldHideBits = (text.length - each.mask.shown) * Math.log2(each.body.alphabet.length);
        expect(shown.length).toBe(wouldHideBits >= 80 ? each.mask.shown : 0);
      }),
      { numRuns: 1000 },
    );
    expect(maskKey(format, 'abc_test_abcdef12345')).toBe('abc_test_...******');
  });
});

describe('keySecret', () => {
  it('reveals the key and prints its mask', () => {
    const secret = keySecret(format, key);
    expect(secret.reveal()).toBe(key);
    expect(`${secret}`).toBe('abc_live_a1b2c3...******');
  });
});

describe('maskKeys', () => {
  it('security 14: leaves no key in a text, wherever the text is cut', () => {
    fc.assert(
      fc.property(issued, fc.integer({ min: 1, max: 32 }), ({ format: each, environment, body: text }, length) => {
        for (const body of [text, text.slice(0, length)]) {
          const piece = formatKey(each, { environment, body });
          expect(maskKeys(each, `{"key":"${piece}`)).toBe(`{"key":"${maskKey(each, piece)}`);
          expect(maskKeys(each, `${piece}${piece}`)).toBe(maskKey(each, piece).repeat(2));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('writes each as its mask, and what is too short for a key as no more than stars', () => {
    expect(maskKeys(format, `old=${key}, new="abc_test_${body}"`)).toBe(
      `old=${maskKey(format, key)}, new="${maskKey(format, `abc_test_${body}`)}"`,
    );
    expect(maskKeys(format, key.slice(0, 16))).toBe('******');
    expect(maskKeys(format, `x${key}${key}`)).not.toContain(body.slice(0, 7));
  });

  it('lets masks and everything else stand', () => {
    const text = `${maskKey(format, key)} abc_live_ abc_prod_${body} ${body}`;
    expect(maskKeys(format, text)).toBe(text);
  });
});

describe('scannerPattern', () => {
  const found = (text: string): string[] => text.match(scannerPattern(format)) ?? [];

  it('finds issued keys wherever they stand alone', () => {
    expect(found(`KEY=${key}\n"${key}", (${key})`)).toEqual([key, key, key]);
  });

  it('finds every key that can be issued, for any format', () => {
    fc.assert(
      fc.property(issued, ({ format: each, environment, body: text }) => {
        const whole = formatKey(each, { environment, body: text });
        expect(`=${whole};`.match(scannerPattern(each))).toEqual([whole]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['one character short', key.slice(0, -1)],
    ['one character long', `${key}a`],
    ['continued by a separator', `${key}_`],
    ['inside a longer word', `x${key}`],
    ['after a separator', `_${key}`],
    ['with a capital', `abc_live_${body.toUpperCase()}`],
    ['of no environment', `abc_${body}`],
    ['of an unknown environment', `abc_prod_${body}`],
    ['masked', maskKey(format, key)],
    ['broken by a line', `abc_live_${body.slice(0, 16)}\n${body.slice(16)}`],
  ])('security 78: passes over a text that is %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('writes neighbours as a range and marks of patterns as themselves', () => {
    const odd = { ...format, prefix: 'a.b', body: { length: 20, alphabet: 'abc]^-\\01' } };
    expect(scannerPattern(format).source).toContain('[0-9a-z]{32}');
    expect(`a.b_live_${'a]^-\\0'.repeat(3)}11`.match(scannerPattern(odd))).not.toBeNull();
    expect(`axb_live_${'a]^-\\0'.repeat(3)}11`.match(scannerPattern(odd))).toBeNull();
  });

  it('gives a fresh pattern each time, so that nobody inherits where another stopped', () => {
    scannerPattern(format).exec(key);
    expect(scannerPattern(format).lastIndex).toBe(0);
  });
});
