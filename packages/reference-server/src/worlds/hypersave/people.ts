import type { Person } from '../../person.ts';

/** People of one account, who share its keys, and the owner of another. */
export const peopleOf = (owner: string): readonly Person[] => [
  { id: 'ada', name: 'Ada Adeyemi', role: 'owner', owner, scopes: 'all' },
  { id: 'ben', name: 'Ben Okafor', role: 'admin', owner, scopes: 'all' },
  { id: 'chloe', name: 'Chloe Laurent', role: 'member', owner, scopes: 'all' },
  { id: 'dario', name: 'Dario Conti', role: 'owner', owner: `${owner}_guest`, scopes: 'all' },
];
