import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isWhole, load } from './load.ts';

const opened: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

const serving = async (status: number): Promise<number> => {
  const server = createServer((_, response) => response.writeHead(status).end('{}'));
  opened.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
};

describe('load', () => {
  it('counts answers and their latency', async () => {
    const port = await serving(200);
    const borne = await load({ port, path: '/', headers: {}, connections: 3, ms: 20 });
    expect(borne.perSecond).toBeGreaterThan(0);
    expect(borne.p99Us).toBeGreaterThan(0);
  });

  it('is refused by a server that does not answer 200', async () => {
    const port = await serving(401);
    await expect(load({ port, path: '/', headers: {}, connections: 1, ms: 20 })).rejects.toThrow('401');
  });
});

describe('a response', () => {
  it.each([
    ['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}', true],
    ['HTTP/1.1 200 OK\r\ncontent-length:2\r\nX: y\r\n\r\n{', false],
    ['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n', false],
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n', true],
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n', false],
  ])('%j is whole: %s', (text, whole) => {
    expect(isWhole(text)).toBe(whole);
  });
});
