import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listen } from '../src/doors/node.ts';
import { type Answer, createReferenceServer, type Exchange, virtualClock } from '../src/index.ts';
import { bakery } from './bakery/provider.ts';
import { bakeryWorld } from './bakery/world.ts';

/** What a test may do to a server: everything that leaves a trace in one. */
const acts = ['issue', 'revoke', 'list', 'bake', 'advance', 'fault', 'latency', 'clear', 'reset', 'forge'] as const;
type Act = (typeof acts)[number];

const world = bakeryWorld();
const limits = [
  { id: 'two', title: '2 a minute', quota: 2, window: { kind: 'sliding', ms: 60_000 }, partition: 'key' },
] as const;

/** A server that tells, after each act, all that can be seen of it. */
const openObserved = (seed: number) => {
  const server = createReferenceServer(bakery, {
    clock: virtualClock(0),
    world,
    limits,
    failedAttempts: { quota: 2, windowMs: 60_000 },
    random: bytesFrom(seed),
  });
  let secret = '';
  const call = (path: string, key: string, body?: string) =>
    server
      .fetch(bakery.baseUrl + path, {
        ...(body === undefined ? {} : { method: 'POST', body }),
        headers: { 'X-Bakery-Key': key, 'Content-Type': 'application/json' },
      })
      .then(async (response) => `${response.status} ${await response.text()}`);
  const doIt: Record<Act, () => unknown> = {
    issue: async () => {
      const issued = await server.keys.issue({ name: 'key', scopes: ['*'] });
      secret = issued.secret.reveal();
      return issued.key.id;
    },
    revoke: async () => {
      const [newest] = (await server.keys.list()).keys;
      return newest ? server.keys.revoke(newest.id) : null;
    },
    list: () => call('/loaves', secret),
    bake: () => call('/loaves', secret, '{"flour":"rye"}'),
    advance: () => server.clock.advance('20s'),
    fault: () => void server.faults.add({ kind: 'server_error', times: 1 }),
    latency: () => void server.faults.add({ kind: 'latency', delay: '5s', times: 1 }),
    clear: () => server.faults.clear(),
    reset: () => server.reset(),
    forge: () => call('/loaves', `bk_live_${'x'.repeat(32)}`),
  };
  return async (act: Act): Promise<string> => {
    const gave = await doIt[act]();
    const { keys } = await server.keys.list();
    const { records: audit } = await server.audit();
    return JSON.stringify([act, gave, server.clock.now(), keys, audit, server.journal.entries()]);
  };
};

/** Bytes that a seed decides (a linear congruence: for tests only). */
const bytesFrom = (seed: number) => {
  let state = seed;
  return (size: number) =>
    Uint8Array.from({ length: size }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
};

describe('two servers in one process', () => {
  it('are each as if it were alone: keys, clock, limits, usage, audit, faults, journal and data', async () => {
    const step = fc.record({ at: fc.constantFrom('one', 'other'), act: fc.constantFrom(...acts) });
    const steps = fc.array(step, { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const together = { one: openObserved(1), other: openObserved(2) };
        const alone = { one: openObserved(1), other: openObserved(2) };
        const seen = { one: [] as string[], other: [] as string[] };
        for (const { at, act } of script) seen[at].push(await together[at](act));
        for (const at of ['one', 'other'] as const) {
          const expected: string[] = [];
          for (const { act } of script.filter((step) => step.at === at)) expected.push(await alone[at](act));
          expect(seen[at]).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are as isolated while both answer at the same time', async () => {
    const script = Array.from({ length: 60 }, (_, at) => acts[(at * 7) % acts.length] ?? 'list');
    const run = async (seed: number) => {
      const observe = openObserved(seed);
      const seen: string[] = [];
      for (const act of ['issue', ...script] as const) seen.push(await observe(act));
      return seen;
    };
    const alone = [await run(1), await run(2), await run(3)];
    expect(await Promise.all([run(1), run(2), run(3)])).toEqual(alone);
  });

  it('do not know each other over HTTP', async () => {
    const open = async () => {
      const server = createReferenceServer(bakery, { clock: virtualClock(0), world });
      const http = await listen(server);
      const { secret } = await server.keys.issue({ name: 'key', scopes: ['*'], expires: '7d' });
      const status = async (key: string) =>
        (await fetch(`${http.url}/v1/loaves`, { headers: { 'X-Bakery-Key': key } })).status;
      return { server, http, key: secret.reveal(), status };
    };
    const [one, other] = await Promise.all([open(), open()]);
    try {
      expect([await one.status(one.key), await other.status(other.key)]).toEqual([200, 200]);
      expect([await one.status(other.key), await other.status(one.key)]).toEqual([401, 401]);
      await one.server.clock.advance('8d');
      expect([await one.status(one.key), await other.status(other.key)]).toEqual([401, 200]);
      await one.http.close();
      expect(await other.status(other.key)).toBe(200);
    } finally {
      await Promise.all([one.http.close(), other.http.close()]);
    }
  });

  it('may hold one and the same secret, which ends in one of them alone', async () => {
    const secret = `bk_live_${'a'.repeat(32)}`;
    const open = async () => {
      const server = createReferenceServer(bakery, { clock: virtualClock(0), world, limits });
      const { key } = await server.keys.import({ name: 'key', scopes: ['*'], secret });
      const ask = (): Answer | Promise<Answer> => server.handle(listLoaves(secret));
      return { server, key, status: async () => (await ask()).status };
    };
    const [one, other] = await Promise.all([open(), open()]);
    expect([await one.status(), await one.status(), await one.status()]).toEqual([200, 200, 429]);
    expect(await other.status()).toBe(200);
    await one.server.keys.revoke(one.key.id);
    expect([await one.status(), await other.status()]).toEqual([401, 200]);
  });
});

const listLoaves = (secret: string): Exchange => ({
  method: 'GET',
  origin: 'https://api.bakery.example',
  path: '/v1/loaves',
  query: '',
  header: (name) => (name === 'x-bakery-key' ? secret : undefined),
  body: () => new Uint8Array(),
  address: null,
});
