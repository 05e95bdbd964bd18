import { type Provider, rangeError } from '@latchkey/providers';
import type { Answer, Exchange } from '../exchange.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { Header } from './headers.ts';

type Handle = (exchange: Exchange) => MaybePromise<Answer>;

/**
 * Lets scripts of the given origins read answers in a browser, and no others: a key belongs to no page that everybody may
 * write. Origins are named one by one, never `*`, and credentials of the browser's own are never asked for (security 35).
 * @throws RangeError where an origin is none, such as one with a path
 */
export const withCors = (handle: Handle, provider: Provider, origins: readonly string[]): Handle => {
  if (origins.length === 0) return handle;
  const allowed = new Set(origins.map(checkedOrigin));
  const { read, preflight } = headersOf(provider);

  return (exchange) => {
    const origin = exchange.header('origin');
    const isPreflight = exchange.method === 'OPTIONS' && exchange.header('access-control-request-method') !== undefined;
    return after(handle(exchange), (answer) => {
      // Whether or not this origin may read it, a cache must not hand the answer to another.
      const headers: Header[] = [...answer.headers, ['Vary', 'Origin']];
      if (origin === undefined || !allowed.has(origin)) return { ...answer, headers };
      headers.push(['Access-Control-Allow-Origin', origin]);
      if (!isPreflight) return { ...answer, headers: [...headers, ...read] };
      const methods = answer.headers.find(([name]) => name === 'Allow')?.[1];
      if (methods !== undefined) headers.push(['Access-Control-Allow-Methods', methods]);
      return { ...answer, headers: [...headers, ...preflight] };
    });
  };
};

const checkedOrigin = (text: string): string => {
  if (URL.parse(text)?.origin === text) return text;
  throw rangeError(`'${text}' is no origin. Give scheme, host and port alone, such as 'http://localhost:5173'.`);
};

/** What a script may read of an answer, and what it may send. */
const headersOf = ({ credentials, limitSignals }: Provider) => {
  const { limit, remaining, reset } = limitSignals.headers ?? usualHeaders;
  const exposed = [
    'Retry-After',
    'RateLimit',
    'RateLimit-Policy',
    limit,
    remaining,
    ...(reset === null ? [] : [reset]),
  ];
  const carriers = credentials.carriers.flatMap((carrier) => (carrier.in === 'header' ? [carrier.name] : []));
  const read: readonly Header[] = [
    [
      'Access-Control-Expose-Headers',
      [...exposed, 'X-Request-Id', 'Idempotent-Replayed', 'WWW-Authenticate'].join(', '),
    ],
  ];
  const preflight: readonly Header[] = [
    ['Access-Control-Allow-Headers', [...new Set(carriers), 'Content-Type', 'Idempotency-Key'].join(', ')],
  ];
  return { read, preflight };
};

const usualHeaders = { limit: 'X-RateLimit-Limit', remaining: 'X-RateLimit-Remaining', reset: 'X-RateLimit-Reset' };
