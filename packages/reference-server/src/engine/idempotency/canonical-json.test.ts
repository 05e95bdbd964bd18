import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

it('writes the names of every object in order, and lists as they are', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }, 'x'], a: null, é: true, B: 3 })).toBe(
    '{"B":3,"a":null,"b":[{"c":2,"d":1},"x"],"é":true}',
  );
});

it('leaves out what is undefined, and writes nothing at all as null', () => {
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  expect(canonicalJson(undefined)).toBe('null');
  expect(canonicalJson(null)).toBe('null');
});

it('writes what is the same in one way, and what is not in another', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
