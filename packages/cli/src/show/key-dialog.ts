import type { Access, ApiKey, Secret } from '@latchkey/providers';
import { box } from './box.ts';
import { pairs } from './table.ts';

/**
 * The one-time dialog of a new key: the one place where the command line shows a whole secret.
 * @param access what the system's keys may be granted: where that is nothing, nothing is said of scopes
 * @param advice what to do with the key, a line each
 */
export const keyDialog = (
  { key, secret }: { readonly key: ApiKey; readonly secret: Secret },
  access: Access,
  advice: readonly string[],
): string => {
  const facts = pairs([
    ['Name', key.name],
    ...(access.kind === 'none' ? [] : [['Scopes', key.scopes.join(', ') || 'none'] as const]),
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
