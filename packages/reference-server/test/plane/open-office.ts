import type { Provider } from '@latchkey/providers';
import { type VirtualClock, virtualClock } from '../../src/clock/virtual.ts';
import { createReferenceServer } from '../../src/create-server.ts';
import type { Wire } from '../../src/plane/wire.ts';
import type { Fetch, ReferenceServerOptions } from '../../src/reference-server.ts';
import type { World } from '../../src/world.ts';

/** What was answered. */
export interface Told<Body> {
  readonly status: number;
  readonly headers: Headers;
  /** The caller's word for what the document says of it. */
  readonly body: Body;
  readonly text: string;
}

export interface Asking {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Leaves out what only our own clients send. */
  readonly isForeign?: boolean;
}

/** A server and its plane, asked as a browser asks: with the cookie that it was given. */
export const openOffice = <const P extends Provider>(
  provider: P,
  world: World,
  options: Omit<ReferenceServerOptions<VirtualClock, P>, 'world' | 'clock'> = {},
) => {
  const server = createReferenceServer<P, VirtualClock>(provider, {
    ...options,
    world,
    clock: virtualClock('2026-01-01T00:00:00Z'),
  });
  return { server, ...officeAt(server.fetch) };
};

/** The plane at a base URL, for one visitor. */
export const officeAt = (fetch: Fetch, baseUrl = 'http://127.0.0.1:4010/_latchkey') => {
  let cookie: string | null = null;

  const ask = async <Body = unknown>(
    method: string,
    path: string,
    { body, headers, isForeign = false }: Asking = {},
  ): Promise<Told<Body>> => {
    const response = await fetch(`${baseUrl}/manage${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(isForeign || method === 'GET' ? {} : { 'X-Latchkey-Request': '1' }),
        ...(cookie === null ? {} : { Cookie: cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const set = response.headers.get('set-cookie');
    if (set !== null) cookie = set.includes('Max-Age=0') ? null : (set.split(';')[0] ?? null);
    return { status: response.status, headers: response.headers, body: read(text) as Body, text };
  };

  return {
    ask,
    get: <Body = unknown>(path: string, asking?: Asking) => ask<Body>('GET', path, asking),
    post: <Body = unknown>(path: string, body?: unknown, asking?: Asking) =>
      ask<Body>('POST', path, { ...asking, body }),
    signIn: (person: string) => ask<Wire['Session']>('POST', '/sessions', { body: { person } }),
    cookie: () => cookie,
    carry(other: string | null): void {
      cookie = other;
    },
  };
};

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
