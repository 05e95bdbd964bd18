import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { mswHandlers } from '@latchkey/reference-server/msw';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { http } from 'msw-3';
import { setupWorker } from 'msw-3/browser';

/** What a page that holds the server tells the test. */
export interface Page {
  /** Starts the service worker and gives a key's text. */
  start(): Promise<string>;
  advance(duration: '91d'): Promise<void>;
  /** Breaks the next connection, before or within the answer. */
  breakOnce(kind: 'reset' | 'truncated'): void;
  /** Takes over the health route, as a test of the user's own would. */
  overrideHealth(text: string): void;
}

const server = createReferenceServer(hyperstudy, {
  clock: virtualClock('2026-01-01T00:00:00Z'),
  world: hyperstudyWorld({ rooms: 1, eventsPerRoom: 10 }),
});
const worker = setupWorker(...mswHandlers(http, server));

const page: Page = {
  async start() {
    await worker.start({ quiet: true, ...{ onUnhandledFrame: 'bypass', onUnhandledRequest: 'bypass' } });
    const { secret } = await server.keys.issue({ name: 'page', scopes: ['read:events'], expires: '90d' });
    return secret.reveal();
  },
  advance: (duration) => server.clock.advance(duration),
  breakOnce: (kind) => void server.faults.add({ kind, times: 1 }),
  overrideHealth: (text) => worker.use(http.get('https://api.hyperstudy.io/api/v3/health', () => new Response(text))),
};

Object.assign(globalThis, { page });
