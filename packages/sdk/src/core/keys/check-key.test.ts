import { inspect } from 'node:util';
import type { KeyFormat } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { stub } from '../../../test/answers.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { createClient } from '../client.ts';
import { LatchkeyError } from '../error/error.ts';
import { checkKey } from './check-key.ts';

const format: KeyFormat = provider().keyFormat;
const body = 'canarycanary0123456789abcdefghij';

const bad: readonly (readonly [string, string, RegExp])[] = [
  ['nothing', '', /is empty/],
  ['a leading blank', ` mu_live_${body}`, /blank/],
  ['a trailing line break', `mu_live_${body}\n`, /blank/],
  ['a carriage return inside', `mu_live_canary\r${body}`, /blank/],
  ['a NUL', `mu_live_canary\0${body}`, /blank/],
  ['a zero-width space', `mu_live_canary\u200b${body}`, /blank/],
  ['a typographic quote', `\u201cmu_live_${body}\u201d`, /does not start with/],
  ['a typographic quote at its end', `mu_live_${body}\u201d`, /a character that no key has/],
  ['an emoji', `mu_live_${body}\u{1f511}`, /a character that no key has/],
  ['a lone surrogate', `mu_live_${body}\ud800`, /a character that no key has/],
  ['17 kB', `mu_live_${body.repeat(544)}`, /too long/],
  ['too little', 'mu_live_canary', /too short/],
  ['the masked form', 'mu_live_cana...', /masked form/],
  ['the key of another system', `hst_live_${body}`, /does not start with/],
  ['an environment that is none', `mu_prod_${body}`, /does not start with 'mu_live' or 'mu_test'/],
  ['the placeholder of a template', 'mu_live_your_key_here', /placeholder/],
  ['the placeholder of a document', 'YOUR_KEY_HERE', /placeholder/],
];

describe('security 15: a key that cannot be sent', () => {
  it.each(bad)('%s is a config error without the value', (_, text, message) => {
    const { fetch, asked } = stub(new Response('{}'));
    let thrown: unknown;
    try {
      createClient(provider(), { apiKey: text, fetch });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(LatchkeyError);
    expect(thrown).toMatchObject({ code: 'config', message: expect.stringMatching(message), hint: expect.any(String) });
    expect(inspect(thrown, { depth: 10, showHidden: true })).not.toMatch(/canary/);
    expect(asked).toEqual([]);
  });
});

describe('security 16: blanks around a key', () => {
  it.each([` ${testKey}`, `${testKey} `, `${testKey}\n`, `\t${testKey}`, `\u00a0${testKey}`])(
    'are refused by the SDK itself, whatever carries the request: %j',
    (text) => {
      expect(() => checkKey('Made-Up', format, text, 'in `apiKey`')).toThrow(/blank/);
    },
  );
});

describe('security 73: a typo', () => {
  it('is told without being sent', () => {
    expect(() => checkKey('Made-Up', format, `um_live_${body}`, 'in `apiKey`')).toThrow(/'mu_live' or 'mu_test'/);
  });
});

it('takes a key as it is issued, and samples that are shorter', () => {
  for (const text of [testKey, 'mu_test_abcdefgh']) {
    expect(checkKey('Made-Up', format, text, 'in `apiKey`').reveal()).toBe(text);
  }
});
