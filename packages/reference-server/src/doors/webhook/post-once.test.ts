import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import * as node from './node.ts';
import * as portable from './portable.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A receiver on this machine that answers with a status, or never; null is never. */
const receiver = async (status: number | null, headers: Record<string, string> = {}) => {
  const got: { readonly method: string | undefined; readonly headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer((request, response) => {
    const entry = { method: request.method, headers: request.headers, body: '' };
    got.push(entry);
    request.on('data', (chunk) => {
      entry.body += chunk;
    });
    request.on('end', () => status !== null && response.writeHead(status, headers).end('x'.repeat(100_000)));
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { got, port, url: `http://127.0.0.1:${port}/hook` };
};

const ever = () => new AbortController().signal;
const anywhere = () => true;
const message = { headers: { 'content-type': 'application/json', 'webhook-id': 'crossing_1' }, body: '{"a":"ü"}' };

const both = [
  ['Node', node],
  ['any runtime', portable],
] as const;

describe.each(both)('the sender of webhooks in %s', (_, { postOnce }) => {
  it('posts headers and body, and answers with the status', async () => {
    const { got, url } = await receiver(202);
    expect(await postOnce({ ...message, url }, { mayReach: anywhere, signal: ever() })).toBe(202);
    expect(got).toMatchObject([{ method: 'POST', headers: message.headers, body: message.body }]);
  });

  it('follows no redirect', async () => {
    const elsewhere = await receiver(200);
    const { url } = await receiver(307, { location: elsewhere.url });
    expect(await postOnce({ ...message, url }, { mayReach: anywhere, signal: ever() })).toBe(307);
    expect(elsewhere.got).toEqual([]);
  });

  it('gives up when it is told to, and where nobody is', async () => {
    const { got, url } = await receiver(null);
    const patience = new AbortController();
    const asked = postOnce({ ...message, url }, { mayReach: anywhere, signal: patience.signal });
    const outcome = expect(asked).rejects.toThrow();
    while (got.length === 0) await new Promise((resolve) => setImmediate(resolve));
    patience.abort();
    await outcome;
    const nobody = { ...message, url: 'http://127.0.0.1:1/' };
    await expect(postOnce(nobody, { mayReach: anywhere, signal: ever() })).rejects.toThrow();
  });
});

describe('the sender of webhooks in Node', () => {
  it('asks the address that it looked at, and no host with an address that may not be asked', async () => {
    const { got, port } = await receiver(200);
    const named = { ...message, url: `http://localhost:${port}/hook` };
    const seen: string[] = [];
    const refusing = (address: string) => {
      seen.push(address);
      return false;
    };
    await expect(node.postOnce(named, { mayReach: refusing, signal: ever() })).rejects.toThrow(
      "The webhook's host localhost is at a private address.",
    );
    expect(seen.length).toBeGreaterThan(0);
    expect(got).toEqual([]);
    expect(await node.postOnce(named, { mayReach: anywhere, signal: ever() })).toBe(200);
  });

  it('fails where a host has no address', async () => {
    const unknown = { ...message, url: 'https://nowhere.invalid/' };
    await expect(node.postOnce(unknown, { mayReach: anywhere, signal: ever() })).rejects.toThrow(/nowhere\.invalid/);
  });
});
