import type { Operation } from '@latchkey/providers';
import { type Failure, where } from '../error/failure.ts';
import type { Answer } from './answer.ts';

const redirects = new Set([301, 302, 303, 307, 308]);

/** How many redirects a call follows. */
export const mostRedirects = 5;

/** Where an answer sends the request: nowhere, to a place where the key may go, or elsewhere. */
export type Redirect = { readonly to: string } | { readonly refused: string } | null;

/**
 * A redirect is followed only for a request that changes nothing and only within the origin: a key never goes elsewhere,
 * and `fetch` would carry every header but `Authorization` along.
 */
export const redirectOf = (answer: Answer, method: string, url: string): Redirect => {
  // Browsers hide where a redirect leads.
  if (answer.status === 0) return { refused: 'a place that the browser does not tell' };
  if (!redirects.has(answer.status)) return null;
  const location = answer.header('location');
  const target = location === null ? null : URL.parse(location, url);
  if (!target) return { refused: 'nowhere' };
  if (target.origin !== new URL(url).origin) return { refused: target.origin };
  if (target.username !== '' || target.password !== '') return { refused: 'an address with a password in it' };
  if (method !== 'GET' && method !== 'HEAD') return { refused: 'another place for a request that changes something' };
  return { to: target.href };
};

/** A redirect that is not followed. */
export const redirectRefused = (operation: Operation, status: number, to: string): Failure => ({
  code: 'redirect_refused',
  status: status === 0 ? undefined : status,
  message: `${where(operation)}: the server sends the request to ${to}, and the key does not go there`,
  hint: 'Put the right address into `baseUrl`, if it is to be trusted.',
  again: 'never',
});
