import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rejection } from '../../../test/answers.ts';
import { type CertificateOptions, type Certified, certificate } from '../../../test/certificate.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import { certificateFlaw } from './certificate-flaw.ts';

const dayMs = 86_400_000;
const trusted = certificate({ name: 'Latchkey test authority', isAuthority: true });
const unknown = certificate({ name: 'Somebody else', isAuthority: true });
const signed = (options: CertificateOptions) => certificate({ issuer: trusted.issuer, ...options });

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server with this certificate, and what a call of it comes to. */
const calling = async ({ cert, key }: Pick<Certified, 'cert' | 'key'>) => {
  let requests = 0;
  let connections = 0;
  const server = createServer({ cert, key }, (_, response) => {
    requests++;
    response.setHeader('Content-Type', 'application/json').end('{"fine":true}');
  });
  server.on('connection', () => connections++);
  // A client that does not like the certificate hangs up.
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `https://localhost:${(server.address() as AddressInfo).port}`;
  const clock = virtualClock();
  const client = createClient(provider(), { apiKey: testKey, baseUrl, clock });
  const startMs = clock.now();
  return {
    call: () => client.call('listThings'),
    download: () => client.download(`${baseUrl}/file`, new WritableStream()),
    upload: () => client.upload(`${baseUrl}/file`, 'text'),
    cost: () => ({ requests, connections, waitedMs: clock.now() - startMs }),
  };
};

describe('over TLS, a server whose certificate', () => {
  const usual = getCACertificates('default');
  beforeAll(() => setDefaultCACertificates([...usual, trusted.cert]));
  afterAll(() => setDefaultCACertificates(usual));

  it('is signed by somebody who is known is called', async () => {
    const { call } = await calling(signed({}));
    expect(await call()).toEqual({ fine: true });
  });

  it.each<[string, string, Certified, string, string]>([
    ['is signed by itself', 'DEPTH_ZERO_SELF_SIGNED_CERT', certificate(), 'is not trusted', 'NODE_EXTRA_CA_CERTS'],
    [
      'is signed by somebody who is not known',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      certificate({ issuer: unknown.issuer }),
      'is not trusted',
      'NODE_EXTRA_CA_CERTS',
    ],
    [
      'is another host’s',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      signed({ host: 'elsewhere.example.com' }),
      'is for another host',
      'base URL',
    ],
    [
      'has expired',
      'CERT_HAS_EXPIRED',
      signed({ from: new Date(Date.now() - 2 * dayMs), until: new Date(Date.now() - dayMs) }),
      'is not valid at this time',
      'clock of this machine',
    ],
    [
      'is not valid yet',
      'CERT_NOT_YET_VALID',
      signed({ from: new Date(Date.now() + dayMs), until: new Date(Date.now() + 2 * dayMs) }),
      'is not valid at this time',
      'clock of this machine',
    ],
  ])('%s is told so, and is not tried again (%s)', async (_, code, certified, what, hint) => {
    const { call, cost } = await calling(certified);
    expect(await rejection(call())).toMatchObject({
      code: 'network',
      message: expect.stringContaining(`GET /things: the server’s certificate ${what}, and nothing was sent`),
      hint: expect.stringContaining(hint),
      attempts: { length: 1 },
      cause: { code },
    });
    expect(cost()).toEqual({ requests: 0, connections: 1, waitedMs: 0 });
  });
});

describe('a signed link whose host’s certificate is not trusted', () => {
  it.each(['download', 'upload'] as const)('is tried once (%s)', async (way) => {
    const opened = await calling(certificate());
    expect(await rejection(opened[way]())).toMatchObject({
      code: 'network',
      message: expect.stringContaining('is not trusted'),
      hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    });
    expect(opened.cost()).toEqual({ requests: 0, connections: 1, waitedMs: 0 });
  });
});

describe('the code of a cause', () => {
  it.each([
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_REVOKED',
    'CERT_UNTRUSTED',
    'CERT_CHAIN_TOO_LONG',
    'INVALID_CA',
  ])('%s is about a certificate', (code) => {
    expect(certificateFlaw(code)?.what).toContain('is not trusted');
  });

  it.each(['ECONNRESET', 'ENOTFOUND', 'EPROTO', 'UND_ERR_SOCKET', undefined])('%s is not', (code) => {
    expect(certificateFlaw(code)).toBeNull();
  });
});
