import { maskAnyKey, rangeError } from './mask-any-key.ts';

/** What a system's keys may be granted, and how a grant answers a need. */
export type Access =
  /** Every valid key may do everything its account may. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'scopes';
      readonly vocabulary: readonly Scope[];
      /**
       * `exact`: a grant answers only its own name. `wildcard`: `*` answers every need, `read:*` every `read:` need of one
       * further segment. `hierarchy`: a grant answers itself and everything that stands before it in the vocabulary.
       */
      readonly implies: 'exact' | 'wildcard' | 'hierarchy';
      /** Whether a key may be issued with no scope at all. It then may do nothing. */
      readonly allowsEmpty: boolean;
      /** What the system's form offers in the place of scopes: each stands for some of them. */
      readonly permissions?: readonly Permission[];
    };

export interface Scope {
  readonly name: string;
  /** The label on the system's form, such as "Read events". */
  readonly title: string;
  readonly description: string;
  /** Whether the system's own form offers it; a later scope is accepted without being offered (ruling 16). */
  readonly offered: boolean;
}

export interface Permission {
  readonly name: string;
  /** The label on the system's form. */
  readonly title: string;
  readonly description: string;
  /** What it stands for, out of the vocabulary. */
  readonly scopes: readonly string[];
  /** Whether it is ticked when the form opens. */
  readonly preselected: boolean;
}

/** A scope that the system's own form offers. */
export const offered = <const Name extends string>(name: Name, title: string, description: string) =>
  ({ name, title, description, offered: true }) as const;

/** A scope that is accepted without being offered. */
export const accepted = <const Name extends string>(name: Name, title: string) =>
  ({ name, title, description: title, offered: false }) as const;

/** Whether `granted` answers every scope of `needed`. A need that is itself a wildcard is answered only by `*`. */
export const grants = (access: Access, granted: readonly string[], needed: readonly string[]): boolean =>
  access.kind === 'none' || needed.every((need) => granted.some((grant) => answers(access, grant, need)));

/** The scopes of `needed` that `granted` does not answer, in order. */
export const missingScopes = (access: Access, granted: readonly string[], needed: readonly string[]): string[] =>
  access.kind === 'none' ? [] : needed.filter((need) => !granted.some((grant) => answers(access, grant, need)));

/** Whether a scope may be granted at all: exactly the vocabulary, wildcards included. */
export const isKnownScope = (access: Access, scope: string): boolean =>
  access.kind === 'scopes' && access.vocabulary.some(({ name }) => name === scope);

/**
 * The vocabulary's scopes that a set of grants amounts to, wildcards resolved. What a wildcard covers beyond the
 * vocabulary is not in it: compare authority with {@link covers}.
 */
export const expandScopes = (access: Access, granted: readonly string[]): string[] =>
  access.kind === 'none'
    ? []
    : access.vocabulary
        .map(({ name }) => name)
        .filter((name) => !name.includes('*') && granted.some((grant) => answers(access, grant, name)));

/**
 * The scopes that permissions stand for: all of theirs together, each once, in the order of the permissions as given; none
 * for none.
 * @throws RangeError for a name that is not declared.
 */
export const scopesOfPermissions = (access: Access, names: readonly string[]): string[] => {
  const declared = access.kind === 'scopes' ? (access.permissions ?? []) : [];
  const scopes = names.flatMap((name) => {
    const permission = declared.find((each) => each.name === name);
    if (permission) return permission.scopes;
    const known = declared.map((each) => each.name).join(', ') || 'none';
    throw rangeError(
      `There is no permission ${JSON.stringify(maskAnyKey(String(name)).slice(0, 100))}. Use: ${known}.`,
    );
  });
  return [...new Set(scopes)];
};

/** Whether every scope of `inner` lies within `outer`: the ceiling of a grant. `*` lies only within `*`. */
export const covers = (access: Access, outer: readonly string[], inner: readonly string[]): boolean =>
  access.kind === 'none' ||
  inner.every((scope) => outer.some((grant) => grant === scope || answers(access, grant, scope)));

const answers = (access: Access & { kind: 'scopes' }, grant: string, need: string): boolean => {
  switch (access.implies) {
    case 'exact':
      return grant === need;
    case 'hierarchy': {
      const rank = (scope: string) => access.vocabulary.findIndex(({ name }) => name === scope);
      return rank(need) >= 0 && rank(grant) >= rank(need);
    }
    case 'wildcard':
      return answersByWildcard(grant, need);
  }
};

const answersByWildcard = (grant: string, need: string): boolean => {
  if (grant === '*') return need !== '';
  if (need.includes('*')) return false;
  if (!grant.endsWith(':*')) return grant === need;
  const family = grant.slice(0, -1);
  const rest = need.startsWith(family) ? need.slice(family.length) : '';
  return rest !== '' && !rest.includes(':');
};
