import { Secret } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { quoted, sanitisedCause, scrub } from './scrub.ts';

const text = 'mu_live_canarycanary0123456789abcdefghij';
const secret = new Secret(text, 'mu_live_...');

describe('a quote of a body', () => {
  it('is one line, without the key, and short', () => {
    expect(quoted(`\n a\t ${text}\r\n b `, secret)).toBe('a mu_live_... b');
    expect(quoted('x'.repeat(1000), secret)).toBe(`${'x'.repeat(300)}…`);
    expect(scrub(text, null)).toBe(text);
  });

  it('holds no piece of a key that stands where a long body is cut', () => {
    for (let before = 4096 - text.length; before <= 4096; before++) {
      expect(quoted(' '.repeat(before) + text + ' '.repeat(100), secret)).not.toContain('canary');
    }
  });
});

describe('a sanitised cause', () => {
  it('holds the key in none of its fields', () => {
    const thrown = Object.assign(new Error(text), { name: text, code: text });
    const copy = sanitisedCause(thrown, secret);
    expect([copy?.name, copy?.message, copy?.code, copy?.stack].join(' ')).not.toContain('canary');
  });
});
