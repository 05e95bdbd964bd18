import { createServer } from 'node:http';
import type { Behind } from '../matrix/doors.ts';

/** What a file host was told: everything that might hold a key. */
export interface Told {
  readonly headers: readonly string[];
  readonly url: string;
}

/** What it does with a request instead of answering it: breaks off after so many bytes, or asks to come again in so many seconds. */
export type Whim = { readonly breaksAfter: number } | { readonly retryAfter: number };

/** A host of files at an origin of its own, over real HTTP: it has what the server's links lead to, and serves parts. */
export const openFileOrigin = async (server: Behind, whims: readonly Whim[]) => {
  const told: Told[] = [];
  const coming = [...whims];
  const http = createServer(async (request, reply) => {
    const { url = '', rawHeaders } = request;
    told.push({ url, headers: rawHeaders });
    const whim = coming.shift();
    if (whim && 'retryAfter' in whim) return void reply.writeHead(503, { 'Retry-After': whim.retryAfter }).end();
    const answer = await server.fetch(new URL(url, server.provider.baseUrl).href);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) return void reply.writeHead(answer.status).end(bytes);
    const [, from] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
    const rest = bytes.subarray(Number(from ?? 0));
    const range = { 'Content-Range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
    const headers = { ETag: '"the only one"', 'Content-Length': rest.length, ...(from === undefined ? {} : range) };
    reply.writeHead(from === undefined ? 200 : 206, headers);
    if (whim) reply.write(rest.subarray(0, whim.breaksAfter), () => reply.destroy());
    else reply.end(rest);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('The file host listens at no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    told,
    close: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
};
