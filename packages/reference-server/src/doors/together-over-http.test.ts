import { request } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { startMs } from '../../test/bakery/open-bakery.ts';
import { openTogether } from '../../test/bakery/open-together.ts';
import { type HttpServer, listen } from './node.ts';

const closers: HttpServer[] = [];
afterEach(async () => {
  for (const http of closers.splice(0)) await http.close();
});

const openOverHttp = async () => {
  const opened = await openTogether();
  const http = await listen(opened.all);
  closers.push(http);
  return { ...opened, http };
};

/** A request with a `Host` of one's own, which `fetch` does not allow. */
const askAs = (port: number, host: string, path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, headers: { ...headers, Host: host } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    sent.on('error', reject);
    sent.end();
  });

it('serves them under one port, by host name and by path', async () => {
  const { http, bakery, mill } = await openOverHttp();
  const key = { 'X-Bakery-Key': bakery.secret.reveal() };
  const byPath = await fetch(`${http.url}/bakery/v1/loaves/a`, { headers: key });
  expect(await byPath.json()).toEqual({ id: 'a', link: `${http.url}/bakery/v1/loaves/newest` });
  for (const host of [`bakery.localhost:${http.port}`, 'api.bakery.example']) {
    const { status, text } = await askAs(http.port, host, '/v1/loaves/a', key);
    expect({ status, link: JSON.parse(text).link }).toEqual({ status: 200, link: `http://${host}/v1/loaves/newest` });
  }
  expect((await askAs(http.port, 'mill.example', '/api/v2/loaves', key)).status).toBe(401);
  expect(mill.server.journal.entries()).toHaveLength(1);
});

it('is reached through a proxy, which is told the whole address', async () => {
  const { http } = await openOverHttp();
  expect((await askAs(http.port, 'mill.example', 'http://mill.example/api/v2/health')).status).toBe(200);
});

it('answers what leads to nobody, and dates what is no request, by the first one’s clock', async () => {
  const { http } = await openOverHttp();
  const { status, text } = await askAs(http.port, `nosuch.localhost:${http.port}`, '/v1/health');
  expect(status).toBe(404);
  expect(text).toContain(`http://bakery.localhost:${http.port}/v1`);
  const directory = await fetch(http.url);
  expect(directory.headers.get('date')).toBe(new Date(startMs).toUTCString());
});

it('holds the clock that the request’s server goes by, and no other, while the answer is written', async () => {
  const { all } = await openTogether();
  const held: string[] = [];
  const hold = (whose: string) => () => {
    held.push(whose);
    return () => {};
  };
  const http = await listen({
    ...all,
    clock: { now: all.clock.now, hold: hold('the first') },
    clockOf: (exchange) => ({ hold: hold(exchange.path) }),
  });
  closers.push(http);
  await (await fetch(`${http.url}/mill/api/v2/health`)).text();
  expect(held).toEqual(['/mill/api/v2/health']);
});

it('knows whose clock a request goes by', async () => {
  const { all, bakery, mill } = await openTogether();
  const clockAt = (path: string) =>
    all.clockOf({
      method: 'GET',
      origin: 'http://127.0.0.1:4010',
      path,
      query: '',
      header: () => undefined,
      body: () => new Uint8Array(),
      address: null,
    });
  expect(clockAt('/bakery/v1/health')).toBe(bakery.server.clock);
  expect(clockAt('/mill/api/v2/health')).toBe(mill.server.clock);
  expect(clockAt('/')).toBe(bakery.server.clock);
});
