import { noise, pick } from '../lazy/noise.ts';
import type { WorldSize } from './options.ts';
import { dayMs, momentText, type Wire } from './wire.ts';

/** A researcher's place among all, from 0. */
export type Researcher = number;

/** Whose key reaches which researcher; null for somebody who is none. */
export const researcherOf = ({ owner: first, researchers }: WorldSize, owner: string): Researcher | null => {
  if (owner === first) return 0;
  const place = /^[1-9]\d{0,2}$/.test(owner) ? Number(owner) - 1 : 0;
  return place > 0 && place < researchers ? place : null;
};

/** Whether an account was suspended after its researcher had been approved. Keys that it has go on working (ruling 15). */
export const isSuspended = (researcher: Researcher): boolean => researcher % 3 === 2;

/** A researcher as `GET /profile` shows them. */
export const profileOf = ({ seed, asOfMs }: WorldSize, researcher: Researcher): Wire['Profile'] => {
  const chance = noise(`${seed}/researchers`);
  const [first, last] = names[researcher % names.length] ?? names[0];
  const number = String(researcher + 1).padStart(4, '0');
  return {
    id: researcher + 1,
    first_name: first,
    last_name: last,
    email: `${first}.${last}${researcher < names.length ? '' : number}@example.org`.toLowerCase(),
    affiliation_type: pick(chance(researcher, 1), ['academic', 'student', 'independent', 'government']),
    institution: pick(chance(researcher, 2), ['University of Example', 'Example Museum', null]),
    department: pick(chance(researcher, 3), ['History', 'Heritage Studies', null]),
    position: pick(chance(researcher, 4), ['Doctoral candidate', 'Lecturer', 'Curator']),
    orcid_id: chance(researcher, 5) < 0.7 ? `0000-0000-0000-${number}` : null,
    orcid_verified: chance(researcher, 5) < 0.5,
    status: isSuspended(researcher) ? 'suspended' : 'approved',
    expires_at: null,
    created_at: momentText(asOfMs - (400 + researcher) * dayMs),
  };
};

const names: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['Amina', 'Botha'],
  ['Jonas', 'Lindqvist'],
  ['Thandi', 'Mokoena'],
  ['Ruth', 'Abrams'],
  ['Pieter', 'Naidoo'],
];
