import type { ReferenceServer } from '../reference-server.ts';

/** The origins at which the document and the provider say that the API is, below the same base path. */
export const apiOrigins = (
  { provider, document }: Pick<ReferenceServer, 'provider' | 'document'>,
  basePath: string,
): string[] =>
  [provider.baseUrl, ...(document.servers ?? []).map(({ url }) => url)].flatMap((text) => {
    // A relative or templated URL names no origin.
    const url = text.includes('{') ? null : URL.parse(text);
    return url && url.origin !== 'null' && url.pathname.replace(/\/$/, '') === basePath ? [url.origin] : [];
  });

/**
 * An origin as URLs write it.
 * @throws RangeError when the text is none.
 */
export const checkedOrigin = (text: string): string => {
  const url = URL.parse(text);
  const isOrigin = url && /^https?:$/.test(url.protocol) && `${url.pathname}${url.search}${url.hash}` === '/';
  if (isOrigin && url.username + url.password === '') return url.origin;
  throw new RangeError("An origin is a scheme and a host, such as 'http://localhost:4010', without a path.");
};
