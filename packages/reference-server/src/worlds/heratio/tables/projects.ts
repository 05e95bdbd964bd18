import { below, type Noise, noise, pick } from '../../lazy/noise.ts';
import type { WorldSize } from '../options.ts';
import type { Researcher } from '../researchers.ts';
import { dayMs, momentText, type Wire } from '../wire.ts';

/** A researcher's projects: their own, and those that another shares with them and whose invitation they accepted. */
export const projectsOf = (size: WorldSize, researcher: Researcher): Wire['Project'][] => {
  const own = Array.from({ length: size.projects }, (_, index) => project(size, researcher, index, 'owner'));
  const neighbour = (researcher + 1) % size.researchers;
  const isShared = neighbour !== researcher && size.projects > 0;
  return [...own, ...(isShared ? [project(size, neighbour, 0, 'editor')] : [])].sort(byChange);
};

/** What was changed last comes first. */
export const byChange = (one: Wire['Project'], other: Wire['Project']): number =>
  one.updated_at === other.updated_at ? other.id - one.id : one.updated_at < other.updated_at ? 1 : -1;

const project = (size: WorldSize, owner: Researcher, index: number, role: string): Wire['Project'] => {
  const chance: Noise = noise(`${size.seed}/${owner}/projects`);
  const updatedAtMs = size.asOfMs - index * 9 * dayMs - below(chance(index, 1), 8 * dayMs);
  const [title, description] = subjects[(owner + index) % subjects.length] ?? subjects[0];
  const series = Math.floor(index / subjects.length);
  return {
    id: owner * size.projects + index + 1,
    title: series === 0 ? title : `${title}, part ${series + 1}`,
    description,
    project_type: pick(chance(index, 2), [
      'dissertation',
      'thesis',
      'publication',
      'exhibition',
      'genealogy',
      'personal',
    ]),
    status: index === 0 ? 'active' : pick(chance(index, 3), ['planning', 'active', 'on_hold', 'completed', 'archived']),
    // What is shared cannot be private.
    visibility: index === 0 ? 'collaborators' : pick(chance(index, 4), ['private', 'private', 'public']),
    created_at: momentText(updatedAtMs - below(chance(index, 5), 300 * dayMs)),
    updated_at: momentText(updatedAtMs),
    my_role: role,
  };
};

const subjects: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['Letters home', 'Migrant workers and their families, 1890 to 1914.'],
  ['Mine hospitals', 'Illness and its records on the reef.'],
  ['A town in maps', 'How a town drew itself.'],
  ['Company photographs', 'Who stands where, and why.'],
  ['Sermons and songs', 'What was sung on Sundays.'],
  ['The harbour books', 'Ships, cargoes and the people who counted them.'],
];
