import { mswHandlers } from '../../src/doors/msw.ts';
import { listen } from '../../src/doors/node.ts';
import type { Fetch, ReferenceServer } from '../../src/index.ts';

/** A server behind a door. */
export interface OpenDoor {
  /** Where the API's origin is found. */
  readonly origin: string;
  readonly fetch: Fetch;
  close(): Promise<void>;
}

type Server = Pick<ReferenceServer, 'handle' | 'fetch' | 'provider' | 'document' | 'clock'>;

const nothing = async () => {};

/** Every door, by its name. The one of MSW is asked as MSW asks it, without its network. */
export const doors: Readonly<Record<string, (server: Server) => Promise<OpenDoor>>> = {
  fetch: async (server) => ({ origin: originOf(server), fetch: server.fetch, close: nothing }),
  http: async (server) => {
    const { url, close } = await listen(server);
    return { origin: url, fetch: (input, init) => fetch(input, init), close };
  },
  msw: async (server) => {
    const all = (_: string, resolver: (given: { readonly request: Request }) => Promise<Response | undefined>) =>
      resolver;
    const [resolve] = mswHandlers({ all }, server);
    return {
      origin: originOf(server),
      fetch: async (input, init) => {
        const response = await resolve?.({ request: new Request(input, init) });
        if (!response) throw new TypeError('fetch failed');
        return response;
      },
      close: nothing,
    };
  },
};

const originOf = ({ provider }: Server): string => new URL(provider.baseUrl).origin;
