import type { Provider } from '@latchkey/providers';
import { afterEach, describe, expect, it } from 'vitest';
import { openBakery } from '../test/bakery/open-bakery.ts';
import { bakery } from '../test/bakery/provider.ts';
import { bakeryWorld } from '../test/bakery/world.ts';
import { slowStore } from '../test/engine/slow-store.ts';
import { type HttpServer, listen } from './doors/node.ts';
import { memoryStore } from './engine/stores/memory.ts';
import type { StorePort } from './engine/stores/store.ts';
import type { World } from './world.ts';

const provider: Partial<Provider> = {
  lifecycle: {
    ...bakery.lifecycle,
    acts: ['issue', 'regenerate', 'rotate', 'disable', 'revoke'],
    rotation: { overlapMs: { default: 60_000, max: 60_000 } },
  },
  operations: {
    ...bakery.operations,
    getLoaf: { ...bakery.operations.getLoaf, idempotencyKey: true },
    getPhoto: { ...bakery.operations.getPhoto, produces: ['application/json'] },
  },
};

/** A bakery whose loaves are keys, which are regenerated and, at their photos, rotated. */
const world: World = {
  ...bakeryWorld(),
  open: (context) => ({
    ...bakeryWorld().open(context),
    getLoaf: async (request) => {
      const { idempotencyKey } = request;
      const result = await context.keys.regenerate(request, request.path.loafId ?? '', { idempotencyKey });
      if (!result.ok) return { kind: 'refused', refusal: { kind: 'conflict', message: result.problem.kind } };
      const secret = result.secret?.reveal() ?? null;
      return { kind: 'json', body: { id: result.key.id, secret }, isReplayed: result.isReplayed ?? false };
    },
    getPhoto: async (request) => {
      const result = await context.keys.rotate(request, request.path.loafId ?? '');
      if (!result.ok) return { kind: 'refused', refusal: { kind: 'conflict', message: result.problem.message } };
      return { kind: 'json', body: { id: result.key.id, secret: result.secret?.reveal() } };
    },
  }),
};

const closers: HttpServer[] = [];
afterEach(async () => {
  for (const http of closers.splice(0)) await http.close();
});

type Call = (path: string, key: string, headers?: Record<string, string>) => Promise<Response>;

const open = async (store: () => StorePort = memoryStore) => {
  const { server, key, all } = await openBakery({ world, provider, store });
  const send =
    (fetching: typeof server.fetch, base: string): Call =>
    (path, text, headers) =>
      fetching(base + path, { headers: { 'X-Bakery-Key': text, ...headers } });
  return {
    server,
    key,
    acting: all.secret.reveal(),
    inProcess: send(server.fetch, bakery.baseUrl),
    overHttp: async () => {
      const http = await listen(server);
      closers.push(http);
      return send(fetch, `${http.url}/v1`);
    },
  };
};
const outcomes = async (responses: readonly Response[]) => {
  const bodies = await Promise.all(responses.map(async (each) => ({ status: each.status, body: await each.json() })));
  return {
    secrets: bodies.flatMap(({ status, body }) => (status === 200 ? [String(body.secret)] : [])),
    others: bodies.flatMap(({ status }) => (status === 200 ? [] : [status])),
  };
};

describe('requests that regenerate a key at once', () => {
  it('security 55: through the fetch door: one is answered with the secret that works, the others with a 409', async () => {
    const { key, acting, inProcess } = await open();
    const { secrets, others } = await outcomes(
      await Promise.all([1, 2, 3, 4].map(() => inProcess(`/loaves/${key.id}`, acting))),
    );
    expect([secrets.length, others]).toEqual([1, [409, 409, 409]]);
    expect((await inProcess('/loaves', secrets[0] ?? '')).status).toBe(200);
  });

  it('security 55: over HTTP, where they are all there before the first is done', async () => {
    const memory = memoryStore();
    const { promise: everybodyIsHere, resolve } = Promise.withResolvers<void>();
    let target = '';
    let looks = 0;
    const findById: StorePort['findById'] = async (id) => {
      const facts = await memory.findById(id);
      if (id === target && ++looks === 3) resolve();
      if (id === target) await everybodyIsHere;
      return facts;
    };
    const { key, acting, overHttp, inProcess } = await open(() => ({ ...memory, findById }));
    const call = await overHttp();
    target = key.id;
    const { secrets, others } = await outcomes(
      await Promise.all([1, 2, 3].map(() => call(`/loaves/${key.id}`, acting))),
    );
    expect([secrets.length, others]).toEqual([1, [409, 409]]);
    expect((await inProcess('/loaves', secrets[0] ?? '')).status).toBe(200);
  });

  it('security 55: over HTTP, whenever they come: whoever is not told has the secret that works or came before', async () => {
    const { server, key, acting, overHttp, inProcess } = await open();
    const call = await overHttp();
    const { secrets, others } = await outcomes(
      await Promise.all([...Array(12)].map(() => call(`/loaves/${key.id}`, acting))),
    );
    expect(others.every((status) => status === 409)).toBe(true);
    const alive = await Promise.all(secrets.map(async (each) => (await inProcess('/loaves', each)).status));
    expect(alive.filter((status) => status === 200)).toHaveLength(1);
    const { records } = await server.audit({ key: key.id, action: 'regenerate' });
    expect(records).toHaveLength(secrets.length);
  });

  it('security 55: with the key itself: one wins, and what it was is told by 409 or 401', async () => {
    const { key, inProcess, server } = await open();
    const { secret } = await server.keys.regenerate(key.id);
    const { secrets, others } = await outcomes(
      await Promise.all([1, 2, 3].map(() => inProcess(`/loaves/${key.id}`, secret.reveal()))),
    );
    expect(secrets).toHaveLength(1);
    expect(others.every((status) => status === 409 || status === 401)).toBe(true);
  });

  it('security 55: through server.keys too', async () => {
    const { server, key } = await open();
    const results = await Promise.allSettled([1, 2, 3].map(() => server.keys.regenerate(key.id)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of results) {
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ name: 'KeyActError', kind: 'conflict' });
    }
  });

  it('do one after the other where each waits for the answer of the one before', async () => {
    const { key, acting, inProcess } = await open();
    for (let call = 0; call < 3; call++) expect((await inProcess(`/loaves/${key.id}`, acting)).status).toBe(200);
  });

  it('security 69, 70: with an Idempotency-Key are one, and say which answer is a replay', async () => {
    const { key, acting, inProcess, server } = await open();
    const headers = { 'Idempotency-Key': '0191f2a4-7c1e-4b7a-9d3e-5f6a7b8c9d0e' };
    const first = await inProcess(`/loaves/${key.id}`, acting, headers);
    const again = await inProcess(`/loaves/${key.id}`, acting, headers);
    expect([first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect(again.headers.get('cache-control')).toBe('no-store');
    expect(again.headers.get('etag')).toBeNull();
    expect(await again.json()).toEqual(await first.json());
    expect(JSON.stringify(server.journal.entries())).not.toContain('0191f2a4');
  });
});

describe('requests that rotate a key at once', () => {
  it('security 54: through both doors: one successor, and the others are told its id', async () => {
    for (const seed of [1, 2, 3]) {
      const { key, acting, inProcess, overHttp } = await open(() => slowStore(memoryStore(), seed));
      const call = await overHttp();
      const responses = await Promise.all(
        [inProcess, call, inProcess, call].map((each) => each(`/loaves/${key.id}/photo`, acting)),
      );
      const bodies = await Promise.all(
        responses.map(async (each) => ({ status: each.status, body: await each.json() })),
      );
      const [winner] = bodies.filter(({ status }) => status === 200);
      const told = bodies.filter(({ status }) => status === 409);
      expect([winner?.status, told.length]).toEqual([200, 3]);
      for (const { body } of told) expect(body.message).toContain(winner?.body.id);
    }
  });
});
