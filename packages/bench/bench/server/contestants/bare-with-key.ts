import { hash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from '../wide-system.ts';

// A server in Node with a key check as somebody would write it by hand.
const apiKey = `hst_live_${'a'.repeat(64)}`;
const known = new Map([[hash('sha256', apiKey, 'hex'), { scopes: ['read:experiments'] }]]);
const http = createServer((request, response) => {
  const sent = request.headers['x-api-key'];
  const key = typeof sent === 'string' ? known.get(hash('sha256', sent, 'hex')) : undefined;
  const status = key === undefined ? 401 : key.scopes.includes('read:experiments') ? 200 : 403;
  const body = JSON.stringify(status === 200 ? answer : { status: 'error' });
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
});
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  process.send?.({ port, apiKey });
});
process.once('disconnect', () => process.exit());
