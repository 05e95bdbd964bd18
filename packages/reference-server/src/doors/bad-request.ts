import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '@latchkey/providers';

interface ClientError extends Error {
  readonly code?: string;
}

const badRequest = '400 Bad Request';

const statusLines = new Map([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', '413 Content Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
]);

/** Answers what is no request at all, before it could become one: nothing of it is repeated, and the connection ends. */
export const answerBadRequests = (http: Server, clock: Pick<Clock, 'now'>): void => {
  http.on('clientError', (error: ClientError, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    refuse(socket, statusLines.get(error.code ?? '') ?? badRequest);
  });
  // A CONNECT asks for a proxy; unheard, Node would hang up without a word.
  http.on('connect', (_, socket) => refuse(socket, badRequest));

  const refuse = (socket: Duplex, statusLine: string): void => {
    const head = [
      `HTTP/1.1 ${statusLine}`,
      `Date: ${new Date(clock.now()).toUTCString()}`,
      'Cache-Control: no-store',
      'Content-Length: 0',
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n`);
  };
};
