import type { PlainRequest } from './plain-request.ts';

/**
 * The request that a redirect leads to (Fetch standard §4.4): a POST becomes a GET on 301 and 302, anything but a HEAD
 * does on 303; another origin is not told `Authorization`.
 */
export const redirectedRequest = (request: PlainRequest, status: number, location: string): PlainRequest => {
  const url = URL.parse(location, request.url);
  if (!url) throw new TypeError('fetch failed', { cause: new Error('A redirect leads to no URL.') });
  const becomesGet =
    status === 303 ? request.method !== 'HEAD' : (status === 301 || status === 302) && request.method === 'POST';
  const headers = new Headers(request.headers);
  if (url.origin !== request.url.origin) for (const name of ['authorization', 'cookie']) headers.delete(name);
  if (!becomesGet) return { ...request, url, headers };
  for (const name of ['content-type', 'content-length']) headers.delete(name);
  return { ...request, url, headers, method: 'GET', body: () => new Uint8Array() };
};
