import type { MaybePromise } from '../maybe-promise.ts';
import { readUpTo } from './read-up-to.ts';

/** A request without web objects but its headers. */
export interface PlainRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: (most: number) => MaybePromise<Uint8Array>;
  readonly redirect: RequestRedirect;
  readonly signal: AbortSignal | null;
}

const empty = new Uint8Array();

/** What is asked for, as `fetch` would read it; builds a `Request` only where it is given one, or an unusual body. */
export const plainRequest = (input: string | URL | Request, init: RequestInit = {}): PlainRequest => {
  const { body = null } = init;
  const isPlain = typeof input === 'string' || input instanceof URL;
  if (!isPlain || (body !== null && typeof body !== 'string')) return ofRequest(new Request(input, init));
  const headers = headersOf(init.headers);
  if (body !== null && !headers.has('content-type')) headers.set('content-type', 'text/plain;charset=UTF-8');
  const method = init.method ?? 'GET';
  if (body !== null && /^(get|head)$/i.test(method)) throw new TypeError('A GET or HEAD request has no body.');
  return {
    url: urlOf(input),
    method: standardMethods.get(method.toLowerCase()) ?? method,
    headers,
    body: () => (body === null ? empty : new TextEncoder().encode(body)),
    redirect: init.redirect ?? 'follow',
    signal: init.signal ?? null,
  };
};

/** A `Request` that is read as it is, without a copy. */
export const ofRequest = (request: Request): PlainRequest => ({
  url: new URL(request.url),
  method: request.method,
  headers: request.headers,
  body: (most) => (request.body ? readUpTo(request.body, most + 1) : empty),
  redirect: request.redirect,
  signal: request.signal,
});

/** The methods that a `fetch` writes in capitals, however they are given (Fetch standard). */
const standardMethods = new Map(
  ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].map((method) => [method.toLowerCase(), method]),
);

const headersOf = (init: HeadersInit | undefined): Headers => {
  try {
    return new Headers(init);
  } catch {
    // The runtime's own error prints the value, which may be a key.
    throw new TypeError('A header has a name or a value that HTTP cannot carry.');
  }
};

const urlOf = (input: string | URL): URL => {
  const url = URL.parse(input);
  if (!url) throw new TypeError('A URL is absolute, such as https://api.example.com/v1/things.');
  return url;
};
