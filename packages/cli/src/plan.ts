import type { Provider } from '@latchkey/providers';
import { quoted, UsageError } from './usage-error.ts';

/**
 * The plan of the accounts of a server: the one that was named, or null where none was and the system's own default holds.
 * @throws UsageError when the system offers no such plan.
 */
export const readPlan = (
  { plans, title }: Pick<Provider, 'plans' | 'title'>,
  id: string | undefined,
): string | null => {
  const offered = plans?.offered.map((plan) => plan.id) ?? [];
  if (id === undefined || offered.includes(id)) return id ?? null;
  throw new UsageError(
    `${title} has no plan ${quoted(id)}.`,
    offered.length > 0 ? `Plans: ${offered.join(', ')}.` : 'It has no plans: leave out --plan.',
  );
};
