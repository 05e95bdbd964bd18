import { furthestType as furthestOf, type Provider } from '@latchkey/providers';

/**
 * What a request for a key says of its type, where a system has types: that of the offered ones which reaches furthest, in the
 * organisation that the server takes for its own. Nothing elsewhere.
 */
export const furthestType = ({ binding }: Pick<Provider, 'binding'>): { type?: string; environment?: string } => {
  const furthest = binding && furthestOf(binding);
  if (!furthest) return {};
  const [environment] = binding.live;
  return furthest.reach === 'environment' && environment !== undefined
    ? { type: furthest.id, environment }
    : { type: furthest.id };
};
