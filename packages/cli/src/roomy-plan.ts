import type { Provider } from '@latchkey/providers';

/**
 * A plan under which an account may have so many keys: the system's default one where that will do, else the first that does;
 * null where the system has no plans, or none with so much room.
 */
export const roomyPlan = ({ plans }: Pick<Provider, 'plans'>, keys: number): string | null => {
  if (!plans) return null;
  const roomy = plans.offered.filter(({ keys: cap = null }) => cap === null || cap >= keys).map(({ id }) => id);
  return roomy.includes(plans.default) ? plans.default : (roomy[0] ?? null);
};
