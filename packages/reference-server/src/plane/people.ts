import type { Keeper } from '../engine/actor.ts';
import type { Person } from '../person.ts';
import type { World } from '../world.ts';

/** Those who can sign in. */
export interface People {
  readonly all: readonly Person[];
  find(id: string): Person | null;
}

/** A world's people; where it tells of none, its owner alone, who may do everything. */
export const peopleOf = ({ people, owner, organization }: Pick<World, 'people' | 'owner' | 'organization'>): People => {
  const all: readonly Person[] = people ?? [
    {
      id: owner,
      name: owner,
      role: 'owner',
      owner,
      scopes: 'all',
      ...(organization === undefined ? {} : { organizations: [organization] }),
    },
  ];
  return { all, find: (id) => all.find((person) => person.id === id) ?? null };
};

/** A person as the engine knows who acts. */
export const keeperOf = ({ id, owner, scopes, organizations }: Person): Keeper & { readonly kind: 'person' } => ({
  kind: 'person',
  id,
  owner,
  scopes,
  ...(organizations === undefined ? {} : { organizations }),
});

/** A person as JSON. */
export const writePerson = ({ id, name, role, owner, scopes, organizations = [], approval }: Person) => ({
  id,
  name,
  role,
  owner,
  scopes: scopes === 'all' ? null : scopes,
  organizations,
  approval: approval ?? null,
});
