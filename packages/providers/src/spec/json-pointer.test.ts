import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAt, withValueAt } from './json-pointer.ts';

const steps = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 });
const pointerOf = (path: readonly string[]) =>
  path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

describe('a JSON pointer', () => {
  it('leads to a value, through objects and lists, and to nothing where there is none', () => {
    const body = { params: { arguments: { limit: 5, tags: ['a', 'b'] } }, 'a/b': { '~': 1 } };
    expect(valueAt(body, '/params/arguments/limit')).toBe(5);
    expect(valueAt(body, '/params/arguments/tags/1')).toBe('b');
    expect(valueAt(body, '/a~1b/~0')).toBe(1);
    expect(valueAt(body, '')).toBe(body);
    for (const pointer of ['/params/nothing/limit', '/params/arguments/limit/0', '/toString', '/__proto__/x']) {
      expect(valueAt(body, pointer)).toBeUndefined();
    }
    expect(valueAt(undefined, '/a')).toBeUndefined();
  });

  it('reads what was written at it, whatever stands there or is missing on the way', () => {
    fc.assert(
      fc.property(fc.jsonValue(), steps, fc.integer(), (before, path, leaf) => {
        expect(valueAt(withValueAt(before, pointerOf(path), leaf), pointerOf(path))).toBe(leaf);
      }),
    );
  });

  it('writes into a copy, and nowhere into the prototype of anything', () => {
    const body = { params: { name: 'recall' } };
    expect(withValueAt(body, '/params/offset', 10)).toEqual({ params: { name: 'recall', offset: 10 } });
    expect(body).toEqual({ params: { name: 'recall' } });
    withValueAt({}, '/__proto__/polluted', true);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('takes a value away, and makes nothing on the way to one that is not there', () => {
    expect(withValueAt({ a: { b: 1, c: 2 } }, '/a/b', undefined)).toEqual({ a: { c: 2 } });
    expect(withValueAt({ a: 1 }, '/b/c', undefined)).toEqual({ a: 1 });
    expect(withValueAt(undefined, '/b', undefined)).toBeUndefined();
  });
});
