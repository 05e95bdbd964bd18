import { inspect } from 'node:util';
import { prove } from '@latchkey/contract';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { document } from '@latchkey/providers/hyperstudy/document';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { describe, expect, it } from 'vitest';
import { traces } from './traces.ts';

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

describe('the proof', () => {
  it('security 14: repeats no key in what it finds, whatever a server echoes or a fetch throws', async () => {
    const { keys } = await openServer();
    const echoing = async (_: string | URL | Request, init?: RequestInit) => {
      const sent = new Headers(init?.headers).get('x-api-key') ?? keys.full.reveal();
      const body = JSON.stringify({ error: sent, message: sent, code: sent, required: [sent], scopes: [sent] });
      return new Response(init?.method === 'HEAD' ? null : body, {
        status: 403,
        headers: { 'Content-Type': `text/${sent}` },
      });
    };
    const throwing = async (input: string | URL | Request, init?: RequestInit) => {
      const sent = new Headers(init?.headers).get('x-api-key') ?? keys.full.reveal();
      throw new TypeError('fetch failed', { cause: new Error(`cannot send ${sent} to ${input}?key=${sent}`) });
    };
    const pieces = [keys.full, keys.narrow.key, keys.revoked, keys.expired].flatMap((key) =>
      traces(key, hyperstudy.keyFormat),
    );
    for (const fetch of [echoing, throwing]) {
      const report = await prove({ provider: hyperstudy, document, fetch, keys });
      expect(report.failed).toBeGreaterThan(50);
      const text = JSON.stringify(report);
      expect(pieces.filter((piece) => text.includes(piece))).toEqual([]);
    }
    const report = await prove({ provider: hyperstudy, document, fetch: throwing, keys });
    expect(report.results.flatMap(({ findings }) => findings)).toContainEqual(
      expect.stringMatching(/^There was no answer: cannot send hst_live_\w{6}\.\.\.\*{6} to http/),
    );
  });

  it('security 14: refuses what it cannot send by, without repeating it', async () => {
    const { keys } = await openServer();
    const full = keys.full.reveal();
    for (const wrong of [{ baseUrl: full }, { keys: { full: `${full}\n` } }, { keys: { full: '' } }]) {
      const failing = prove({ provider: hyperstudy, document, fetch: async () => new Response(), keys, ...wrong });
      const error = await failing.then(
        () => expect.unreachable('It had to be refused.'),
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(TypeError);
      expect(inspect(error, { showHidden: true })).not.toContain(full.slice(9, 21));
    }
  });

  it('finds a server that lets an unknown key in', async () => {
    const { server, keys } = await openServer();
    const careless = async (input: string | URL | Request, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      if (headers.has('x-api-key')) headers.set('x-api-key', keys.full.reveal());
      return server.fetch(input, { ...init, headers });
    };
    const report = await prove({ provider: hyperstudy, document, fetch: careless, keys });
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
    const report = await prove({ provider: hyperstudy, document, fetch: sloppy, keys });
    const failed = report.results.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ operation }) => operation)).toContain('listRoomEvents');
    expect(failed.flatMap(({ findings }) => findings).join('\n')).toContain("must have required property 'onset'");
  });
});
