import { readFileSync } from 'node:fs';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { createHyperStudy, type HyperStudy } from '@latchkey/sdk/hyperstudy';
import { afterEach, describe, expect, it } from 'vitest';

/** An error body as the system's documents print it. */
interface Fixture {
  readonly title: string;
  readonly status: number;
  readonly body: { readonly error: Readonly<Record<string, unknown>> };
  readonly messageBegins?: string;
  readonly reads: { readonly error: string; readonly requiredScopes?: readonly string[] };
}

const fixtures: readonly Fixture[] = JSON.parse(
  readFileSync(new URL('../../providers/src/hyperstudy/fixtures/errors.json', import.meta.url), 'utf8'),
);

const fixtureOf = (title: string): Fixture => {
  const found = fixtures.find((fixture) => fixture.title === title);
  if (!found) throw new Error(`There is no fixture '${title}'.`);
  return found;
};

const openServer = () =>
  createReferenceServer(hyperstudy, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: hyperstudyWorld({ rooms: 1, eventsPerRoom: 10 }),
  });

type Server = ReturnType<typeof openServer>;

interface Refused {
  readonly fixture: string;
  readonly path: string;
  readonly before?: (server: Server, keyId: string) => unknown;
  /** What is sent as the key; the issued one where it says nothing. */
  readonly key?: string | null;
  readonly call: (client: HyperStudy) => Promise<unknown>;
}

const events = '/data/events/room/room_1';
const listEvents = (client: HyperStudy) => client.events.inRoom('room_1').firstPage();
const unknownKey = `hst_live_${'0'.repeat(64)}`;

const refused: readonly Refused[] = [
  { fixture: 'an unknown key', path: events, key: unknownKey, call: listEvents },
  { fixture: 'an expired key', path: events, before: (server) => server.clock.advance('91d'), call: listEvents },
  { fixture: 'a revoked key', path: events, before: (server, id) => server.keys.revoke(id), call: listEvents },
  {
    fixture: 'a key without the scope',
    path: '/data/recordings/room/room_1',
    call: (client) => client.recordings.inRoom('room_1').firstPage(),
  },
  {
    fixture: 'a time that cannot be read',
    path: `${events}?startTime=yesterday`,
    call: (client) => client.events.inRoom('room_1', { startTime: 'yesterday' }).firstPage(),
  },
  {
    fixture: 'another parameter out of its range',
    path: `${events}?limit=0`,
    call: (client) => client.events.inRoom('room_1', { limit: 0 }).firstPage(),
  },
  {
    fixture: 'a spent limit',
    path: events,
    before: (server) => server.faults.add({ kind: 'rate_limit', retryAfterSeconds: 60 }),
    call: listEvents,
  },
  {
    fixture: 'a failure of the server',
    path: events,
    before: (server) => server.faults.add({ kind: 'server_error' }),
    call: listEvents,
  },
  {
    fixture: 'a server behind the server that is too slow',
    path: events,
    before: (server) => server.faults.add({ kind: 'server_error', status: 504 }),
    call: listEvents,
  },
];

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A server, what asks it through a door, and a key that may read events. */
const open = async (door: string) => {
  const server = openServer();
  const http = door === 'http' ? await listen(server, { port: 0 }) : null;
  if (http) closers.push(() => http.close());
  const baseUrl = http ? `${http.url}/api/v3` : hyperstudy.baseUrl;
  const fetch = http ? globalThis.fetch : server.fetch;
  const issued = await server.keys.issue({ name: 'analysis', scopes: ['read:events'], expires: '90d' });
  return { server, baseUrl, fetch, issued };
};

/** What a documented body promises, and no field less or more where it prints all of them. */
const expectDocumented = (body: { error: { message: string } }, { body: documented, messageBegins }: Fixture) => {
  if (documented.error.message === undefined) {
    expect(body).toMatchObject(documented);
    expect(body.error.message.startsWith(messageBegins ?? '')).toBe(true);
  } else {
    expect(body).toEqual(documented);
  }
};

describe.each(['fetch', 'http'])('through the %s door, a documented refusal', (door) => {
  it.each(refused)(
    'has the documented body, and the SDK reads it: $fixture',
    async ({ fixture: title, ...refusal }) => {
      const { server, baseUrl, fetch, issued } = await open(door);
      const fixture = fixtureOf(title);
      const secret = refusal.key ?? issued.secret.reveal();
      await refusal.before?.(server, issued.key.id);

      const response = await fetch(baseUrl + refusal.path, { headers: { 'X-API-Key': secret } });
      expect(response.status).toBe(fixture.status);
      expectDocumented(await response.json(), fixture);

      const client = createHyperStudy({
        apiKey: secret,
        baseUrl,
        fetch,
        clock: server.clock,
        deadline: '10s',
        maxAttempts: 1,
      });
      await expect(refusal.call(client)).rejects.toMatchObject({
        name: 'LatchkeyError',
        code: fixture.reads.error,
        status: fixture.status,
        ...(fixture.reads.requiredScopes ? { requiredScopes: fixture.reads.requiredScopes } : {}),
      });
    },
  );

  it.each([
    ['no key at all', {}],
    ['an Authorization header alone', { Authorization: `Bearer ${unknownKey}` }],
  ])('has the documented body: %s', async (_, headers) => {
    const { baseUrl, fetch } = await open(door);
    const response = await fetch(baseUrl + events, { headers });
    expect(response.status).toBe(401);
    expectDocumented(await response.json(), fixtureOf('no key at all'));
  });

  it('is the same for an unknown experiment, and reads as not_found', async () => {
    const { server, baseUrl, fetch } = await open(door);
    const { secret } = await server.keys.issue({ name: 'full', scopes: ['*'] });
    const headers = { 'X-API-Key': secret.reveal() };
    const response = await fetch(`${baseUrl}/experiments/nowhere`, { headers });
    const fixture = fixtureOf('an experiment that is not there');
    expect(response.status).toBe(fixture.status);
    expectDocumented(await response.json(), fixture);
    const client = createHyperStudy({ apiKey: secret, baseUrl, fetch, clock: server.clock });
    await expect(client.experiments.get('nowhere')).rejects.toMatchObject({ code: 'not_found', status: 404 });
  });
});
