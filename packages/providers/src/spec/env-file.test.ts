import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { envFile } from './env-file.ts';
import type { KeyFormat } from './key-format.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const keyFormat: KeyFormat = {
  prefix: 'abc',
  separator: '_',
  environments: ['live', 'test'],
  body: { length: 32, alphabet },
  accepts: { minLength: 32, maxLength: 32, alphabet },
  mask: { shown: 6, rest: '...' },
};
const system = {
  keyFormat,
  variables: { apiKey: ['ABC_API_KEY', 'ABC_OTHER'], baseUrl: 'ABC_BASE_URL' },
  baseUrl: 'https://api.example.com/v1',
} as const;
const secret = 'abc_live_a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6';

/** What a reader makes of the file: nothing but the two variables. */
const variables = (text: string) => ({ ...parseEnv(text) });
const expected = { ABC_API_KEY: secret, ABC_BASE_URL: 'https://api.example.com/v1' };

describe('envFile', () => {
  it('is a template with a placeholder unless the secret is given', () => {
    expect(envFile(system)).toBe(
      '# .env\nABC_API_KEY=abc_live_your_key_here\nABC_BASE_URL=https://api.example.com/v1\n',
    );
    expect(envFile({ ...system, keyFormat: { ...keyFormat, environments: null } })).toContain(
      'ABC_API_KEY=abc_your_key_here\n',
    );
  });

  it('writes secret, name and another base URL unquoted, without blanks around the sign', () => {
    expect(envFile(system, { secret, name: 'R analysis (weekly)', baseUrl: 'http://127.0.0.1:4010/v1' })).toBe(
      `# .env: R analysis (weekly)\nABC_API_KEY=${secret}\nABC_BASE_URL=http://127.0.0.1:4010/v1\n`,
    );
  });

  it.each([
    ['a line break', 'a\nEVIL=1', '# .env: a EVIL 1'],
    ['a carriage return', 'a\rEVIL=1', '# .env: a EVIL 1'],
    ['a line separator', 'a\u2028EVIL=1', '# .env: a EVIL 1'],
    ['a next-line control', 'a\u0085EVIL=1', '# .env: a EVIL 1'],
    ['a comment', 'a # b', '# .env: a b'],
    ['quotes', `"a" 'b' \`c\``, '# .env: a b c'],
    ['a command', '$(rm -rf ~)', '# .env: (rm -rf )'],
    ['a backslash', 'a\\nEVIL=1', '# .env: a nEVIL 1'],
    ['a change of direction', 'a\u202eb', '# .env: a b'],
    ['nothing that may stay', '\n#$', '# .env'],
    ['other scripts', 'Analyse für हिन्दी 日本', '# .env: Analyse für हिन्दी 日本'],
    ['half a character', 'a\ud83d b', '# .env: a b'],
  ])('security 24: keeps a name with %s in its comment', (_, name, comment) => {
    const text = envFile(system, { secret, name });
    expect(text.split('\n')[0]).toBe(comment);
    expect(variables(text)).toEqual(expected);
  });

  it('security 24: lets no name add a line or a variable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const text = envFile(system, { secret, name });
        expect(text.split(/[\n\r\v\f\u0085\u2028\u2029]/)).toHaveLength(4);
        expect(variables(text)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('cuts a long name at a hundred characters', () => {
    expect(envFile(system, { name: '𝔞'.repeat(200) }).split('\n')[0]).toBe(`# .env: ${'𝔞'.repeat(100)}`);
    expect(envFile(system, { name: 'a'.repeat(10_000_000) })).toHaveLength(
      envFile(system, { name: 'a'.repeat(100) }).length,
    );
  });

  it.each([`${secret}\nEVIL=1`, `"${secret}"`, ` ${secret}`, 'abc_live_a1b2c3...', ''])(
    'refuses a secret that is no key, without naming it',
    (text) => {
      expect(() => envFile(system, { secret: text })).toThrow(/The secret is no key that begins with 'abc'/);
    },
  );

  it.each(['http://a\nEVIL=1', 'http://a #b', 'http://a/$HOME', 'http://"a"', '', 'http://a/`id`', "http://a/'"])(
    'refuses %j as a base URL',
    (baseUrl) => {
      expect(() => envFile(system, { baseUrl })).toThrow(RangeError);
    },
  );
});
