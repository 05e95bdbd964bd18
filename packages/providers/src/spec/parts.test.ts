import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCount, isFlag, isList, isRecord, isText, isTextList, partsOf } from './parts.ts';

const body = { data: [1], meta: { total: 3, more: null } };

describe('parts of a body', () => {
  const { part, partOrNull } = partsOf(body, 'page');

  it('are found where the pointer leads', () => {
    expect(part('/data', isList)).toBe(body.data);
    expect(part('/meta/total', isCount)).toBe(3);
    expect(partOrNull('/meta/total', isCount)).toBe(3);
  });

  it('may be missing or null where they need not be there', () => {
    expect(partOrNull('/meta/more', isFlag)).toBeNull();
    expect(partOrNull('/meta/less', isFlag)).toBeNull();
    expect(partOrNull('/other/less', isFlag)).toBeNull();
  });

  it.each([
    ['is missing', () => part('/meta/less', isCount), 'meta.less'],
    ['is null', () => part('/meta/more', isCount), 'meta.more'],
    ['is something else', () => part('/meta', isText), 'meta'],
    ['may be missing and is something else', () => partOrNull('/meta/total', isText), 'meta.total'],
    ['is only inherited', () => part('/meta/constructor', isRecord), 'meta.constructor'],
  ])('are told by their place where one %s', (_, read, place) => {
    expect(read).toThrow(new TypeError(`The answer is no page: ${place} is missing or of the wrong type.`));
  });

  it('are never there where the body is no object', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!isRecord(value));
        expect(partsOf(value, 'page').partOrNull('/data', isList)).toBeNull();
      }),
    );
  });
});

it.each([
  [isText, ['', 'a'], [1, null, ['a']]],
  [isFlag, [true, false], [0, 'true', null]],
  [isCount, [0, 7], [-1, 1.5, '1', Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]],
  [isList, [[], [1]], [{}, 'a', null]],
  [isTextList, [[], ['a']], [['a', 1], 'a']],
  [isRecord, [{}, { a: 1 }], [[], null, 'a']],
])('%o takes what it names and nothing else', (is, taken, refused) => {
  expect([taken.every(is), refused.some(is)]).toEqual([true, false]);
});
