import type { ApiKey, Provider } from '@latchkey/providers';
import type { OpenSystem } from '../serve/open-system.ts';
import { seconds } from './figures.ts';
import { reachFacts } from './reach-facts.ts';

/** A throw-away key and where it works, as lines for a shell, and what there is to know of it. */
export const keyLines = (
  { provider, key, secret, delayMs }: Pick<OpenSystem, 'provider' | 'key' | 'secret' | 'delayMs'>,
  baseUrl: string,
): string[] => {
  const grant = grantOf(provider, key);
  return [
    `  export ${provider.variables.apiKey[0]}=${secret.reveal()}`,
    `  export ${provider.variables.baseUrl}=${baseUrl}`,
    ...(grant === '' ? [] : [`  ${grant}`]),
    ...(delayMs > 0 ? [`  (it works in ${seconds(delayMs)}: the propagation delay is on)`] : []),
  ];
};

/** The documents' keys that work too. */
export const adoptedLines = ({ provider, adopted }: Pick<OpenSystem, 'provider' | 'adopted'>): string[] =>
  adopted.map((key) => `  ${[key.mask, key.name, grantOf(provider, key)].join('  ').trimEnd()}`);

/** What a key may do, in brackets; nothing where there is nothing to say. */
const grantOf = (provider: Pick<Provider, 'binding'>, key: Pick<ApiKey, 'scopes' | 'reach'>): string => {
  const facts = [
    ...(key.scopes.length > 0 ? [`scopes: ${key.scopes.join(', ')}`] : []),
    ...reachFacts(provider, key).map(([name, value]) => `${name.toLowerCase()}: ${value}`),
  ];
  return facts.length > 0 ? `(${facts.join('; ')})` : '';
};
