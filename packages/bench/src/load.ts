import { connect, type Socket } from 'node:net';
import { createHistogram } from 'node:perf_hooks';

/** What a server bore. */
export interface Load {
  readonly perSecond: number;
  /** The latency that 99 of 100 requests kept, in microseconds. */
  readonly p99Us: number;
}

export interface LoadRequest {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly ms: number;
}

/**
 * Asks a server on this machine for the same thing over and over, one request at a time on each of so many connections
 * that stay open. Every answer must be a 200.
 */
export const load = async ({ port, path, headers, connections, ms }: LoadRequest): Promise<Load> => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${lines.join('')}\r\n`);
  const latencies = createHistogram({ lowest: 1, highest: 60_000_000, figures: 3 });
  const sockets = await Promise.all(Array.from({ length: connections }, () => opened(port)));
  const startedMs = performance.now();
  const untilMs = startedMs + ms;
  let answers = 0;
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve, reject) => {
          let sentMs = performance.now();
          let received = '';
          socket.on('data', (chunk) => {
            received = received === '' ? chunk.toString('latin1') : received + chunk.toString('latin1');
            if (!isWhole(received)) return;
            const nowMs = performance.now();
            if (!received.startsWith('HTTP/1.1 200 ')) {
              reject(new Error(`The server answered ${received.slice(0, 200)}`));
              return;
            }
            received = '';
            answers++;
            latencies.record(Math.max(1, Math.round((nowMs - sentMs) * 1000)));
            if (nowMs >= untilMs) {
              resolve();
              return;
            }
            sentMs = nowMs;
            socket.write(request);
          });
          socket.once('error', reject);
          socket.once('close', () => reject(new Error('The server closed a connection.')));
          socket.write(request);
        }),
    ),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  for (const socket of sockets) socket.removeAllListeners('close').destroy();
  return { perSecond: answers / seconds, p99Us: latencies.percentile(99) };
};

const opened = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => resolve(socket));
  });

/** Whether a response is there to its last byte, by its length or its last chunk. */
export const isWhole = (text: string): boolean => {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: *(\d+)\r\n/i.exec(text.slice(0, end + 2))?.[1];
  return length === undefined ? text.endsWith('0\r\n\r\n') : text.length >= end + 4 + Number(length);
};
