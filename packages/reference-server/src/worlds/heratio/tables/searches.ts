import { below, noise, pick } from '../../lazy/noise.ts';
import type { WorldSize } from '../options.ts';
import type { Researcher } from '../researchers.ts';
import { dayMs, momentText, type Wire } from '../wire.ts';

/** A researcher's saved searches; what was changed last comes first. */
export const searchesOf = (size: WorldSize, researcher: Researcher): Wire['SavedSearch'][] =>
  Array.from({ length: size.searches }, (_, index) => search(size, researcher, index));

const search = (size: WorldSize, researcher: Researcher, index: number): Wire['SavedSearch'] => {
  const chance = noise(`${size.seed}/${researcher}/searches`);
  const updatedAtMs = size.asOfMs - index * 5 * dayMs - below(chance(index, 1), 4 * dayMs);
  const [one, other] = [pick(chance(index, 2), words), pick(chance(index, 3), words)];
  const hasAlert = chance(index, 4) < 0.5;
  return {
    id: researcher * size.searches + index + 1,
    name: `${one} and ${other}`,
    description: null,
    search_query: `${one} AND ${other}`,
    search_type: pick(chance(index, 5), ['simple', 'advanced']),
    alert_enabled: hasAlert ? 1 : 0,
    alert_frequency: hasAlert ? pick(chance(index, 6), ['daily', 'weekly', 'monthly']) : null,
    new_results_count: hasAlert ? below(chance(index, 7), 9) : 0,
    created_at: momentText(updatedAtMs - below(chance(index, 8), 200 * dayMs)),
    updated_at: momentText(updatedAtMs),
  };
};

const words = ['mine', 'hospital', 'harbour', 'letter', 'mission', 'school', 'railway', 'drought'] as const;
