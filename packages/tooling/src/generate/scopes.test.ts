import { expect, it } from 'vitest';
import { isKeyOptional, scopesOf } from './scopes.ts';

it('asks for no key where security is empty, missing, or optional', () => {
  expect(scopesOf({}, [])).toBeNull();
  expect(scopesOf({}, undefined)).toBeNull();
  expect(scopesOf({}, [{ key: ['read'] }, {}])).toBeNull();
});

it('asks for a valid key and nothing more where no role is named', () => {
  expect(scopesOf({}, [{ key: [] }])).toEqual([[]]);
});

it('keeps the entries as alternatives, in their order', () => {
  expect(scopesOf({}, [{ key: ['read:a', 'read:b'] }, { key: ['admin'] }])).toEqual([['read:a', 'read:b'], ['admin']]);
});

it('joins the roles of one entry, whichever scheme they stand under', () => {
  expect(scopesOf({}, [{ key: ['read:a'], session: ['read:b', 'read:a'] }])).toEqual([['read:a', 'read:b']]);
});

it('says an alternative once, though two carriers name it', () => {
  expect(scopesOf({}, [{ header: ['read:a'] }, { query: ['read:a'] }])).toEqual([['read:a']]);
});

it("takes the document's security where an operation says nothing, and the operation's where it speaks", () => {
  const document = { security: [{ key: ['read'] }] };
  expect(scopesOf(document, undefined)).toEqual([['read']]);
  expect(scopesOf(document, [])).toBeNull();
  expect(scopesOf(document, [{ key: ['write'] }])).toEqual([['write']]);
});

it('takes a key where one is named beside none, and nowhere else', () => {
  expect(isKeyOptional({}, [{}, { key: [] }])).toBe(true);
  expect(isKeyOptional({ security: [{ key: [] }, {}] }, undefined)).toBe(true);
  for (const security of [[], [{}], [{ key: [] }], undefined]) expect(isKeyOptional({}, security)).toBe(false);
});
