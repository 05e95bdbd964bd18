import { configError } from '../error/config-error.ts';

/**
 * Where an API is reached, without a slash at its end.
 * @throws LatchkeyError `config` for what is no `https:` URL, or `http:` beyond this machine; user names, queries and
 * fragments are refused, and none is repeated in the message
 */
export const checkBaseUrl = (given: string | URL, source: string): string => {
  const fail = (what: string, hint: string) => configError(`The base URL ${source} ${what}.`, hint);
  const url = URL.parse(String(given));
  if (!url) throw fail('is no URL', 'Write it whole, such as https://api.example.com/v1.');
  if (url.username !== '' || url.password !== '') {
    throw fail('holds a user name or a password', 'Take it out: the key is the only credential.');
  }
  if (url.search !== '' || url.hash !== '') throw fail('holds a query or a fragment', 'Give origin and path only.');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw fail(
      'is plain http',
      'Use https: over plain http everybody on the way can read the key. Loopback is exempt.',
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw fail('is neither https nor http', 'Use https.');
  return url.origin + url.pathname.replace(/\/+$/, '');
};

/** Names that mean this machine: `localhost` and what ends in it, 127.0.0.0/8 and ::1. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
