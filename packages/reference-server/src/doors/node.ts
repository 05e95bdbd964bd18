import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, maskAnyKey } from '@latchkey/providers';
import type { Answer, Exchange } from '../exchange.ts';
import { isPromise } from '../maybe-promise.ts';
import type { ReferenceServer } from '../reference-server.ts';
import { answerBadRequests } from './bad-request.ts';
import { exchangeOf } from './node-exchange.ts';
import { keepTending } from './tend.ts';
import { writeAnswer } from './write-answer.ts';

/** What a door can serve: a server, or several together. */
export interface Servable extends Pick<ReferenceServer, 'handle'> {
  /** Dates what is no request at all. */
  readonly clock: Pick<Clock, 'now' | 'hold'>;
  /** The clock that is held while a request's answer is written. Default: `clock`. */
  readonly clockOf?: (exchange: Exchange) => Pick<Clock, 'hold'>;
  /** What is due though nobody asks; called every ten seconds. Default: nothing is. */
  readonly tend?: ReferenceServer['tend'];
}

export interface ListenOptions {
  /** Default 0: any free one. */
  readonly port?: number;
  /** Default `127.0.0.1`: this machine only. */
  readonly host?: string;
}

/** A server that listens. */
export interface HttpServer {
  /** Such as `http://127.0.0.1:4010`; the API lies at the provider's base path below it. */
  readonly url: string;
  readonly port: number;
  /** Stops listening, lets what is being answered finish for up to a second, and cuts the rest. More than once is fine. */
  close(): Promise<void>;
}

/** How long idle connections stay open: longer than clients keep them, so that none is cut while a request is on its way. */
const keepAliveMs = 65_000;
const closingGraceMs = 1000;

/**
 * Serves a reference server, or several `together`, over HTTP.
 *
 * ```ts
 * const http = await listen(server, { port: 4010 });
 * await fetch(`${http.url}/api/v3/health`);
 * await http.close();
 * ```
 * @throws Error when the port is taken or not allowed; RangeError when the host is empty, which to Node means every address
 * of the machine.
 */
export const listen = async (
  server: Servable,
  { port = 0, host = '127.0.0.1' }: ListenOptions = {},
): Promise<HttpServer> => {
  if (host === '') throw new RangeError("The host is empty. Give an address, such as '127.0.0.1', or leave it out.");
  const http = createServer({ keepAliveTimeout: keepAliveMs, noDelay: true });
  answerBadRequests(http, server.clock);
  await startListening(http, port, host);
  const taken = addressOf(http);
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${taken.port}`;
  const stopTending = server.tend ? keepTending(server.tend) : null;
  let closing: Promise<void> | null = null;

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const exchange = exchangeOf(request, response, url);
    const given = server.handle(exchange);
    const write = (said: Answer) => {
      if (response.destroyed) return;
      // Until the last byte is handed over, time must not overtake the answer.
      if (response.socket) response.once('close', (server.clockOf?.(exchange) ?? server.clock).hold());
      writeAnswer(response, said, closing !== null);
    };
    if (isPromise(given)) void given.then(write);
    else write(given);
  };
  http.on('request', answer);

  return {
    url,
    port: taken.port,
    close() {
      stopTending?.();
      closing ??= stop(http);
      return closing;
    },
  };
};

const startListening = (http: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const onError = (cause: NodeJS.ErrnoException) =>
      reject(new Error(maskAnyKey(whyNot(cause, port, host)), { cause: causeOf(cause) }));
    http.once('error', onError);
    http.listen(port, host, () => {
      http.off('error', onError);
      resolve();
    });
  });

/** Node's own error repeats the host, in whose place a key may have been given. */
const causeOf = ({ message, code }: NodeJS.ErrnoException): Error =>
  Object.assign(new Error(maskAnyKey(message)), { code });

const whyNot = ({ code, message }: NodeJS.ErrnoException, port: number, host: string): string => {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is already in use. Choose another port, or 0 for any free one.`;
    case 'EACCES':
      return `Port ${port} on ${host} is not allowed to this user. Choose one above 1023, or 0 for any free one.`;
    default:
      return `Port ${port} on ${host} cannot be opened: ${message}.`;
  }
};

const addressOf = (http: Server): AddressInfo => {
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens at no port.');
  return address;
};

const stop = (http: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => http.closeAllConnections(), closingGraceMs);
    http.close(() => {
      clearTimeout(cut);
      resolve();
    });
    http.closeIdleConnections();
  });
