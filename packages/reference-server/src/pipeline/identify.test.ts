import type { Carrier } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { createIdentify } from './identify.ts';

const challenge = { scheme: 'Key', realm: 'Bakery' };
const carriers = {
  header: { in: 'header', name: 'X-Bakery-Key' },
  strict: { in: 'header', name: 'Authorization', scheme: 'Bearer', schemeCase: 'sensitive' },
  lenient: { in: 'header', name: 'Authorization', scheme: 'Bearer', schemeCase: 'insensitive' },
  query: { in: 'query', name: 'api_key' },
} as const satisfies Record<string, Carrier>;

const found = (list: readonly [Carrier, ...Carrier[]], headers: Record<string, string>, query = '') =>
  createIdentify({ carriers: list, challenge })({
    method: 'GET',
    origin: 'http://localhost',
    path: '/',
    query,
    header: (name) => headers[name],
    body: () => new Uint8Array(),
    address: null,
  });

describe('createIdentify', () => {
  it('takes the whole header, untrimmed and unfolded', () => {
    expect(found([carriers.header], { 'x-bakery-key': 'one two' })).toEqual(['one two']);
    expect(found([carriers.header], { 'x-bakery-key': '' })).toEqual([]);
  });

  it('ignores headers that are no declared carrier', () => {
    expect(found([carriers.header], { authorization: 'Bearer one' })).toEqual([]);
    expect(found([carriers.header], { authorization: 'Bearer one', 'x-bakery-key': 'two' })).toEqual(['two']);
  });

  it('security 26: takes a scheme in the case that is declared, and everything after one blank', () => {
    expect(found([carriers.strict], { authorization: 'Bearer one' })).toEqual(['one']);
    expect(found([carriers.strict], { authorization: 'bearer one' })).toEqual([]);
    expect(found([carriers.lenient], { authorization: 'bEARER one' })).toEqual(['one']);
    expect(found([carriers.lenient], { authorization: 'Bearer one two' })).toEqual(['one two']);
    expect(found([carriers.lenient], { authorization: 'Bearer  one' })).toEqual([' one']);
    expect(found([carriers.lenient], { authorization: 'Bearer\tone' })).toEqual([]);
    expect(found([carriers.lenient], { authorization: 'Bearerone' })).toEqual([]);
    expect(found([carriers.lenient], { authorization: 'Basic b25l' })).toEqual([]);
    expect(found([carriers.lenient], { authorization: 'Bearer ' })).toEqual([]);
  });

  it('counts the same secret in two carriers once, and two secrets twice', () => {
    const both = [carriers.header, carriers.lenient] as const;
    expect(found(both, { 'x-bakery-key': 'one', authorization: 'Bearer one' })).toEqual(['one']);
    expect(found(both, { 'x-bakery-key': 'one', authorization: 'Bearer two' })).toEqual(['one', 'two']);
  });

  it('security 18: reads no key from a query unless the system declares it', () => {
    expect(found([carriers.header], {}, 'api_key=one')).toEqual([]);
    expect(found([carriers.query], {}, 'api_key=o%6Ee')).toEqual(['one']);
    expect(found([carriers.query], {}, 'api_key=one&api_key=one')).toEqual(['one, one']);
  });
});
