import { prove } from '@latchkey/contract';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { document } from '@latchkey/providers/hyperstudy/document';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { afterEach, describe, expect, it } from 'vitest';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const openServer = async () => {
  const server = createReferenceServer(hyperstudy, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: hyperstudyWorld({ rooms: 2, eventsPerRoom: 50 }),
  });
  const issue = async (name: string, scopes: string[]) => server.keys.issue({ name, scopes, expires: '90d' });
  const revoked = await issue('revoked', ['*']);
  await server.keys.revoke(revoked.key.id);
  const expired = await server.keys.issue({ name: 'expired', scopes: ['*'], expires: '7d' });
  await server.clock.advance('8d');
  const keys = {
    full: (await issue('full', ['*'])).secret,
    narrow: { key: (await issue('narrow', ['read:sync'])).secret, scopes: ['read:sync'] },
    revoked: revoked.secret,
    expired: expired.secret,
  };
  return { server, keys };
};

const parameters = {
  roomId: 'room_1',
  experimentId: 'experiment_1',
  participantId: 'participant_1',
  recordingId: 'recording_1',
};

/** Ids of the sample data, as the server itself lists them. */
const sampleParameters = async (
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  base: string,
  key: string,
) => {
  const read = async (path: string) => {
    const response = await fetch(`${base}${path}`, { headers: { 'X-API-Key': key } });
    return (await response.json()).data[0];
  };
  const experiment = await read('/experiments');
  const room = await read(`/data/rooms/experiment/${experiment.id}`);
  const event = await read(`/data/events/room/${room.id}`);
  const recording = await read(`/data/recordings/room/${room.id}`);
  return {
    ...parameters,
    experimentId: experiment.id,
    roomId: room.id,
    participantId: event.participantId,
    recordingId: recording.recordingId,
  };
};

describe.each(['fetch', 'http'] as const)('the reference server, asked through its %s door', (door) => {
  it('agrees with its document in every case of every operation', async () => {
    const { server, keys } = await openServer();
    const http = door === 'http' ? await listen(server, { port: 0 }) : null;
    if (http) closers.push(() => http.close());
    const baseUrl = http ? `${http.url}/api/v3` : hyperstudy.baseUrl;
    const fetch = http ? globalThis.fetch : server.fetch;
    const found = await sampleParameters(fetch, baseUrl, keys.full.reveal());

    const report = await prove({ provider: hyperstudy, document, baseUrl, fetch, keys, parameters: found });

    expect(report.results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(report.passed).toBeGreaterThan(250);
    const reasons = new Set(
      report.results.filter(({ outcome }) => outcome === 'left out').flatMap(({ findings }) => findings),
    );
    expect([...reasons].sort()).toEqual([
      'It asks for no key.',
      'It is no GET.',
      'It is no list.',
      'It writes.',
      'No value was given for expires, signature.',
      'The narrow key may do this.',
    ]);
  });
});

describe('the proof', () => {
  it('finds a server that lets an unknown key in', async () => {
    const { server, keys } = await openServer();
    const careless = async (input: string | URL | Request, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      if (headers.has('x-api-key')) headers.set('x-api-key', keys.full.reveal());
      return server.fetch(input, { ...init, headers });
    };
    const report = await prove({ provider: hyperstudy, document, fetch: careless, keys, parameters });
    const failed = new Set(report.results.filter(({ outcome }) => outcome === 'failed').map((each) => each.case));
    expect([...failed].sort()).toEqual([
      'a key without the scope is refused and told which',
      'a mangled key is refused',
      'a revoked key is refused',
      'a well-formed key that was never issued is refused',
      'an expired key is refused',
    ]);
  });

  it('finds an answer that is not as documented', async () => {
    const { server, keys } = await openServer();
    const sloppy = async (input: string | URL | Request, init?: RequestInit) => {
      const response = await server.fetch(input, init);
      const body = (await response.text()).replaceAll('"onset":', '"Onset":');
      return new Response(body === '' ? null : body, response);
    };
    const report = await prove({ provider: hyperstudy, document, fetch: sloppy, keys, parameters });
    const failed = report.results.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ operation }) => operation)).toContain('listRoomEvents');
    expect(failed.flatMap(({ findings }) => findings).join('\n')).toContain("must have required property 'onset'");
  });
});
