import type { ApiKey, Provider, Secret } from '@latchkey/providers';
import { box } from './box.ts';
import { reachFacts } from './reach-facts.ts';
import { pairs } from './table.ts';

/** What the dialog says of a key. */
export type ShownKey = Pick<ApiKey, 'name' | 'scopes' | 'reach' | 'expiresAt' | 'mask'>;

/**
 * The one-time dialog of a new key: the one place where the command line shows a whole secret.
 * @param provider where keys are granted no scopes, or bound to nothing, nothing is said of it
 * @param advice what to do with the key, a line each
 */
export const keyDialog = (
  { key, secret }: { readonly key: ShownKey; readonly secret: Secret },
  provider: Pick<Provider, 'access' | 'binding'>,
  advice: readonly string[],
): string => {
  const facts = pairs([
    ['Name', key.name],
    ...(provider.access.kind === 'none' ? [] : [['Scopes', key.scopes.join(', ') || 'none'] as const]),
    ...reachFacts(provider, key),
    ['Expires', key.expiresAt?.toISOString() ?? 'never'],
    ['Shown from now on as', key.mask],
  ]);
  return box([
    'API key issued',
    '',
    secret.reveal(),
    '',
    ...facts.trimEnd().split('\n'),
    '',
    'This is the only time the full key is shown: nobody can show it again.',
    ...advice,
  ]);
};
