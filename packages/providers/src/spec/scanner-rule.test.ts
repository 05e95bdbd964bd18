import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providers } from '../all.ts';
import { formatKey } from './key-format.ts';
import type { Provider } from './provider.ts';
import { gitleaksConfig, scannerRule } from './scanner-rule.ts';

const all: Provider[] = await Promise.all(Object.values(providers).map((load) => load()));

describe.each(all)('the scanner rule of $title', (provider) => {
  const { id, keyFormat } = provider;
  const rule = scannerRule(provider);
  const keys = fc
    .record({
      environment: fc.constantFrom(...(keyFormat.environments ?? [null])),
      body: fc.string({
        unit: fc.constantFrom(...keyFormat.body.alphabet),
        minLength: keyFormat.body.length,
        maxLength: keyFormat.body.length,
      }),
    })
    .map((key) => formatKey(keyFormat, key));

  it('security 78: is the one that is published in its fixtures', () => {
    const published = readFileSync(new URL(`../${id}/fixtures/scanner.json`, import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(rule);
  });

  it('security 78: finds every key that is issued, in each dialect', () => {
    fc.assert(
      fc.property(keys, fc.constantFrom('', ' ', '"', '\n'), (key, edge) => {
        const text = edge + key + edge;
        expect(text.match(new RegExp(rule.ecmascript))?.[0]).toBe(key);
        expect(text.match(new RegExp(rule.re2))?.[1]).toBe(key);
        const { before, secret, after } = rule.github;
        // GitHub's dialect says \A and \z for the ends of a text.
        const whole = `(?:${before})(${secret})(?:${after})`.replace('\\A', '^').replace('\\z', '$');
        expect(text.match(new RegExp(whole))?.[1]).toBe(key);
        expect(rule.keywords.some((word) => key.startsWith(word))).toBe(true);
      }),
    );
  });

  it('finds nothing in a longer word, in each dialect', () => {
    fc.assert(
      fc.property(keys, fc.constantFrom('x', '_', '0', 'Z'), (key, more) => {
        for (const text of [key + more, more + key]) {
          expect(text).not.toMatch(new RegExp(rule.ecmascript));
          expect(text).not.toMatch(new RegExp(rule.re2));
        }
      }),
    );
  });
});

/** A format whose keys are short enough to be read. */
const short: Provider['keyFormat'] = {
  prefix: 'odd',
  separator: '_',
  environments: ['live', 'test'],
  body: { length: 3, alphabet: 'ab' },
  accepts: { minLength: 3, maxLength: 3, alphabet: 'ab' },
  mask: { shown: 0, rest: '...' },
};

it('names a system, and what each of its keys begins with', () => {
  const rule = scannerRule({ id: 'odd', title: 'Odd', keyFormat: short });
  expect(rule).toMatchObject({
    id: 'odd-api-key',
    description: 'API key of Odd',
    keywords: ['odd_live_', 'odd_test_'],
    re2: `\\b(${rule.github.secret})\\b`,
    github: { before: '\\A|[^0-9A-Za-z_]', after: '\\z|[^0-9A-Za-z_]' },
  });
  expect(scannerRule({ id: 'odd', title: 'Odd', keyFormat: { ...short, environments: null } }).keywords).toEqual([
    'odd_',
  ]);
});

it.each([
  { prefix: 'odd', alphabet: 'ab', isPlain: true },
  { prefix: 'o-d', alphabet: 'a_9', isPlain: true },
  { prefix: '-odd', alphabet: 'ab', isPlain: false },
  { prefix: 'odd', alphabet: 'ab-', isPlain: false },
  { prefix: 'odd', alphabet: '-ab', isPlain: false },
])('looks for the ends of words only where every key begins and ends as words do: $prefix, $alphabet', (told) => {
  const { prefix, alphabet, isPlain } = told;
  const body = { length: 3, alphabet };
  const keyFormat = { ...short, prefix, body, accepts: { minLength: 3, maxLength: 3, alphabet } };
  const { re2 } = scannerRule({ id: 'odd', title: 'Odd', keyFormat });
  expect(re2.startsWith('\\b(')).toBe(isPlain);
  expect(re2.startsWith('(?:^|[^0-9A-Za-z_])(')).toBe(!isPlain);
});

it('writes a rule of gitleaks as TOML, line by line', () => {
  const rule = {
    id: 'odd-api-key',
    description: 'API key of "Odd"',
    keywords: ['odd_live_', 'odd_test_'],
    ecmascript: '',
    re2: '\\b(odd)\\b',
    github: { secret: '', before: '', after: '' },
  };
  const text = [
    '[[rules]]',
    'id = "odd-api-key"',
    'description = "API key of \\"Odd\\""',
    "regex = '''\\b(odd)\\b'''",
    'secretGroup = 1',
    'keywords = ["odd_live_", "odd_test_"]',
    '',
  ].join('\n');
  expect(gitleaksConfig([rule])).toBe(text);
  expect(gitleaksConfig([rule, rule])).toBe(`${text}\n${text}`);
});

it('finds a key that ends with no letter, too, where a pattern cannot look around', () => {
  const keyFormat = {
    prefix: 'odd',
    separator: '.',
    environments: null,
    body: { length: 40, alphabet: 'ab-' },
    accepts: { minLength: 40, maxLength: 40, alphabet: 'ab-' },
    mask: { shown: 0, rest: '...' },
  } as const;
  const { re2 } = scannerRule({ id: 'odd', title: 'Odd', keyFormat });
  const key = `odd.${'ab-'.repeat(13)}-`;
  expect(`(${key})`.match(new RegExp(re2))?.[1]).toBe(key);
});

it('writes a configuration of gitleaks with a rule for each', () => {
  const config = gitleaksConfig(all.map(scannerRule));
  expect(config.match(/^\[\[rules\]\]$/gm)).toHaveLength(all.length);
  for (const { re2 } of all.map(scannerRule)) expect(config).toContain(`regex = '''${re2}'''`);
  expect(gitleaksConfig([])).toBe('');
});
