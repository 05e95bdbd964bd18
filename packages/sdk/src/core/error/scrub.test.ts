import { Secret } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provider } from '../../../test/provider.ts';
import { keyHider, quoted, sanitisedCause, scrub } from './scrub.ts';
import { scrubbed } from './scrub-record.ts';

const text = 'mu_live_canarycanary0123456789abcdefghij';
const another = 'mu_test_canarycanary9876543210abcdefghij';
const { keyFormat } = provider();
const hide = keyHider(keyFormat, new Secret(text, 'mu_live_...'));

describe('a quote of a body', () => {
  it('is one line, without the key, and short', () => {
    expect(quoted(`\n a\t ${text}\r\n b `, hide)).toBe('a mu_live_... b');
    expect(quoted('x'.repeat(1000), hide)).toBe(`${'x'.repeat(300)}…`);
    expect(scrub(text, (unchanged) => unchanged)).toBe(text);
  });

  it('security 14: holds no secret of another system that an answer tells, nor what is left of one', () => {
    for (const rest of ['', '"', '","key":{}}']) {
      expect(quoted(`{"secret": "zz_live_Q7${rest}`, hide)).toBe(`{"secret": "******${rest}`);
    }
    expect(quoted('{"secret":"zz_live_Q7..."}', hide)).toBe('{"secret":"zz_live_Q7..."}');
  });

  it('security 14: holds no piece of a key that stands where a long body is cut', () => {
    for (let before = 4096 - text.length; before <= 4096; before++) {
      expect(quoted(' '.repeat(before) + text + ' '.repeat(100), hide)).not.toContain('canary');
    }
  });

  it('security 14: holds no other key of the system, nor what is left of one where the answer broke off', () => {
    for (const known of [hide, keyHider(keyFormat)]) {
      expect(quoted(`{"secret":"${another}"}`, known)).toBe('{"secret":"mu_test_cana..."}');
      for (let end = 0; end <= another.length; end++) {
        expect(quoted(`{"secret":"${another.slice(0, end)}`, known)).not.toContain('canary');
      }
    }
  });
});

describe('what is left of a key that was sent', () => {
  const body = text.slice('mu_live_'.length);

  it('security 14: is hidden from twelve characters on, wherever it was cut and however it is written', () => {
    fc.assert(
      fc.property(fc.nat(body.length), fc.nat(body.length), fc.string(), fc.string(), (one, other, before, after) => {
        const piece = body.slice(Math.min(one, other), Math.max(one, other));
        for (const echoed of [piece, piece.toUpperCase(), `${piece}${piece}`]) {
          const shown = hide(`${before}${echoed}${after}`).toLowerCase();
          for (let at = 0; at + 12 <= body.length; at++) expect(shown).not.toContain(body.slice(at, at + 12));
        }
      }),
    );
    expect(hide(`No key ends in ${body.slice(-20)}.`)).toBe('No key ends in ******.');
  });

  it('leaves shorter pieces and everything else as it is', () => {
    const said = `Unknown key ${body.slice(0, 11)}, see https://docs.example.com/keys`;
    expect(hide(said)).toBe(said);
  });

  it('is told apart from what is no key: of a signed link only the whole is hidden', () => {
    const link = 'https://files.example.com/a/b?signature=0123456789abcdef';
    const hideLink = keyHider(keyFormat, new Secret(link));
    expect(hideLink(`${link} at https://files.example.com`)).toBe('****** at https://files.example.com');
  });

  it('is hidden where the alphabet has characters that mean something in a pattern', () => {
    const odd = { ...keyFormat, accepts: { ...keyFormat.accepts, alphabet: `${keyFormat.accepts.alphabet}.+/=-$()` } };
    const hideOdd = keyHider(odd, new Secret('mu_live_a+b/c=d.e-f$g(h)i'));
    expect(hideOdd('of a+b/c=d.e-f$g( or a+b/c=dXe-f$g(')).toBe('of ****** or a+b/c=dXe-f$g(');
  });
});

describe('a sanitised cause', () => {
  it.each([text, another])('holds the key in none of its fields', (key) => {
    const thrown = Object.assign(new Error(key), { name: key, code: key });
    const copy = sanitisedCause(thrown, hide);
    expect([copy?.name, copy?.message, copy?.code, copy?.stack].join(' ')).not.toContain('canary');
  });
});

describe('a record of an answer', () => {
  it('security 14: is repeated without keys, in names, lists and whatever lies deeper', () => {
    const record = { [text]: [text, { at: `before ${another} after` }], secret: 'zz_live_Q7', count: 7, none: null };
    const shown = scrubbed(record, hide);
    expect(JSON.stringify(shown)).not.toContain('canary');
    expect(shown).toEqual({
      'mu_live_...': ['mu_live_...', { at: 'before mu_test_cana... after' }],
      secret: '******',
      count: 7,
      none: null,
    });
  });

  it('is not repeated where it is long', () => {
    expect(scrubbed({ text: 'x'.repeat(5000) }, hide)).toBeUndefined();
    expect(scrubbed({ list: Array(3000).fill(1) }, hide)).toBeUndefined();
  });

  it('has names that every object has for names', () => {
    expect(Object.keys(scrubbed(JSON.parse('{"__proto__":{"a":1}}'), hide) ?? {})).toEqual(['__proto__']);
  });
});
