import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Carrier } from '@latchkey/providers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { createClient } from '../client.ts';

const listen = (server: Server) =>
  new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${port}`);
    });
  });

const carriers: readonly Carrier[] = [
  { in: 'header', name: 'X-API-Key' },
  { in: 'header', name: 'Authorization', scheme: 'Bearer', schemeCase: 'sensitive' },
];

describe('security 17: a redirect to another origin', () => {
  const seen: IncomingHttpHeaders[] = [];
  const target = createServer((request, response) => {
    seen.push(request.headers);
    response.setHeader('Content-Type', 'application/json');
    response.end('{}');
  });
  let targetUrl = '';
  const origin = createServer((request, response) => {
    const status = Number(request.url?.match(/\d+$/)?.[0]);
    response.writeHead(status, { Location: `${targetUrl}/v1/things` });
    response.end();
  });
  let originUrl = '';
  beforeAll(async () => {
    targetUrl = await listen(target);
    originUrl = await listen(origin);
  });
  afterAll(() => {
    for (const server of [target, origin]) {
      server.closeAllConnections();
      server.close();
    }
  });

  const cases = carriers.flatMap((carrier) => [301, 302, 303, 307, 308].map((status) => ({ carrier, status })));

  it.each(cases)('$status never takes the key along ($carrier.name)', async ({ carrier, status }) => {
    const declared = provider([], { credentials: { carriers: [carrier], challenge: { scheme: 'Key', realm: '' } } });
    const client = createClient(declared, { apiKey: testKey, baseUrl: originUrl });
    const error = await rejection(client.call('getThing', { path: { thingId: String(status) } }));
    expect(error).toMatchObject({ code: 'redirect_refused', status, message: expect.stringContaining(targetUrl) });
    expect(seen).toEqual([]);
  });
});

describe('a redirect within the origin', () => {
  const to = (location: string, status = 307) => new Response(null, { status, headers: { Location: location } });
  const setUp = (...answers: Parameters<typeof stub>) => {
    const { fetch, asked } = stub(...answers);
    return { client: createClient(provider(), { apiKey: testKey, fetch }), asked };
  };

  it('is followed for a request that changes nothing', async () => {
    const { client, asked } = setUp(
      to('/v2/things'),
      to('https://api.example.com/v3/things?x=1', 301),
      json({ fine: true }),
    );
    expect(await client.call('listThings')).toEqual({ fine: true });
    expect(asked.map(({ url }) => url)).toEqual([
      'https://api.example.com/v1/things',
      'https://api.example.com/v2/things',
      'https://api.example.com/v3/things?x=1',
    ]);
    expect(asked.every(({ redirect }) => redirect === 'manual')).toBe(true);
  });

  it('is followed five times and no more', async () => {
    const { client, asked } = setUp(to('/v2/things'));
    expect(await rejection(client.call('listThings'))).toMatchObject({ code: 'redirect_refused' });
    expect(asked).toHaveLength(6);
  });

  it('is not followed for a request that changes something', async () => {
    const { client, asked } = setUp(to('/v2/things'));
    expect(await rejection(client.call('addThing', { body: {} }))).toMatchObject({ code: 'redirect_refused' });
    expect(asked).toHaveLength(1);
  });

  it.each(['http://api.example.com/v1', 'https://api.example.com:444/', '//evil.example.com', 'data:,x', 'http://['])(
    'is what %s is not',
    async (location) => {
      const { client, asked } = setUp(to(location));
      expect(await rejection(client.call('listThings'))).toMatchObject({ code: 'redirect_refused' });
      expect(asked).toHaveLength(1);
    },
  );
});
