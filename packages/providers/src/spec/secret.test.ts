import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isSecret, Secret } from './secret.ts';

const text = 'abc_live_4f9k2m7q8r1t5v6x0z3b';
const mask = 'abc_live_4f9k2m...******';
const secret = new Secret(text, mask);

/** Every way in which a value is commonly written down. */
const printed: readonly (readonly [string, (value: unknown) => string])[] = [
  ['String()', (value) => String(value)],
  ['a template', (value) => `key: ${value}`],
  ['concatenation', (value) => `key: ${value as string}`],
  ['JSON.stringify', (value) => JSON.stringify({ value })],
  ['inspect', (value) => inspect(value)],
  [
    'inspect with everything on',
    (value) => inspect({ value }, { showHidden: true, depth: 10, getters: true, showProxy: true }),
  ],
  [
    'inspect without custom inspection',
    (value) => inspect(value, { customInspect: false, showHidden: true, depth: 10, getters: false }),
  ],
  ['inspect of what holds it', (value) => inspect(new Map([[value, [new Set([value])]]]), { depth: 10 })],
  ['its keys and entries', (value) => JSON.stringify([Object.keys(Object(value)), Object.entries(Object(value))])],
  ['its own properties', (value) => inspect(Object.getOwnPropertyDescriptors(value), { showHidden: true, depth: 10 })],
  ['spreading', (value) => inspect({ ...Object(value) }, { showHidden: true })],
  ['Object.assign', (value) => inspect(Object.assign({}, value), { showHidden: true })],
  ['structuredClone', (value) => inspect(structuredClone(value), { showHidden: true, depth: 10 })],
  [
    'an error message',
    (value) => inspect(new Error(`cannot use ${value}`, { cause: value }), { depth: 10, showHidden: true }),
  ],
  ['toLocaleString', (value) => Object(value).toLocaleString()],
  ['a number', (value) => String(Number(value))],
];

describe('Secret', () => {
  it.each(printed)('security 13: does not come out through %s', (_, print) => {
    expect(print(secret)).not.toContain('7q8r1t5v6x0z3b');
  });

  it('prints as its mask', () => {
    expect(String(secret)).toBe(mask);
    expect(JSON.stringify({ secret })).toBe(`{"secret":"${mask}"}`);
    expect(inspect(secret)).toBe(mask);
    expect(inspect([secret])).toBe(`[ ${mask} ]`);
    expect(secret.mask).toBe(mask);
  });

  it('prints as stars where no mask is known', () => {
    expect(String(new Secret(text))).toBe('******');
  });

  it('comes out through reveal', () => {
    expect(secret.reveal()).toBe(text);
  });

  it('cannot be opened by calling its methods on something else', () => {
    expect(() => Secret.prototype.reveal.call({} as Secret)).toThrow(TypeError);
  });
});

describe('isSecret', () => {
  it('knows a secret, from another copy of the package too', () => {
    const foreign = { reveal: () => text, mask, [Symbol.for('latchkey.secret')]: true };
    expect(isSecret(secret)).toBe(true);
    expect(isSecret(foreign)).toBe(true);
  });

  it.each([[null], [undefined], ['text'], [{}], [structuredClone(secret)], [() => text]])(
    'takes %j for none',
    (value) => {
      expect(isSecret(value)).toBe(false);
    },
  );
});
