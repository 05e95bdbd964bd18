import type { Provider } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { openBakery } from '../test/bakery/open-bakery.ts';
import { bakery } from '../test/bakery/provider.ts';
import { bakeryWorld } from '../test/bakery/world.ts';
import type { World } from './world.ts';

const lifecycle = {
  ...bakery.lifecycle,
  acts: ['issue', 'regenerate', 'revoke'],
  afterRevocation: 'gone',
  environments: 'shared',
} as const;
const provider: Partial<Provider> = { lifecycle };

/** A bakery whose loaves are keys: what the world is given, as answers. */
const world: World = {
  ...bakeryWorld(),
  open: (context) => ({
    ...bakeryWorld().open(context),
    newestLoaf: async (request) => {
      const page = await context.keys.list(request, { limit: 100 });
      return { kind: 'json', body: page.ok ? page.keys.map(({ id }) => id) : page };
    },
    getLoaf: async (request) => {
      const id = request.path.loafId ?? '';
      const result = await context.keys.regenerate(request, id);
      return { kind: 'json', body: result.ok ? { id: result.key.id, secret: result.secret.reveal() } : result };
    },
    getPhoto: async (request) => {
      const result = await context.keys.revoke(request, request.path.loafId ?? '');
      return { kind: 'json', body: result.ok ? { id: result.key.id, status: result.key.status } : result };
    },
    getHealth: async (request) => ({
      kind: 'json',
      body: [await context.keys.list(request), await context.keys.revoke(request, request.requestId)],
    }),
  }),
};

describe('what a world does with keys', () => {
  it('is done with the authority of the request’s key, and only for its owner', async () => {
    const { server, call, key, all } = await openBakery({ world, provider });
    await server.keys.issue({ name: 'foreign', scopes: ['*'], owner: 'bob', id: 'foreign' });
    expect(await (await call('/loaves/newest')).json()).toEqual([all.key.id, key.id]);
    const answers = await Promise.all(
      ['foreign', 'nobody'].map(async (id) => [
        await (await call(`/loaves/${id}`)).text(),
        await (await call(`/loaves/${id}/photo`)).text(),
      ]),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect((await server.keys.get('foreign')).status).toBe('active');
  });

  it('security 55: a key may regenerate itself: the answer still comes, and the next request needs the new secret', async () => {
    const { server, call, key } = await openBakery({ world, provider });
    const response = await call(`/loaves/${key.id}`);
    const { secret } = await response.json();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await call('/loaves')).status).toBe(401);
    expect((await call('/loaves', { key: secret })).status).toBe(200);
    expect(JSON.stringify([server.journal.entries(), await server.audit()])).not.toContain(secret.slice(-12));
  });

  it('security 46: a key may revoke itself, and the answer still comes (ruling 10)', async () => {
    const { server, call, key } = await openBakery({ world, provider });
    expect(await (await call(`/loaves/${key.id}/photo`)).json()).toEqual({ id: key.id, status: 'revoked' });
    expect((await call('/loaves')).status).toBe(401);
    const {
      records: [entry],
    } = await server.audit({ key: key.id, action: 'revoke' });
    expect(entry).toMatchObject({ actor: key.id, requestId: expect.stringMatching(/^req_/) });
  });

  it('is nothing without a key', async () => {
    const { call } = await openBakery({ world, provider });
    const [list, revoke] = await (await call('/health', { key: null })).json();
    expect([list.problem.kind, revoke]).toEqual(['not_found', list]);
  });

  it('is done on the keys of the present opening', async () => {
    const { server, call } = await openBakery({ world, provider });
    server.reset();
    const { key, secret } = await server.keys.issue({ name: 'after', scopes: ['*'] });
    expect(await (await call('/loaves/newest', { key: secret.reveal() })).json()).toEqual([key.id]);
  });
});
