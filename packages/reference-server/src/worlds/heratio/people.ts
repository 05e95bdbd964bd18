import type { Person } from '../../person.ts';
import type { WorldSize } from './options.ts';
import { profileOf } from './researchers.ts';

/**
 * A researcher in each state of approval: those who have a workspace, and three whose registration came to nothing yet, or no
 * more. Each looks after their own keys and sees nobody else's.
 */
export const peopleOf = (size: WorldSize): readonly Person[] => [
  ...Array.from({ length: size.researchers }, (_, researcher): Person => {
    const { first_name, last_name, status } = profileOf(size, researcher);
    const owner = researcher === 0 ? size.owner : String(researcher + 1);
    return { id: `researcher_${researcher + 1}`, name: `${first_name} ${last_name}`, ...rights(owner, status) };
  }),
  ...unfinished.map(([approval, name], at): Person => {
    const owner = String(firstUnfinished + at);
    return { id: `${approval}_researcher`, name, ...rights(owner, approval) };
  }),
];

const rights = (owner: string, approval: string) => ({ role: 'member', owner, scopes: 'all', approval }) as const;

const unfinished = [
  ['pending', 'Ines Duarte'],
  ['expired', 'Karl Brandt'],
  ['rejected', 'Moses Phiri'],
] as const;

/** Beyond every number that a researcher with a workspace can have. */
const firstUnfinished = 901;
