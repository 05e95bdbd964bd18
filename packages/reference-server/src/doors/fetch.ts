import type { Answer, Exchange } from '../exchange.ts';
import { isPromise, type MaybePromise } from '../maybe-promise.ts';
import type { Fetch } from '../reference-server.ts';
import { type PlainRequest, plainRequest } from './plain-request.ts';
import { redirectedRequest } from './redirect.ts';

/** The most redirects that a `fetch` follows (Fetch standard). */
const maxRedirects = 20;

/**
 * The server as a `fetch`. It takes any origin, answers as the network would (a broken connection is a `TypeError`), and
 * builds a `Request` only where it is given one.
 */
export const createFetchDoor = (handle: (exchange: Exchange) => MaybePromise<Answer>): Fetch => {
  const send = async (request: PlainRequest): Promise<Response> => {
    request.signal?.throwIfAborted();
    const given = handle(exchangeOf(request));
    const answer = isPromise(given) ? await abortable(given, request.signal) : given;
    return responseOf(answer);
  };

  return async (input, init) => {
    let request = plainRequest(input, init);
    for (let redirects = 0; ; redirects++) {
      const response = await send(request);
      const location = response.headers.get('location');
      if (request.redirect === 'manual' || location === null || response.status < 300 || response.status > 399) {
        return response;
      }
      if (request.redirect === 'error' || redirects === maxRedirects) throw networkError('A redirect was met.');
      request = redirectedRequest(request, response.status, location);
    }
  };
};

/** A request that is in the process as the pipeline sees it. */
export const exchangeOf = ({ url, method, headers, body, signal }: PlainRequest): Exchange => ({
  method,
  origin: url.origin,
  path: url.pathname,
  query: url.search.slice(1),
  header: (name) => headers.get(name) ?? undefined,
  body,
  address: null,
  isInProcess: true,
  signal: () => signal,
});

/**
 * An answer as a web `Response`.
 * @throws TypeError where the connection is reset, as `fetch` does.
 */
export const responseOf = ({ status, headers, body, broken }: Answer): Response => {
  if (broken?.afterBytes === null) throw networkError('The connection was reset.');
  const content = broken ? brokenOff(body, broken.afterBytes) : body;
  return new Response(toBody(content), {
    status,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  });
};

/** Copies bytes into a buffer of their own, which is what a `Response` asks for. */
const toBody = (body: string | Uint8Array | ReadableStream | null): BodyInit | null =>
  body instanceof Uint8Array ? new Uint8Array(body) : body;

/** A body that ends in an error, as a connection that breaks off does. */
const brokenOff = (body: Answer['body'], afterBytes: number): ReadableStream<Uint8Array> => {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array());
  let isSent = false;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent || afterBytes === 0) return controller.error(new TypeError('terminated'));
      isSent = true;
      controller.enqueue(bytes.slice(0, afterBytes));
    },
  });
};

const networkError = (message: string): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code: 'ECONNRESET' }) });

/** Settles as the promise does, or rejects at once when the signal aborts. */
const abortable = <T>(promise: Promise<T>, signal: AbortSignal | null): Promise<T> => {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
};
