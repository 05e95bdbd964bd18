import type { Credentials, Secret } from '@latchkey/providers';
import { configError } from '../error/config-error.ts';

/**
 * Adds the key to a request's headers, in the first carrier that is one: never in a URL, which is written down in
 * too many places (security 18).
 */
export const sign = (
  headers: Readonly<Record<string, string>>,
  { carriers }: Credentials,
  secret: Secret | null,
): Record<string, string> => {
  if (secret === null) return { ...headers };
  const carrier = carriers.find((each) => each.in !== 'query');
  if (carrier?.in === 'cookie') return { ...headers, Cookie: `${carrier.name}=${secret.reveal()}` };
  if (!carrier)
    throw configError('The provider declares no header that carries its key.', 'A key is never sent in a URL.');
  const value = 'scheme' in carrier ? `${carrier.scheme} ${secret.reveal()}` : secret.reveal();
  return { ...headers, [carrier.name]: value };
};
