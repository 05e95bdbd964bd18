import { Secret } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { provider } from '../../test/provider.ts';
import { keyHider, quoted, sanitisedCause, scrub } from './scrub.ts';

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

describe('a sanitised cause', () => {
  it.each([text, another])('holds the key in none of its fields', (key) => {
    const thrown = Object.assign(new Error(key), { name: key, code: key });
    const copy = sanitisedCause(thrown, hide);
    expect([copy?.name, copy?.message, copy?.code, copy?.stack].join(' ')).not.toContain('canary');
  });
});
