import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './query.ts';

describe('parseQuery', () => {
  it('keeps every value of a name, in order', () => {
    expect(parseQuery('a=1&b=2&a=3&c')).toEqual(
      new Map([
        ['a', ['1', '3']],
        ['b', ['2']],
        ['c', ['']],
      ]),
    );
    expect(parseQuery('').size).toBe(0);
    expect(parseQuery('a=b+c').get('a')).toEqual(['b c']);
  });

  it('marks a value in malformed percent-encoding and leaves the others alone', () => {
    expect(parseQuery('a=%zz&b=1+%26&%zz=1')).toEqual(
      new Map([
        ['a', [null]],
        ['b', ['1 &']],
      ]),
    );
  });

  it('reads what URLSearchParams writes (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))),
        (pairs) => {
          const read = [...parseQuery(new URLSearchParams(pairs).toString())];
          const expected = new Map<string, string[]>();
          for (const [name, value] of pairs) expected.set(name, [...(expected.get(name) ?? []), value]);
          expect(read).toEqual([...expected]);
        },
      ),
    );
  });
});
