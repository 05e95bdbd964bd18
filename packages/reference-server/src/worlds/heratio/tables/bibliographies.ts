import { below, noise, pick } from '../../lazy/noise.ts';
import type { WorldSize } from '../options.ts';
import type { Researcher } from '../researchers.ts';
import { dayMs, momentText, type Wire } from '../wire.ts';

/** A researcher's bibliographies; what was changed last comes first. */
export const bibliographiesOf = (size: WorldSize, researcher: Researcher): Wire['Bibliography'][] =>
  Array.from({ length: size.bibliographies }, (_, index) => bibliography(size, researcher, index));

const bibliography = (size: WorldSize, researcher: Researcher, index: number): Wire['Bibliography'] => {
  const chance = noise(`${size.seed}/${researcher}/bibliographies`);
  const updatedAtMs = size.asOfMs - index * 6 * dayMs - below(chance(index, 1), 5 * dayMs);
  return {
    id: researcher * size.bibliographies + index + 1,
    name: `Chapter ${index + 1}`,
    description: chance(index, 2) < 0.5 ? null : 'Works cited.',
    citation_style: pick(chance(index, 3), ['chicago', 'harvard', 'mla', 'apa']),
    is_public: chance(index, 4) < 0.2 ? 1 : 0,
    created_at: momentText(updatedAtMs - below(chance(index, 5), 250 * dayMs)),
    updated_at: momentText(updatedAtMs),
    entry_count: below(chance(index, 6), 60),
  };
};
