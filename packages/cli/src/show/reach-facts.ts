import type { ApiKey, Provider } from '@latchkey/providers';

/** How far a key reaches, as names and values; nothing where the system does not bind its keys. */
export const reachFacts = (
  { binding }: Pick<Provider, 'binding'>,
  { reach }: Pick<ApiKey, 'reach'>,
): (readonly [name: string, value: string])[] => {
  if (!reach) return [];
  const title = binding?.types.find(({ id }) => id === reach.type)?.title ?? reach.type;
  return [
    ['Type', title],
    ['Organization', reach.organization ?? 'every one'],
    ['Environment', reach.environment ?? 'every one'],
  ];
};
