import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Access,
  accepted,
  covers,
  expandScopes,
  grants,
  isKnownScope,
  missingScopes,
  offered,
  scopesOfPermissions,
} from './access.ts';

const scopesOf = (implies: 'exact' | 'wildcard' | 'hierarchy', ...names: string[]): Access => ({
  kind: 'scopes',
  implies,
  allowsEmpty: false,
  vocabulary: names.map((name) => offered(name, name, name)),
});

const lattice = [
  '*',
  'read:*',
  'write:*',
  'admin:*',
  'read:events',
  'read:chat',
  'read:sync',
  'write:events',
  'write:chat',
  'admin:keys',
  'admin:users',
  'ping',
];
const wildcard = scopesOf('wildcard', ...lattice);
const hierarchy = scopesOf('hierarchy', 'read', 'write', 'admin');
const exact = scopesOf('exact', 'read', 'write');
const open: Access = { kind: 'none' };

const prototypeNames = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

describe('grants', () => {
  it.each([
    ['read:*', 'read:events', true],
    ['read:*', 'read:of-the-future', true],
    ['read:*', 'read:', false],
    ['read:*', 'read', false],
    ['read:*', 'read:a:b', false],
    ['read:*', 'reader:x', false],
    ['read:*', 'write:events', false],
    ['read:*', 'read:*', false],
    ['read:*', 'read:*:*', false],
    ['read:*', '*', false],
    ['*', 'read:events', true],
    ['*', 'delete:of-the-future', true],
    ['*', 'a:b:c', true],
    ['*', '*', true],
    ['*', '', false],
    ['read:events', 'read:events', true],
    ['read:events', 'read:event', false],
    ['read:event', 'read:events', false],
    ['read:events', 'READ:EVENTS', false],
    ['read:events', 'read:*', false],
  ])('security 40: %s to a need of %s is %s', (grant, need, answer) => {
    expect(grants(wildcard, [grant], [need])).toBe(answer);
  });

  it('asks for every scope of a need', () => {
    expect(grants(wildcard, ['read:events'], ['read:events', 'read:chat'])).toBe(false);
    expect(grants(wildcard, ['read:events', 'read:chat'], ['read:events', 'read:chat'])).toBe(true);
    expect(grants(wildcard, ['read:events'], [])).toBe(true);
  });

  it('security 42: answers no need with an empty grant', () => {
    for (const access of [wildcard, hierarchy, exact]) {
      if (access.kind === 'scopes')
        for (const { name } of access.vocabulary) expect(grants(access, [], [name])).toBe(false);
    }
  });

  it.each(
    ['read', 'write', 'admin'].flatMap((grant, rank) =>
      ['read', 'write', 'admin'].map((need, needed) => [grant, need, needed <= rank] as const),
    ),
  )('in a hierarchy %s to a need of %s is %s', (grant, need, answer) => {
    expect(grants(hierarchy, [grant], [need])).toBe(answer);
  });

  it('knows nothing outside of a hierarchy', () => {
    expect(grants(hierarchy, ['root'], ['read'])).toBe(false);
    expect(grants(hierarchy, ['admin'], ['root'])).toBe(false);
    expect(grants(hierarchy, ['root'], ['root'])).toBe(false);
  });

  it('takes a name for itself where wildcards mean nothing', () => {
    expect(grants(exact, ['*'], ['read'])).toBe(false);
    expect(grants(exact, ['read'], ['read'])).toBe(true);
  });

  it('lets every key do everything where there are no scopes', () => {
    expect(grants(open, [], ['anything'])).toBe(true);
    expect(missingScopes(open, [], ['anything'])).toEqual([]);
  });

  it.each(prototypeNames)('security 41: takes %s for no scope', (name) => {
    for (const access of [wildcard, hierarchy]) {
      expect(isKnownScope(access, name)).toBe(false);
      expect(grants(access, [name], ['read:events'])).toBe(false);
      expect(grants(access, ['read:*', 'read', 'admin'], [name])).toBe(false);
    }
  });
});

describe('missingScopes', () => {
  it('security 31: names what is not granted, in order', () => {
    expect(missingScopes(wildcard, ['read:chat'], ['read:events', 'read:chat', 'read:sync'])).toEqual([
      'read:events',
      'read:sync',
    ]);
  });

  it('is empty exactly when everything is granted', () => {
    const some = fc.subarray(lattice);
    fc.assert(
      fc.property(some, some, (granted, needed) => {
        expect(missingScopes(wildcard, granted, needed).length === 0).toBe(grants(wildcard, granted, needed));
      }),
    );
  });
});

describe('isKnownScope', () => {
  it('security 40: is the vocabulary and nothing else', () => {
    for (const name of lattice) expect(isKnownScope(wildcard, name)).toBe(true);
    for (const name of ['read:of-the-future', 'delete:*', 'read:', '', 'Read:events', ' read:events']) {
      expect(isKnownScope(wildcard, name)).toBe(false);
    }
    expect(isKnownScope(open, 'read')).toBe(false);
  });
});

describe('expandScopes', () => {
  it('resolves wildcards to the vocabulary', () => {
    expect(expandScopes(wildcard, ['read:*'])).toEqual(['read:events', 'read:chat', 'read:sync']);
    expect(expandScopes(wildcard, ['*'])).toEqual(lattice.filter((name) => !name.includes('*')));
    expect(expandScopes(hierarchy, ['write'])).toEqual(['read', 'write']);
    expect(expandScopes(exact, [])).toEqual([]);
    expect(expandScopes(open, ['read'])).toEqual([]);
  });
});

describe('covers', () => {
  it('security 37: is right for every pair of a lattice of twelve scopes', () => {
    const expected = (outer: string, inner: string): boolean =>
      outer === '*' || outer === inner || (outer.endsWith(':*') && inner.startsWith(outer.slice(0, -1)));
    for (const outer of lattice) {
      for (const inner of lattice) {
        expect([outer, inner, covers(wildcard, [outer], [inner])]).toEqual([outer, inner, expected(outer, inner)]);
      }
    }
  });

  it('security 37: lets no child do what its parent may not, whatever the need', () => {
    const some = fc.subarray(lattice);
    const need = fc.oneof(fc.constantFrom(...lattice), fc.constantFrom('read:new', 'write:new', 'new:new', 'read:a:b'));
    fc.assert(
      fc.property(some, some, need, (parent, child, asked) => {
        fc.pre(covers(wildcard, parent, child));
        for (const name of expandScopes(wildcard, child)) expect(expandScopes(wildcard, parent)).toContain(name);
        if (grants(wildcard, child, [asked])) expect(grants(wildcard, parent, [asked])).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('is reflexive and transitive', () => {
    const some = fc.subarray(lattice);
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(covers(wildcard, a, a)).toBe(true);
        if (covers(wildcard, a, b) && covers(wildcard, b, c)) expect(covers(wildcard, a, c)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not let all of a family stand for the family', () => {
    expect(covers(wildcard, ['read:events', 'read:chat', 'read:sync'], ['read:*'])).toBe(false);
    expect(covers(wildcard, ['read:*', 'write:*', 'admin:*', 'ping'], ['*'])).toBe(false);
  });

  it('goes by rank in a hierarchy', () => {
    expect(covers(hierarchy, ['write'], ['read'])).toBe(true);
    expect(covers(hierarchy, ['write'], ['admin'])).toBe(false);
  });
});

describe('offered and accepted', () => {
  it('tell the form what to show', () => {
    expect(offered('a', 'Read a', 'All of a')).toEqual({
      name: 'a',
      title: 'Read a',
      description: 'All of a',
      offered: true,
    });
    expect(accepted('a', 'Read a')).toEqual({ name: 'a', title: 'Read a', description: 'Read a', offered: false });
  });
});

describe('scopesOfPermissions', () => {
  const permission = (name: string, ...scopes: string[]) => ({
    name,
    title: name,
    description: name,
    scopes,
    preselected: false,
  });
  const access: Access = {
    kind: 'scopes',
    implies: 'exact',
    allowsEmpty: true,
    vocabulary: ['read', 'search', 'write', 'create', 'update'].map((name) => offered(name, name, name)),
    permissions: [
      permission('read', 'read', 'search'),
      permission('write', 'write', 'create', 'update'),
      permission('search', 'search'),
    ],
  };

  it.each([
    [[], []],
    [['read'], ['read', 'search']],
    [['write'], ['write', 'create', 'update']],
    [['search'], ['search']],
    [
      ['read', 'write'],
      ['read', 'search', 'write', 'create', 'update'],
    ],
    [
      ['read', 'search'],
      ['read', 'search'],
    ],
    [
      ['search', 'read'],
      ['search', 'read'],
    ],
    [
      ['write', 'search'],
      ['write', 'create', 'update', 'search'],
    ],
    [
      ['read', 'write', 'search'],
      ['read', 'search', 'write', 'create', 'update'],
    ],
  ])('of %j gives %j, each once', (names, scopes) => {
    expect(scopesOfPermissions(access, names)).toEqual(scopes);
  });

  it.each(['delete', ...prototypeNames])('refuses %s, which is not declared, and says what is', (name) => {
    expect(() => scopesOfPermissions(access, [name])).toThrow(RangeError);
    expect(() => scopesOfPermissions(access, [name])).toThrow(/Use: read, write, search/);
    expect(() => scopesOfPermissions(exact, [name])).toThrow(/Use: none/);
    expect(() => scopesOfPermissions(open, [name])).toThrow(RangeError);
  });
});
