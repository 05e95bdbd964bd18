import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providers } from '../all.ts';
import { findKeys } from './find-keys.ts';
import { formatKey, type KeyFormat, maskKey, scannerPattern } from './key-format.ts';
import type { Provider } from './provider.ts';

const all: Provider[] = await Promise.all(Object.values(providers).map((load) => load()));

const bodyOf = ({ body }: KeyFormat) =>
  fc.string({ unit: fc.constantFrom(...body.alphabet), minLength: body.length, maxLength: body.length });

/** A key of any system, in any of its environments. */
const anyKey = fc
  .constantFrom(...all)
  .chain(({ id, keyFormat }) =>
    fc.record({
      id: fc.constant(id),
      environment: fc.constantFrom(...(keyFormat.environments ?? [null])),
      body: bodyOf(keyFormat),
      format: fc.constant(keyFormat),
    }),
  )
  .map(({ id, format, ...key }) => ({ id, format, environment: key.environment, text: formatKey(format, key) }));

/** What people and machines write around a key: nothing that makes one word with it. */
const around = fc.constantFrom(
  '',
  ' ',
  '\n',
  '"',
  "='",
  '\\n',
  '%3D',
  '\\u0022',
  '\u001b[31m',
  'é',
  '=',
  'Bearer ',
  '，',
);

describe('findKeys', () => {
  it('finds every key of every system, where it stands and what it is, and prints none', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(around, anyKey), { maxLength: 8 }), (parts) => {
        let text = '';
        const expected = parts.map(([before, { id, environment, text: key, format }]) => {
          text += before === '' ? ' ' : before;
          const at = text.length;
          text += `${key} `;
          return { provider: id, environment, at, length: key.length, mask: maskKey(format, key) };
        });
        const found = findKeys(text, all);
        expect(found).toMatchObject(expected);
        expect(found).toHaveLength(expected.length);
        for (const { at, length, secret } of found) expect(secret.reveal()).toBe(text.slice(at, at + length));
        for (const [, key] of parts) expect(JSON.stringify(found)).not.toContain(key.text.slice(-12));
      }),
    );
  });

  it('security 78: finds what the published pattern finds', () => {
    const noise = fc.array(
      fc.oneof(
        anyKey.map(({ text }) => text),
        fc.constantFrom('_', 'x', 'A', '-', ' ', '.', 'hst_live_', 'rk_', '0'),
      ),
    );
    fc.assert(
      fc.property(noise, (parts) => {
        const text = parts.join('');
        for (const provider of all) {
          const found = findKeys(text, [provider]).map(({ at }) => at);
          expect(found).toEqual([...text.matchAll(scannerPattern(provider.keyFormat))].map(({ index }) => index));
        }
      }),
    );
  });

  it.each(all)('security 78: passes over what only looks like a key of $title', (provider) => {
    const { keyFormat: format } = provider;
    const environment = format.environments?.[0] ?? null;
    const body = format.body.alphabet.repeat(9).slice(0, format.body.length);
    const key = formatKey(format, { environment, body });
    const head = key.slice(0, -body.length);
    const nearMisses = [
      key.slice(0, -1),
      `${key}${body.charAt(0)}`,
      `${key}_`,
      `_${key}`,
      `x${key}`,
      `é9${key}`,
      `${key}Z`,
      key.replace('_', '-'),
      `${head}${body.slice(0, 9)}\n${body.slice(9)}`,
      `${head}${body.slice(0, -1)}-`,
      `${head}${body.slice(0, -1)}Ａ`,
      `${format.prefix}_prod_${body}`,
      maskKey(format, key),
      head,
      body,
      head.repeat(20),
      `${head}your_key_here`,
    ];
    for (const text of nearMisses) expect([text, findKeys(text, all)]).toEqual([text, []]);
    expect(findKeys(nearMisses.join('\n'), all)).toEqual([]);
    expect(findKeys(`(${key})`, all)).toHaveLength(1);
  });

  it('ruling 7: finds the shorter keys that documents print where it is asked for what is accepted', () => {
    const format: KeyFormat = {
      prefix: 'acme',
      separator: '_',
      environments: ['live', 'live_eu'],
      body: { length: 32, alphabet: 'abcdef' },
      accepts: { minLength: 16, maxLength: 40, alphabet: 'abcdefg' },
      mask: { shown: 0, rest: '...' },
    };
    const acme = { id: 'acme', keyFormat: format };
    const text = `acme_live_${'a'.repeat(16)} acme_live_eu_${'g'.repeat(40)} acme_live_${'a'.repeat(15)} acme_live_${'a'.repeat(41)}`;
    expect(findKeys(text, [acme])).toEqual([]);
    expect(findKeys(text, [acme], { shape: 'accepted' })).toMatchObject([
      { environment: 'live', at: 0, length: 26 },
      { environment: 'live_eu', at: 27, length: 53 },
    ]);
    expect(findKeys(`acme_live_${'g'.repeat(32)}`, [acme])).toEqual([]);
  });

  it('tells a text that two systems take for theirs as both', () => {
    const [first] = all;
    if (first === undefined) throw new Error('There is no system.');
    const { keyFormat: format } = first;
    const body = format.body.alphabet.repeat(9).slice(0, format.body.length);
    const key = formatKey(format, { environment: format.environments?.[0] ?? null, body });
    const found = findKeys(key, [first, { id: 'twin', keyFormat: format }]);
    expect(found.map(({ provider }) => provider)).toEqual([first.id, 'twin']);
  });
});
