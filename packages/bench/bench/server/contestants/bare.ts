import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from '../wide-system.ts';

// The least that a server in Node can do.
const body = JSON.stringify(answer);
const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
const http = createServer((_, response) => response.writeHead(200, headers).end(body));
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  process.send?.({ port, apiKey: 'any' });
});
process.once('disconnect', () => process.exit());
