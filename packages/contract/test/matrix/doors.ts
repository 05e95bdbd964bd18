import type { ReferenceServer } from '@latchkey/reference-server';
import { mswHandlers } from '@latchkey/reference-server/msw';
import { listen } from '@latchkey/reference-server/node';
import { http as mocked } from 'msw-3';
import { setupServer } from 'msw-3/node';

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** A way into a server. */
export interface Door {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  close(): Promise<void>;
}

/** What doors need of a server. */
export type Behind = Pick<ReferenceServer, 'provider' | 'document' | 'fetch' | 'handle' | 'clock'>;

type OpenDoor = (server: Behind) => Promise<Door>;

/** The doors of the reference server: each leads to the same pipeline. */
export const doors: Readonly<Record<'fetch' | 'http' | 'msw', OpenDoor>> = {
  fetch: async (server) => ({
    baseUrl: server.provider.baseUrl,
    fetch: server.fetch,
    close: async () => {},
  }),
  http: async (server) => {
    const { url, close } = await listen(server, { port: 0 });
    const { pathname } = new URL(server.provider.baseUrl);
    return { baseUrl: url + pathname.replace(/\/$/, ''), fetch: globalThis.fetch, close };
  },
  msw: async (server) => {
    const network = setupServer(...mswHandlers(mocked, server));
    network.listen({ onUnhandledFrame: 'error' });
    return {
      baseUrl: server.provider.baseUrl,
      fetch: (input, init) => globalThis.fetch(input, init),
      close: async () => network.close(),
    };
  },
};

export type DoorName = keyof typeof doors;

export const doorNames: readonly DoorName[] = ['fetch', 'http', 'msw'];
