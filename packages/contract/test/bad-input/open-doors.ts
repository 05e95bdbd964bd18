import { createWitness, type Witness } from '@latchkey/contract';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { document } from '@latchkey/providers/hyperstudy/document';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import type { BadRequest, KeyTexts } from './bad-request.ts';
import { answersIn, type RawAnswer, requestBytes, sendBytes } from './raw-request.ts';

export const basePath = new URL(hyperstudy.baseUrl).pathname;

/** A server without limits, all its doors open, keys in every state, and a witness. */
export const openDoors = async () => {
  const server = createReferenceServer(hyperstudy, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: hyperstudyWorld({ rooms: 1, eventsPerRoom: 5 }),
    limits: [],
  });
  const issue = async (scopes: readonly string[], expires: '7d' | '90d') =>
    server.keys.issue({ name: scopes.join(' '), scopes, expires });
  const [events, full, expired, revoked] = [
    await issue(['read:events'], '90d'),
    await issue(['*'], '90d'),
    await issue(['*'], '7d'),
    await issue(['*'], '90d'),
  ];
  await server.keys.revoke(revoked.key.id);
  await server.clock.advance('8d');
  const texts: KeyTexts = {
    events: events.secret.reveal(),
    full: full.secret.reveal(),
    expired: expired.secret.reveal(),
    revoked: revoked.secret.reveal(),
  };
  const http = await listen(server, { port: 0 });
  const witness: Witness = createWitness(document);

  const send = {
    async fetch(request: BadRequest): Promise<RawAnswer> {
      const headers = new Headers(headersOf(request, texts));
      const response = await server.fetch(`http://localhost${basePath}${request.target}`, {
        method: request.method ?? 'GET',
        headers,
        redirect: 'manual',
        ...(request.body === undefined ? {} : { body: ownBytes(request.body) }),
      });
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
    },
    async http(request: BadRequest): Promise<RawAnswer> {
      const method = request.method ?? 'GET';
      const body = request.body ?? '';
      const length = request.body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
      const lines = [
        `${method} ${basePath}${request.target} HTTP/1.1`,
        'Host: localhost',
        'Connection: close',
        ...headersOf(request, texts).map(([name, value]) => `${name}: ${value}`),
        ...length,
      ];
      const answers = answersIn(await sendBytes(http.port, requestBytes(lines, body)), [method]);
      if (answers.length !== 1 || !answers[0]) throw new Error(`${answers.length} answers came to one request.`);
      return answers[0];
    },
  };
  return { server, http, texts, witness, send, close: () => http.close() };
};

export type Doors = Awaited<ReturnType<typeof openDoors>>;

const headersOf = ({ keys, headers = [] }: BadRequest, texts: KeyTexts): [string, string][] => [
  ...(keys?.(texts) ?? [texts.events]).map((key): [string, string] => ['X-API-Key', key]),
  ...headers.map(([name, value]): [string, string] => [name, value]),
];

/** Bytes that are nobody else's, so that a `fetch` adds no content type of its own. */
const ownBytes = (body: string | Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(body));
