import { describe, expect, it } from 'vitest';
import { base, openBakery, startMs } from '../../test/bakery/open-bakery.ts';
import { bakeryWorld } from '../../test/bakery/world.ts';
import type { Exchange } from '../exchange.ts';
import { createReferenceServer, type LimitState, type World } from '../index.ts';

const day = 86_400_000;
const tight = {
  id: 'minute',
  title: '2 a minute',
  quota: 2,
  window: { kind: 'sliding', ms: 60_000 },
  partition: 'key',
} as const;

const exchange = (path: string, headers: Record<string, string> = {}): Exchange => ({
  method: 'GET',
  origin: 'http://127.0.0.1:1',
  path: `/v1${path}`,
  query: '',
  header: (name) => headers[name],
  body: () => new Uint8Array(),
  address: '10.0.0.1',
});

/** What a caller sees of an answer, without the request's own id. */
const shown = async (response: Response) => {
  const headers = Object.fromEntries(response.headers);
  delete headers['x-request-id'];
  return { status: response.status, headers, body: await response.text() };
};

describe('an answer', () => {
  it('comes at once where everything is in memory, and later only where something is promised', async () => {
    const { server, secret } = await openBakery();
    const headers = { 'x-bakery-key': secret.reveal() };
    expect(server.handle(exchange('/loaves', headers))).toMatchObject({ status: 200 });
    expect(server.handle(exchange('/loaves'))).toMatchObject({ status: 401 });
    const slow = server.handle(exchange('/oven/slow', headers));
    expect(slow).toBeInstanceOf(Promise);
    expect(await slow).toMatchObject({ status: 200, body: '{"slow":true}' });
  });

  it('asks for no key where the operation asks for none, and looks at none that is sent', async () => {
    const { call, server, secret, key } = await openBakery();
    expect((await call('/health', { key: null })).status).toBe(200);
    expect((await call('/health', { key: 'nonsense' })).status).toBe(200);
    expect((await call('/health', { key: secret.reveal() })).status).toBe(200);
    expect(await server.keys.get(key.id)).toMatchObject({ requestCount: 0, lastUsedAt: null });
    expect((await server.audit({ action: 'authentication_failed' })).records).toEqual([]);
  });

  it('is a page in the style that the operation names', async () => {
    const { call } = await openBakery();
    const response = await call('/loaves?limit=3');
    expect(await response.json()).toEqual({
      items: [{ id: 'loaf_1', baker: null }],
      total: 1,
      limit: 3,
      offset: 0,
      baked: 0,
    });
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  it('has the success status of its operation, and its own headers before the common ones', async () => {
    const { call, all } = await openBakery();
    const made = await call('/loaves', {
      method: 'POST',
      key: all.secret.reveal(),
      body: '{"flour":"rye"}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(made.status).toBe(201);
    expect((await call('/loaves/newest')).headers.get('cache-control')).toBe('private');
    const photo = await call('/loaves/a/photo');
    expect(photo.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await photo.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
  });

  it('to HEAD is the one to GET without its body, to OPTIONS what is allowed, to another method a 405', async () => {
    const { call } = await openBakery();
    const get = await call('/loaves/a');
    const head = await call('/loaves/a', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(String((await get.text()).length));
    expect(await head.text()).toBe('');
    const options = await call('/loaves', { method: 'OPTIONS', key: null });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    const put = await call('/loaves', { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS, POST']);
    expect((await call('/cakes')).status).toBe(404);
    expect((await call('/loaves/')).status).toBe(404);
  });

  it('says when it was given by the clock, and has an id of its own', async () => {
    const { server, call } = await openBakery();
    await server.clock.advance('8d');
    const [one, two] = [await call('/health'), await call('/health')];
    expect(one.headers.get('date')).toBe(new Date(startMs + 8 * day).toUTCString());
    expect(one.headers.get('x-request-id')).toMatch(/^req_[0-9a-z]+$/);
    expect(one.headers.get('x-request-id')).not.toBe(two.headers.get('x-request-id'));
  });

  it('of a handler that throws is the 500 of the system, journalled and without its words', async () => {
    const { server, call } = await openBakery();
    const response = await call('/oven/burn');
    expect(await shown(response)).toMatchObject({
      status: 500,
      body: '{"code":"BROKEN","message":"The oven is broken."}',
    });
    expect(server.journal.entries().at(-1)).toMatchObject({
      status: 500,
      refusal: 'server_error',
      error: expect.stringContaining('The oven is on fire.'),
    });
  });

  it('of a handler that rejects, or a dialect that throws, is a 500 too', async () => {
    const world: World = {
      ...bakeryWorld(),
      open: (context) => ({ ...bakeryWorld().open(context), slowLoaf: () => Promise.reject(new Error('late')) }),
    };
    const { call } = await openBakery({ world });
    expect((await call('/oven/slow')).status).toBe(500);
    const { server } = await openBakery();
    const broken = {
      ...server.provider,
      errors: {
        ...server.provider.errors,
        write: () => {
          throw new Error('no words');
        },
      },
    };
    const speechless = createReferenceServer(broken, { world: bakeryWorld() });
    expect((await speechless.fetch(`${base}/cakes`)).status).toBe(500);
  });

  it('of a world that lacks a handler is never asked for: the server does not open', () => {
    const world: World = { ...bakeryWorld(), open: () => ({}) };
    return expect(openBakery({ world })).rejects.toThrow('listLoaves, newestLoaf');
  });
});

describe('a refusal', () => {
  it('security 9: is the same for a malformed key and an unknown one, field by field', async () => {
    const { call, secret } = await openBakery();
    const unknown = `${secret.reveal().slice(0, -1)}${secret.reveal().endsWith('a') ? 'b' : 'a'}`;
    const reference = await shown(await call('/loaves', { key: unknown }));
    expect(reference).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Key realm="Bakery", error="invalid_token"' },
    });
    for (const key of [
      'nonsense',
      'bk_live_',
      `${secret.reveal()}x`.repeat(30),
      `${secret.reveal()}!`,
      secret.reveal().toUpperCase(),
      'a, b',
    ]) {
      expect(await shown(await call('/loaves', { key }))).toEqual(reference);
    }
  });

  it('security 11: tells that a key is dead only to who presents all of it', async () => {
    const { server, call, key, secret } = await openBakery();
    await server.keys.revoke(key.id);
    expect((await shown(await call('/loaves'))).body).toContain('The key is revoked.');
    const reference = await shown(await call('/loaves', { key: 'nonsense' }));
    for (const part of [key.id, key.mask.replace('…', ''), secret.reveal().slice(0, -1)]) {
      expect(await shown(await call('/loaves', { key: part }))).toEqual(reference);
    }
  });

  it('security 30: challenges on every 401, and names the missing scope on a 403', async () => {
    const { call, server } = await openBakery();
    const challenge = async (response: Response) => response.headers.get('www-authenticate');
    expect(await challenge(await call('/loaves', { key: null }))).toBe('Key realm="Bakery"');
    expect(await challenge(await call('/loaves', { key: 'x' }))).toBe('Key realm="Bakery", error="invalid_token"');
    expect(await challenge(await call('/loaves', { method: 'POST' }))).toBe(
      'Key realm="Bakery", error="insufficient_scope", scope="write:loaves"',
    );
    await server.clock.advance('91d');
    expect(await challenge(await call('/loaves'))).toBe('Key realm="Bakery", error="invalid_token"');
    expect(await challenge(await call('/loaves/nothing', { key: null }))).toBe('Key realm="Bakery"');
  });

  it('security 25: is met by two different secrets, and by one header sent twice', async () => {
    const { call, secret, all } = await openBakery();
    const key = secret.reveal();
    const two = await call('/loaves', { headers: { Authorization: `Bearer ${all.secret.reveal()}` } });
    expect(two.status).toBe(401);
    const same = await call('/loaves', { headers: { Authorization: `bearer ${key}` } });
    expect(same.status).toBe(200);
    const twice = new Headers();
    twice.append('X-Bakery-Key', key);
    twice.append('X-Bakery-Key', key);
    expect((await call('/loaves', { key: null, headers: twice })).status).toBe(401);
  });

  it('of a limit says in whole seconds when the next call passes, and the limit headers are there when asked for', async () => {
    const plain = await openBakery({ limits: [tight] });
    expect((await plain.call('/loaves')).headers.get('x-remaining')).toBeNull();
    const { server, call } = await openBakery({ limits: [tight], rateLimitHeaders: true });
    const first = await call('/loaves');
    expect([first.headers.get('x-limit'), first.headers.get('x-remaining')]).toEqual(['2', '1']);
    await server.clock.advance(500);
    await call('/loaves');
    const refused = await call('/loaves');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect([refused.headers.get('x-remaining'), refused.headers.get('x-reset')]).toEqual(['0', '60']);
    await server.clock.advance(59_499);
    expect((await call('/loaves')).headers.get('retry-after')).toBe('1');
    await server.clock.advance(1);
    expect((await call('/loaves')).status).toBe(200);
  });

  it('on account of the key comes before one on account of the input', async () => {
    const { call } = await openBakery();
    expect((await call('/loaves?limit=0', { key: null })).status).toBe(401);
    expect((await call('/loaves?limit=0', { method: 'POST' })).status).toBe(403);
    expect((await call('/cakes', { key: null })).status).toBe(404);
  });
});

describe('what is private', () => {
  it('security 19: is never stored by a cache, and has no tag to ask for it again', async () => {
    const { call, all } = await openBakery();
    const post = {
      method: 'POST',
      key: all.secret.reveal(),
      body: '{"flour":"rye"}',
      headers: { 'Content-Type': 'application/json' },
    };
    for (const response of [
      await call('/loaves'),
      await call('/loaves', post),
      await call('/loaves/a/photo'),
      await call('/loaves', { key: null }),
      await call('/loaves/nothing'),
      await call('/oven/burn'),
    ]) {
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('etag')).toBeNull();
    }
  });

  it('security 22: is no part of the journal, whatever was sent where', async () => {
    const { server, call, secret, key } = await openBakery({ limits: [tight] });
    const text = secret.reveal();
    const hidden = [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
    await call(`/loaves/${text}?baker=${text}&note=${hidden}`);
    await call(`/loaves/${hidden}`, { key: text.slice(0, -1) });
    await call('/oven/burn', { key: `${text}x` });
    await call('/loaves', { key: `${text} ${text}`, headers: { 'User-Agent': text } });
    const written = JSON.stringify(server.journal.entries());
    expect(written).not.toContain(text.slice(8, 24));
    expect(written).not.toContain(hidden.slice(24, 60));
    expect(server.journal.entries()[0]).toMatchObject({
      keyId: key.id,
      operation: 'getLoaf',
      path: expect.stringContaining('/v1/loaves/bk_live_'),
    });
    expect(server.journal.entries()[0]?.limits).toEqual<LimitState[]>([
      expect.objectContaining({ policy: 'minute', quota: 2, remaining: 1 }),
    ]);
  });

  it('security 22: is no part of what a handler threw, as the journal tells it', async () => {
    const opened: { secret?: string } = {};
    const world: World = {
      ...bakeryWorld(),
      open: (context) => ({
        ...bakeryWorld().open(context),
        burnLoaf() {
          throw new Error(`Burnt with ${opened.secret}.`);
        },
      }),
    };
    const { server, call, secret } = await openBakery({ world });
    opened.secret = secret.reveal();
    expect(await (await call('/oven/burn')).text()).not.toContain('Burnt');
    const [entry] = server.journal.entries({ operation: 'burnLoaf' });
    expect(entry?.error).toContain('Burnt with bk_live_');
    expect(entry?.error).not.toContain(opened.secret.slice(16));
  });

  it('security 23: never comes back in an answer, wherever a key was put', async () => {
    const { server, call, secret, all } = await openBakery();
    const canary = `bk_live_${'canary0123456789'.repeat(2)}`;
    const names = [
      'X-Bakery-Key',
      'Authorization',
      'X-Request-Id',
      'User-Agent',
      'Accept',
      'Content-Type',
      'Origin',
      'Referer',
    ];
    const encoded = canary.replace('_', '%5F').replace('c', '%63');
    const paths = ['/loaves', `/loaves/${canary}`, `/loaves/${encoded}`, `/${canary}`, `/loaves/${canary}/photo`];
    const queries = [
      '',
      ...['baker', 'limit', 'sort', 'bakedAfter', 'tag', 'ids'].flatMap((name) => [
        `?${name}=${canary}`,
        `?${name}=${encoded}`,
      ]),
    ];
    for (const key of [secret.reveal(), all.secret.reveal(), null]) {
      for (const path of paths) {
        for (const query of queries) {
          for (const name of names) {
            const response = await call(path + query, {
              key,
              headers: { [name]: name === 'Authorization' ? `Bearer ${canary}` : canary },
            });
            const answer = `${JSON.stringify([...response.headers])}${await response.text()}`;
            expect(answer).not.toContain('canary0123');
          }
        }
      }
    }
    const body = { flour: 'rye', [canary]: canary };
    const posted = await call('/loaves', {
      method: 'POST',
      key: all.secret.reveal(),
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(await posted.text()).not.toContain('canary0123');
    expect(JSON.stringify(server.journal.entries())).not.toContain('canary0123');
  });
});

describe('usage', () => {
  it('moves with the answer', async () => {
    const { server, call, key } = await openBakery();
    await call('/loaves');
    await call('/loaves/nothing');
    expect(await server.keys.get(key.id)).toMatchObject({ requestCount: 2, lastUsedAt: new Date(startMs) });
  });
});
