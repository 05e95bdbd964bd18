import { createServer, type Socket } from 'node:net';

/** What is done with a connection once a request's head is there. */
export type Doing = (socket: Socket, origin: string) => void;

/** Says these bytes and closes; text is written byte by byte (Latin-1). */
export const say =
  (...parts: readonly (string | Uint8Array)[]): Doing =>
  (socket) => {
    for (const part of parts) socket.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
    socket.end();
  };

export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** A whole answer. A text body is UTF-8. */
export const answer = (status: number, headers: HeaderLines = [], body: string | Uint8Array = ''): Doing =>
  say(head(status, [...headers, ['Content-Length', String(Buffer.byteLength(body))]]), Buffer.from(body));

/** An answer's head alone. */
export const head = (status: number, headers: HeaderLines = []): string =>
  [
    `HTTP/1.1 ${status} Whatever`,
    'Connection: close',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');

export const json = (value: unknown, headers: HeaderLines = [], status = 200): Doing =>
  answer(
    status,
    [['Content-Type', 'application/json'], ...headers],
    typeof value === 'string' ? value : JSON.stringify(value),
  );

/** A server that does with each request the next of what it is given; the last stays. */
export const openHostile = async (doings: readonly Doing[]) => {
  const sockets = new Set<Socket>();
  let requests = 0;
  let url = '';
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Clients hang up on what they do not believe.
    socket.on('error', () => {});
    let heard = '';
    socket.on('data', (chunk) => {
      const wasWhole = heard.includes('\r\n\r\n');
      heard += chunk.toString('latin1');
      if (wasWhole || !heard.includes('\r\n\r\n')) return;
      const doing = doings[Math.min(requests, doings.length - 1)];
      requests++;
      doing?.(socket, url);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens at no port.');
  url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    requests: () => requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
