import type { Person } from '../../person.ts';
import type { WorldSize } from './options.ts';

/**
 * People of the first organisation, who share its keys, and the owner of each other one.
 */
export const peopleOf = ({ owner, organizations }: Pick<WorldSize, 'owner' | 'organizations'>): readonly Person[] => {
  const [first, ...others] = organizations;
  return [
    { id: 'ada', name: 'Ada Adeyemi', role: 'owner', owner, scopes: 'all', organizations: [first] },
    { id: 'ben', name: 'Ben Okafor', role: 'admin', owner, scopes: 'all', organizations: [first] },
    { id: 'chloe', name: 'Chloe Laurent', role: 'member', owner, scopes: 'all', organizations: [first] },
    ...others.map(
      (organization, at): Person => ({
        id: `dario${at === 0 ? '' : at + 1}`,
        name: 'Dario Conti',
        role: 'owner',
        owner: `${owner}_${organization}`,
        scopes: 'all',
        organizations: [organization],
      }),
    ),
  ];
};
