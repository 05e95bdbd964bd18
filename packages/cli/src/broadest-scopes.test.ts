import type { Access, Scope } from '@latchkey/providers';
import { expect, it } from 'vitest';
import { broadestScopes } from './broadest-scopes.ts';

const access = (implies: 'exact' | 'wildcard' | 'hierarchy', names: string[], hidden: string[] = []): Access => ({
  kind: 'scopes',
  vocabulary: [...names, ...hidden].map(
    (name): Scope => ({ name, title: name, description: '', offered: !hidden.includes(name) }),
  ),
  implies,
  allowsEmpty: false,
});

it('takes the narrowest wildcard that covers what the form offers', () => {
  expect(broadestScopes(access('wildcard', ['read:a', 'read:b', 'read:*', '*'], ['write:a']))).toEqual(['read:*']);
});

it('takes the same whichever of them the vocabulary names first', () => {
  expect(broadestScopes(access('wildcard', ['*', 'read:*', 'read:a', 'read:b']))).toEqual(['read:*']);
});

it('takes the widest wildcard where a narrower one leaves something out', () => {
  expect(broadestScopes(access('wildcard', ['read:a', 'write:b', 'read:*', '*']))).toEqual(['*']);
});

it('takes the top of a hierarchy', () => {
  expect(broadestScopes(access('hierarchy', ['read', 'write', 'admin']))).toEqual(['admin']);
});

it('takes every scope where none covers another', () => {
  expect(broadestScopes(access('exact', ['read', 'write']))).toEqual(['read', 'write']);
});

it('takes none where there are none', () => {
  expect(broadestScopes({ kind: 'none' })).toEqual([]);
});
