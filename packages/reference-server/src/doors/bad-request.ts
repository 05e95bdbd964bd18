import type { Server } from 'node:http';
import type { Clock } from '@latchkey/providers';

interface ClientError extends Error {
  readonly code?: string;
}

const statusLines = new Map([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', '413 Content Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
]);

/** Answers what is no request at all, before it could become one: nothing of it is repeated, and the connection ends. */
export const answerBadRequests = (http: Server, clock: Pick<Clock, 'now'>): void => {
  http.on('clientError', (error: ClientError, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    const head = [
      `HTTP/1.1 ${statusLines.get(error.code ?? '') ?? '400 Bad Request'}`,
      `Date: ${new Date(clock.now()).toUTCString()}`,
      'Cache-Control: no-store',
      'Content-Length: 0',
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n`);
  });
};
