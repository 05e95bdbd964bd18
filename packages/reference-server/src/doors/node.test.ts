import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openBakery, startMs } from '../../test/bakery/open-bakery.ts';
import { type HttpServer, listen } from './node.ts';

const closers: HttpServer[] = [];
afterEach(async () => {
  for (const http of closers.splice(0)) await http.close();
});

const openOverHttp = async (options: Parameters<typeof openBakery>[0] = {}) => {
  const bakery = await openBakery(options);
  const http = await listen(bakery.server);
  closers.push(http);
  const { secret } = bakery;
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${http.url}/v1${path}`, { ...init, headers: { 'X-Bakery-Key': secret.reveal(), ...init.headers } });
  return { ...bakery, http, call };
};

/** Sends bytes as they stand and gives all that comes back until the connection ends. */
const raw = (port: number, ...parts: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    socket.setEncoding('latin1');
    socket.on('data', (text) => {
      said += text;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(said));
    for (const part of parts) socket.write(part, 'latin1');
  });

const head = (lines: readonly string[]) =>
  `${['GET /v1/loaves HTTP/1.1', 'Host: x', ...lines, 'Connection: close', '', ''].join('\r\n')}`;

describe('listen', () => {
  it('serves what the fetch door serves', async () => {
    const { http, call, server, secret } = await openOverHttp();
    expect(http.url).toBe(`http://127.0.0.1:${http.port}`);
    const overHttp = await call('/loaves?limit=3');
    const inProcess = await server.fetch(`${http.url}/v1/loaves?limit=3`, {
      headers: { 'X-Bakery-Key': secret.reveal() },
    });
    expect(await overHttp.text()).toBe(await inProcess.text());
    const transport = new Set(['connection', 'keep-alive', 'content-length', 'x-request-id']);
    const own = (response: Response) => [...response.headers].filter(([name]) => !transport.has(name));
    expect(own(overHttp)).toEqual(own(inProcess));
    expect(overHttp.headers.get('server')).toBeNull();
    expect(overHttp.headers.get('x-powered-by')).toBeNull();
    const loaf = await (await call('/loaves/a')).text();
    expect(JSON.parse(loaf)).toEqual({ id: 'a', link: `${http.url}/v1/loaves/newest` });
    expect((await call('/loaves/a', { method: 'HEAD' })).headers.get('content-length')).toBe(String(loaf.length));
  });

  it('takes bodies, and drops what is beyond the limit without holding it', async () => {
    const { call, all } = await openOverHttp();
    const post = (body: BodyInit) =>
      call('/loaves', {
        method: 'POST',
        body,
        headers: { 'X-Bakery-Key': all.secret.reveal(), 'Content-Type': 'application/json' },
        duplex: 'half',
      } as RequestInit);
    expect((await post('{"flour":"rye"}')).status).toBe(201);
    expect((await post(new Blob(['{"flour":"rye"}']).stream())).status).toBe(201);
    expect((await post(new Blob(['x'.repeat(5_000_000)]).stream())).status).toBe(413);
    expect(
      (await call('/loaves', { method: 'POST', body: '{}', headers: { 'X-Bakery-Key': all.secret.reveal() } })).status,
    ).toBe(415);
    expect((await call('/loaves')).status).toBe(200);
  });

  it('security 25: reads a header that was sent twice as both, the Authorization too', async () => {
    const { http, secret } = await openOverHttp();
    const key = secret.reveal();
    expect(await raw(http.port, head([`X-Bakery-Key: ${key}`]))).toMatch(/^HTTP\/1\.1 200 /);
    expect(await raw(http.port, head([`X-Bakery-Key: ${key}`, `x-bakery-key: ${key}`]))).toMatch(/^HTTP\/1\.1 401 /);
    expect(await raw(http.port, head([`Authorization: Bearer ${key}`]))).toMatch(/^HTTP\/1\.1 200 /);
    const twice = await raw(http.port, head([`Authorization: Bearer ${key}`, 'Authorization: Bearer other']));
    expect(twice).toMatch(/^HTTP\/1\.1 401 /);
    expect(twice).not.toContain(key);
  });

  it('security 67: takes the address of a caller from the connection, and from no header', async () => {
    const { http, server, key, secret } = await openOverHttp();
    const claims = ['X-Forwarded-For: 203.0.113.7', 'X-Real-IP: 203.0.113.7', 'Forwarded: for=203.0.113.7'];
    await raw(http.port, head([`X-Bakery-Key: ${secret.reveal()}`, ...claims]));
    expect(await server.keys.get(key.id)).toMatchObject({ requestCount: 1, lastIp: '127.0.0.1' });
    await raw(http.port, head([`X-Bakery-Key: ${'x'.repeat(40)}`, ...claims]));
    const { records } = await server.audit({ action: 'authentication_failed' });
    expect(records.map(({ address }) => address)).toEqual(['127.0.0.1']);
  });

  it('security 23: repeats no Host that is no host', async () => {
    const { http, secret } = await openOverHttp();
    const said = await raw(
      http.port,
      `GET /v1/loaves/a HTTP/1.1\r\nHost: ${secret.reveal()}\r\nX-Bakery-Key: ${secret.reveal()}\r\nConnection: close\r\n\r\n`,
    );
    expect(said).toContain(`${http.url}/v1/loaves/newest`);
    expect(said).not.toContain(secret.reveal());
  });

  it('answers what is no request with an HTTP error, and goes on', async () => {
    const { http, call, secret } = await openOverHttp();
    const tooLong = await raw(http.port, head([`X-Bakery-Key: ${secret.reveal().repeat(600)}`]));
    expect(tooLong).toMatch(/^HTTP\/1\.1 431 /);
    expect(tooLong).toContain(`Date: ${new Date(startMs).toUTCString()}`);
    expect(await raw(http.port, 'NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(http.port, 'GET /v1/loaves HTTP/1.1\r\nHost: x\r\nX-Bakery-Key: a\u0000b\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 /,
    );
    expect(await raw(http.port, 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 404 /,
    );
    const absolute = `GET http://elsewhere/v1/health HTTP/1.1\r\nHost: elsewhere\r\nConnection: close\r\n\r\n`;
    expect(await raw(http.port, absolute)).toMatch(/^HTTP\/1\.1 200 /);
    expect((await call('/loaves')).status).toBe(200);
  });

  it('breaks connections where a fault says so, and goes on', async () => {
    const { server, call } = await openOverHttp();
    server.faults.add({ kind: 'reset', times: 1 });
    await expect(call('/loaves')).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    for (const afterBytes of [0, 5]) {
      server.faults.add({ kind: 'truncated', afterBytes, times: 1 });
      await expect(call('/loaves').then((response) => response.text())).rejects.toThrow(TypeError);
    }
    server.faults.add({ kind: 'redirect', location: '/v1/loaves/newest', operation: 'listLoaves', times: 1 });
    expect(await (await call('/loaves')).json()).toEqual({ id: 'newest' });
  });

  it('lets the clock go when a client leaves before it is answered', async () => {
    const { server } = await openBakery();
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const http = await listen({
      clock: server.clock,
      handle(exchange) {
        const answer = server.handle(exchange);
        arrived();
        return answer;
      },
    });
    closers.push(http);
    server.faults.add({ kind: 'latency', delay: '1h' });
    const releases = [server.clock.hold(), server.clock.hold()];
    const leaving = request(`${http.url}/v1/loaves`).on('error', () => {});
    leaving.end();
    await arrival;
    const gone = new Promise((resolve) => leaving.once('close', resolve));
    leaving.destroy();
    await gone;
    while (server.journal.entries().length === 0) await new Promise(setImmediate);
    for (const release of releases) release();
    await server.clock.advance('1m');
    expect(server.clock.now()).toBe(startMs + 60_000);
  });

  it('names a port that is taken and says what to do', async () => {
    const { http, server } = await openOverHttp();
    await expect(listen(server, { port: http.port })).rejects.toThrow(
      `Port ${http.port} on 127.0.0.1 is already in use. Choose another port, or 0 for any free one.`,
    );
  });

  it('refuses an empty host, which would open every address of the machine', async () => {
    const { server } = await openBakery();
    await expect(listen(server, { host: '' })).rejects.toThrow(/^The host is empty\./);
  });

  it('closes at once though clients keep their connections, and as often as asked', async () => {
    const { http, call } = await openOverHttp();
    await (await call('/loaves')).text();
    await Promise.all([http.close(), http.close()]);
    await http.close();
    await expect(call('/loaves')).rejects.toThrow(TypeError);
  });
});

describe('the virtual clock, over HTTP', () => {
  it('lets a hundred sleepers of one second take one virtual second, told by every Date', async () => {
    const { server, call } = await openOverHttp();
    const dates = await Promise.all(
      Array.from({ length: 100 }, async () => {
        await server.clock.sleep(1000);
        const release = server.clock.hold();
        try {
          const response = await call('/loaves');
          await response.text();
          return response.headers.get('date');
        } finally {
          release();
        }
      }),
    );
    expect(new Set(dates)).toEqual(new Set([new Date(startMs + 1000).toUTCString()]));
    expect(server.clock.now()).toBe(startMs + 1000);
  });

  it('expires nothing under a request in flight', async () => {
    const { server, http } = await openOverHttp();
    const { secret } = await server.keys.issue({ name: 'short', scopes: ['*'], expires: new Date(startMs + 1000) });
    const ask = async () => {
      const release = server.clock.hold();
      const { status } = await fetch(`${http.url}/v1/oven/slow`, { headers: { 'X-Bakery-Key': secret.reveal() } });
      release();
      return status;
    };
    const later = server.clock.sleep(1000);
    expect(await ask()).toBe(200);
    expect(server.clock.now()).toBe(startMs);
    await later;
    expect(await ask()).toBe(401);
  });
});
