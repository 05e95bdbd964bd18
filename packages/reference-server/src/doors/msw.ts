import { basePathOf } from '../base-path.ts';
import type { Answer } from '../exchange.ts';
import { withHeaders } from '../pipeline/headers.ts';
import { isPlanePath } from '../plane/plane-path.ts';
import type { ReferenceServer } from '../reference-server.ts';
import { apiOrigins } from './api-origins.ts';
import { exchangeOf, responseOf } from './fetch.ts';
import { checkedOrigin } from './msw-origins.ts';
import { ofRequest } from './plain-request.ts';

/** What is used of the `http` of MSW, 2.10 or later or 3. Nothing of MSW is imported: the handlers must be of the user's own copy. */
export interface MswHttp<Handler> {
  readonly all: (
    pattern: string,
    resolver: (given: { readonly request: Request }) => Promise<Response | undefined>,
  ) => Handler;
}

export interface MswHandlersOptions {
  /**
   * Further origins to answer for, such as `http://localhost:4010` or an installation's own. Default: those that the document
   * and the provider name.
   */
  readonly origins?: readonly string[];
}

/**
 * The server as handlers of MSW, one for each origin. What lies below the API's base path is answered, unknown routes with
 * the documented 404, and so is what lies below `/_latchkey`; everything else goes on to other handlers. A fault that breaks the
 * connection becomes a network error.
 *
 * ```ts
 * const network = setupServer(...mswHandlers(http, server));
 * ```
 * @param http the `http` that `msw` exports
 * @throws RangeError when one of `origins` is no origin.
 */
export const mswHandlers = <Handler>(
  http: MswHttp<Handler>,
  server: Pick<ReferenceServer, 'handle' | 'provider' | 'document'> & Partial<Pick<ReferenceServer, 'pages'>>,
  { origins = [] }: MswHandlersOptions = {},
): Handler[] => {
  const basePath = basePathOf(server.provider);
  const isServed = (path: string): boolean =>
    path === basePath ||
    path.startsWith(`${basePath}/`) ||
    isPlanePath(path) ||
    (server.pages?.includes(path) ?? false);
  const answer = async ({ request }: { readonly request: Request }): Promise<Response | undefined> => {
    const { pathname } = new URL(request.url);
    if (!isServed(pathname)) return undefined;
    return mockedResponse(await server.handle(exchangeOf(ofRequest(request))));
  };
  const all = new Set([...apiOrigins(server, basePath), ...origins.map(checkedOrigin)]);
  return [...all].map((origin) => http.all(`${origin}/*`, answer));
};

/** MSW prints what a resolver throws, stack and all, into a 500: so nothing is thrown. */
const mockedResponse = (answer: Answer): Response => {
  if (answer.broken?.afterBytes === null) return Response.error();
  return responseOf(withLength(answer));
};

/**
 * As the HTTP door writes it. Without a length MSW 3 ends the body by closing its socket, and a long body that is dropped
 * unread then ends the process, by an assertion in the undici of Node 24.
 */
const withLength = ({ body, headers, ...answer }: Answer): Answer => {
  if (body === null) return { ...answer, headers, body };
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { ...answer, headers: withHeaders(headers, [['Content-Length', String(bytes.length)]]), body: bytes };
};
