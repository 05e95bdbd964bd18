import { inspect } from 'node:util';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import type { ClientEvent, ClientOptions } from '@latchkey/sdk';
import { createHyperStudy, type HyperStudy } from '@latchkey/sdk/hyperstudy';
import { afterEach, describe, expect, it, vi } from 'vitest';

const start = Date.parse('2026-01-01T00:00:00Z');
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closers.splice(0)) await close();
});

const openServer = () =>
  createReferenceServer(hyperstudy, {
    clock: virtualClock(start),
    world: hyperstudyWorld({ rooms: 1, eventsPerRoom: 10 }),
  });

type Server = ReturnType<typeof openServer>;

interface Failure {
  readonly title: string;
  readonly code: string;
  readonly options?: Partial<ClientOptions>;
  /** What goes wrong before the call. */
  readonly before?: (server: Server, keyId: string) => unknown;
  readonly call?: (client: HyperStudy) => Promise<unknown>;
}

const firstPage = (client: HyperStudy) => client.events.inRoom('room_1').firstPage();

const failures: readonly Failure[] = [
  { title: 'a revoked key', code: 'unauthorized', before: (server, id) => server.keys.revoke(id) },
  { title: 'an expired key', code: 'unauthorized', before: (server) => server.clock.advance('91d') },
  {
    title: 'a missing scope',
    code: 'insufficient_scope',
    call: (client) => client.recordings.inRoom('room_1').firstPage(),
  },
  { title: 'an unknown id', code: 'not_found', call: (client) => client.events.inRoom('nowhere').firstPage() },
  {
    title: 'a bad parameter',
    code: 'invalid_request',
    call: (client) => client.events.inRoom('room_1', { limit: 0 }).firstPage(),
  },
  {
    title: 'a limit beyond the deadline',
    code: 'rate_limited',
    options: { deadline: '5s' },
    before: (server) => server.faults.add({ kind: 'rate_limit', retryAfterSeconds: 3600 }),
  },
  { title: 'a broken server', code: 'server_error', before: (server) => server.faults.add({ kind: 'server_error' }) },
  { title: 'a reset', code: 'network', before: (server) => server.faults.add({ kind: 'reset' }) },
  { title: 'a malformed body', code: 'invalid_response', before: (server) => server.faults.add({ kind: 'malformed' }) },
  {
    title: 'a redirect to another origin',
    code: 'redirect_refused',
    before: (server) => server.faults.add({ kind: 'redirect', location: 'https://elsewhere.example/' }),
  },
];

/** Everything a thing prints, however it is printed. */
const printed = (value: unknown): string =>
  [
    inspect(value, { depth: 10, showHidden: true, getters: true }),
    JSON.stringify(value),
    String(value),
    value instanceof Error ? value.stack : '',
    inspect(structuredCloneOrNothing(value), { depth: 10 }),
  ].join('\n');

const structuredCloneOrNothing = (value: unknown): unknown => {
  try {
    return structuredClone(value);
  } catch {
    return null;
  }
};

/** Every run of 12 characters of a key's body beyond what its mask shows. */
const traces = (text: string): string[] => {
  const body = text.slice('hst_live_'.length);
  return Array.from({ length: body.length - 11 }, (_, at) => body.slice(at, at + 12));
};

describe.each(['fetch', 'http'] as const)(
  'security 3, 13, 14, 22, 23: over the %s door, no secret is printed',
  (door) => {
    it.each(failures)('by $title', async ({ code, options, before, call = firstPage }) => {
      const console = (['log', 'warn', 'error', 'info', 'debug'] as const).map((method) =>
        vi.spyOn(globalThis.console, method).mockImplementation(() => {}),
      );
      const server = openServer();
      const { key, secret } = await server.keys.issue({ name: 'canary', scopes: ['read:events'], expires: '90d' });
      const events: ClientEvent[] = [];
      const http = door === 'http' ? await listen(server, { port: 0 }) : null;
      if (http) closers.push(() => http.close());
      const client = createHyperStudy({
        apiKey: secret,
        clock: server.clock,
        onEvent: (event) => events.push(event),
        ...(http ? { baseUrl: `${http.url}/api/v3` } : { fetch: server.fetch }),
        ...options,
      });
      await before?.(server, key.id);

      const error = await call(client).then(
        () => expect.unreachable('The call had to fail.'),
        (thrown: unknown) => thrown,
      );

      expect(error).toMatchObject({ name: 'LatchkeyError', code });
      const everything = [
        printed(error),
        printed(client),
        printed(events),
        printed(secret),
        printed(server),
        printed(server.journal.entries()),
        printed(await server.keys.list()),
        printed(await server.audit()),
        printed(console.flatMap((spy) => spy.mock.calls)),
      ].join('\n');
      expect(traces(secret.reveal()).filter((trace) => everything.includes(trace))).toEqual([]);
    });
  },
);
