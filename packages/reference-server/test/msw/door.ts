import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type MswHttp, mswHandlers } from '../../src/doors/msw.ts';
import { createReferenceServer, virtualClock } from '../../src/index.ts';
import { hyperstudyWorld } from '../../src/worlds/hyperstudy/index.ts';
import { getOverHttp } from './get-over-http.ts';

/** One copy of MSW, of whatever version, as its user has it. */
export interface Msw<Handler, Setup extends Network<Handler>> {
  readonly version: string;
  readonly http: MswHttp<Handler> & {
    readonly get: (pattern: string, resolver: () => Promise<Response | undefined>) => Handler;
  };
  readonly setupServer: (...handlers: Handler[]) => Setup;
  /** Starts to intercept, with a hook for what no handler answers. */
  readonly listen: (network: Setup, onUnhandled: Unhandled) => void;
}

export interface Network<Handler> {
  use(...handlers: Handler[]): void;
  resetHandlers(...handlers: Handler[]): void;
  close(): void;
}

type Unhandled = (unhandled: unknown) => void;

const api = 'https://api.hyperstudy.io/api/v3';
const events = `${api}/data/events/room/room_1?limit=2`;

const openServer = async () => {
  const server = createReferenceServer(hyperstudy, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: hyperstudyWorld({ rooms: 1, eventsPerRoom: 1000 }),
  });
  const { secret } = await server.keys.issue({ name: 'reader', scopes: ['read:events', 'write:events'] });
  return { server, headers: { 'X-API-Key': secret.reveal() } };
};

/** What the door does under every version of MSW. One process holds one version. */
export const describeDoor = <Handler, Setup extends Network<Handler>>({
  version,
  http,
  setupServer,
  listen,
}: Msw<Handler, Setup>): void => {
  describe(`the MSW door under MSW ${version}`, () => {
    const onUnhandled = vi.fn<Unhandled>();
    const network = setupServer();
    let elsewhere: Server;
    let real: string;
    let opened: Awaited<ReturnType<typeof openServer>>;

    beforeAll(async () => {
      elsewhere = createServer((request, response) => response.end(`real ${request.method} ${request.url}`));
      await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
      real = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
      listen(network, onUnhandled);
    });
    beforeEach(async () => {
      opened = await openServer();
      network.resetHandlers(...mswHandlers(http, opened.server, { origins: [real] }));
    });
    afterEach(() => {
      onUnhandled.mockClear();
      vi.restoreAllMocks();
    });
    afterAll(async () => {
      network.close();
      elsewhere.closeAllConnections();
      await new Promise((resolve) => elsewhere.close(resolve));
    });

    it('answers a valid key, and refuses one that is missing, unknown or lacks the scope', async () => {
      const { headers } = opened;
      const answered = await fetch(events, { headers });
      expect(answered.status).toBe(200);
      expect(answered.headers.get('date')).toBe('Thu, 01 Jan 2026 00:00:00 GMT');
      expect(await answered.json()).toMatchObject({ data: [{}, {}], metadata: { pagination: { total: 1000 } } });

      expect((await fetch(events)).status).toBe(401);
      const mangled = await fetch(events, { headers: { 'X-API-Key': `hst_live_${'x'.repeat(64)}` } });
      expect([mangled.status, await mangled.json()]).toMatchObject([401, { error: { code: 'UNAUTHORIZED' } }]);
      const beyond = await fetch(`${api}/data/chat/room/room_1`, { headers });
      expect([beyond.status, await beyond.json()]).toMatchObject([403, { error: { code: 'FORBIDDEN' } }]);
    });

    it('answers at every origin that the document names, and at those it is told', async () => {
      for (const origin of ['https://dev.hyperstudy.io', real]) {
        expect((await fetch(events.replace('https://api.hyperstudy.io', origin), opened)).status).toBe(200);
      }
    });

    it('answers node:http as it answers fetch', async () => {
      expect(await getOverHttp(events, opened.headers)).toMatchObject({ status: 200 });
      expect(await getOverHttp(events, {})).toMatchObject({ status: 401 });
    });

    it('answers unknown routes and methods below the base path as documented', async () => {
      for (const path of ['/nothing/here', '/data/events/room/room_1/', '']) {
        const unknown = await fetch(api + path, opened);
        expect([unknown.status, await unknown.json()]).toMatchObject([404, { error: { code: 'NOT_FOUND' } }]);
      }
      const wrong = await fetch(events, { ...opened, method: 'DELETE' });
      expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
      expect(onUnhandled).not.toHaveBeenCalled();
    });

    it('lets pass what is not the API: other paths of its origins, and other origins', async () => {
      for (const path of ['/', '/api/v30/x', '/api/v2/data?a=1']) {
        expect(await (await fetch(real + path)).text()).toBe(`real GET ${path}`);
      }
      network.resetHandlers(...mswHandlers(http, opened.server));
      expect(await (await fetch(`${real}/api/v3/health`)).text()).toBe('real GET /api/v3/health');
      expect(onUnhandled).toHaveBeenCalledOnce();
      expect(opened.server.journal.entries()).toEqual([]);
    });

    it("lets the user's own handler win, for as long as it is there", async () => {
      network.use(http.get('https://api.hyperstudy.io/api/v3/health', async () => new Response('mine')));
      expect(await (await fetch(`${api}/health`)).text()).toBe('mine');
      expect((await fetch(events, opened)).status).toBe(200);
      network.resetHandlers(...mswHandlers(http, opened.server));
      expect(await (await fetch(`${api}/health`)).json()).toMatchObject({ status: 'healthy' });
    });

    it('hears HEAD and OPTIONS', async () => {
      const head = await fetch(events, { ...opened, method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
      expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100);
      const options = await fetch(events, { method: 'OPTIONS' });
      expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    });

    it('says how long an answer is, and outlives a long one that nobody reads', async () => {
      const long = `${api}/data/events/room/room_1?limit=1000`;
      const read = await fetch(long, opened);
      expect(read.headers.get('content-length')).toBe(String((await read.arrayBuffer()).byteLength));
      const length = await fetch(long, opened).then((dropped) => Number(dropped.headers.get('content-length')));
      expect(length).toBeGreaterThan(100_000);
      for (let turn = 0; turn < 20; turn++) {
        globalThis.gc?.();
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect((await fetch(events, opened)).status).toBe(200);
    });

    it('hands over bodies, paths and queries as they were sent', async () => {
      const post = (body: string, type = 'application/json') =>
        fetch(`${api}/data/events/batch`, {
          method: 'POST',
          body,
          headers: { ...opened.headers, 'Content-Type': type },
        });
      expect((await post('{}')).status).toBe(400);
      expect((await post('text', 'text/plain')).status).toBe(415);
      expect((await post(JSON.stringify('x'.repeat(1_100_000)))).status).toBe(413);

      await fetch(`${api}/data/events/room/a%2Fb%20c?limit=1&sort=%2C`, opened);
      expect(opened.server.journal.entries().at(-1)).toMatchObject({
        operation: 'listRoomEvents',
        path: '/api/v3/data/events/room/a%2Fb%20c',
        query: 'limit=1&sort=%2C',
      });
    });

    it('makes a network error of a connection that is reset', async () => {
      opened.server.faults.add({ kind: 'reset', times: 1 });
      await expect(fetch(events, opened)).rejects.toThrow(TypeError);
      expect((await fetch(events, opened)).status).toBe(200);
    });

    it('makes a network error of a body that breaks off', async () => {
      opened.server.faults.add({ kind: 'truncated', afterBytes: 20, times: 1 });
      const received = fetch(events, opened).then((response) => response.text());
      await expect(received).rejects.toThrow(TypeError);
    });

    it('meets every other fault as the other doors do', async () => {
      const { faults } = opened.server;
      faults.add({ kind: 'rate_limit', retryAfterSeconds: 7, times: 1 });
      const limited = await fetch(events, opened);
      expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
      faults.add({ kind: 'malformed', times: 1 });
      await expect((await fetch(events, opened)).json()).rejects.toThrow(SyntaxError);
      faults.add({ kind: 'redirect', location: `${api}/health`, times: 1 });
      expect(await (await fetch(events, opened)).json()).toMatchObject({ status: 'healthy' });
      faults.add({ kind: 'latency', delay: '1h', times: 1 });
      expect((await fetch(events, opened)).headers.get('date')).toBe('Thu, 01 Jan 2026 01:00:00 GMT');
    });

    it('rejects as soon as a request is aborted', async () => {
      opened.server.faults.add({ kind: 'latency', delay: '1h' });
      const release = opened.server.clock.hold();
      const controller = new AbortController();
      const asked = fetch(events, { ...opened, signal: controller.signal });
      controller.abort();
      await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
      release();
    });

    it('answers what cannot be said with the documented 500, and no stack', async () => {
      for (const end of ['\n', '\u0001', '\u20ac']) {
        opened.server.faults.add({ kind: 'redirect', location: `https://a.example/${end}`, times: 1 });
        const answered = await fetch(events, { ...opened, redirect: 'manual' });
        expect(answered.status).toBe(500);
        expect(await answered.json()).toMatchObject({ error: { code: 'INTERNAL_SERVER_ERROR' } });
      }
    });

    it('answers with the server whose origin is asked, where there are two', async () => {
      const other = await openServer();
      network.resetHandlers(
        ...mswHandlers(http, opened.server),
        ...mswHandlers(http, other.server, { origins: ['https://other.example'] }),
      );
      const atOther = events.replace('https://api.hyperstudy.io', 'https://other.example');
      expect((await fetch(events, opened)).status).toBe(200);
      expect((await fetch(atOther, opened)).status).toBe(401);
      expect((await fetch(atOther, other)).status).toBe(200);
      expect((await fetch(events, other)).status).toBe(401);
    });

    it('security 18: nothing at its origins is reported as unhandled, where MSW would print query and body', async () => {
      const { 'X-API-Key': key } = opened.headers;
      await fetch(`${api}/nothing?api_key=${key}`, { method: 'POST', body: key });
      await fetch(`${api}/data/events/batch`, { method: 'POST', body: '{', ...opened });
      await fetch(`${real}/elsewhere?api_key=${key}`, { method: 'POST', body: key });
      opened.server.faults.add({ kind: 'reset', times: 1 });
      await fetch(events, opened).catch(() => null);
      expect(onUnhandled).not.toHaveBeenCalled();
    });
  });
};
