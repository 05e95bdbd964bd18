import { below, noise, pick } from '../../lazy/noise.ts';
import type { WorldSize } from '../options.ts';
import type { Researcher } from '../researchers.ts';
import { dayMs, momentText, type Wire } from '../wire.ts';

/** A researcher's evidence sets, in the order of their names. */
export const collectionsOf = (size: WorldSize, researcher: Researcher): Wire['Collection'][] =>
  Array.from({ length: size.collections }, (_, index) => collection(size, researcher, index)).sort(byName);

/** By name, whatever its case, as the database orders texts. */
export const byName = (one: Wire['Collection'], other: Wire['Collection']): number => {
  const [first, second] = [one.name.toLowerCase(), other.name.toLowerCase()];
  return first === second ? one.id - other.id : first < second ? -1 : 1;
};

const collection = (size: WorldSize, researcher: Researcher, index: number): Wire['Collection'] => {
  const chance = noise(`${size.seed}/${researcher}/collections`);
  const createdAtMs = size.asOfMs - below(chance(index, 1), 400 * dayMs);
  const kind = pick(chance(index, 2), ['Letters', 'Photographs', 'Ledgers', 'Maps', 'Minutes', 'Diaries']);
  return {
    id: researcher * size.collections + index + 1,
    name: `${kind}, ${1860 + below(chance(index, 3), 80)}, box ${index + 1}`,
    description: chance(index, 4) < 0.5 ? null : `What box ${index + 1} holds.`,
    is_public: chance(index, 5) < 0.2 ? 1 : 0,
    created_at: momentText(createdAtMs),
    updated_at: momentText(createdAtMs + below(chance(index, 6), size.asOfMs - createdAtMs)),
    item_count: below(chance(index, 7), 40),
  };
};
