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
