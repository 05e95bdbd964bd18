import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange } from '../exchange.ts';
import type { MaybePromise } from '../maybe-promise.ts';

/** A request off the socket as the pipeline sees it: no getters, which cost each one a shape of its own. `ownUrl` stands in where `Host` names no host. */
export const exchangeOf = (request: IncomingMessage, response: ServerResponse, ownUrl: string): Exchange => {
  const target = originForm(request.url ?? '/');
  const cut = target.indexOf('?');
  const header = (name: string) => headerOf(request.rawHeaders, name);
  return {
    method: request.method ?? 'GET',
    origin: originOf(header('host'), ownUrl),
    path: cut < 0 ? target : target.slice(0, cut),
    query: cut < 0 ? '' : target.slice(cut + 1),
    header,
    body: (most) => bodyOf(request, most),
    address: plainAddress(request.socket.remoteAddress),
    signal: () => signalOf(response),
  };
};

/** A request target without the origin that a client may write before the path (RFC 9112 §3.2.2). */
const originForm = (target: string): string => {
  if (target.startsWith('/')) return target;
  const url = URL.parse(target);
  return url ? url.pathname + url.search : target;
};

const originOf = (host: string | undefined, ownUrl: string): string =>
  host !== undefined && hostPattern.test(host) ? `http://${host}` : ownUrl;

/** A host and perhaps a port. Links in answers repeat it, so nothing else passes. */
const hostPattern = /^(?:[a-zA-Z0-9.-]{1,253}|\[[0-9a-fA-F:.]{2,45}\])(?::\d{1,5})?$/;

/** Read off the raw list: Node drops a second `Authorization`, and every door gives one sent twice as `one, two`. */
const headerOf = (raw: readonly string[], name: string): string | undefined => {
  let value: string | undefined;
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const sent = raw[at];
    if (sent === undefined || sent.length !== name.length || sent.toLowerCase() !== name) continue;
    value = value === undefined ? raw[at + 1] : `${value}, ${raw[at + 1]}`;
  }
  return value;
};

const plainAddress = (address: string | undefined): string | null =>
  address === undefined ? null : address.replace(/^::ffff:(?=\d+\.)/, '');

const empty = new Uint8Array();

/** The body, cut one byte beyond `most`; what is beyond is read off the socket and dropped. */
const bodyOf = (request: IncomingMessage, most: number): MaybePromise<Uint8Array> => {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  if (coding === undefined && (length === undefined || length === '0')) return empty;
  return new Promise((resolve, reject) => {
    const onBroken = () => reject(new Error('The connection broke while the body was sent.'));
    if (request.destroyed) return onBroken();
    const chunks: Buffer[] = [];
    let kept = 0;
    request.on('data', (chunk: Buffer) => {
      const part = chunk.subarray(0, most + 1 - kept);
      if (part.length === 0) return;
      chunks.push(part);
      kept += part.length;
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', onBroken);
    request.once('close', onBroken);
  });
};

/** Aborts when the client leaves before it is answered. */
const signalOf = (response: ServerResponse): AbortSignal => {
  const controller = new AbortController();
  if (response.destroyed) controller.abort();
  else response.once('close', () => controller.abort());
  return controller.signal;
};
