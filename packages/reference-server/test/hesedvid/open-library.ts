import { hesedvid } from '@latchkey/providers/hesedvid';
import { virtualClock } from '../../src/clock/virtual.ts';
import { createReferenceServer } from '../../src/create-server.ts';
import { type HesedVidWorldOptions, hesedvidWorld } from '../../src/worlds/hesedvid/index.ts';

export const here = '/org_123456789';
export const elsewhere = '/org_987654321';

/** A HesedVid on 1 January 2026 (or at another time), and how a script reaches it. */
export const openLibrary = (options: HesedVidWorldOptions = {}, at = '2026-01-01T00:00:00Z') => {
  const server = createReferenceServer(hesedvid, { clock: virtualClock(at), world: hesedvidWorld(options) });
  const fullKey = async (organization?: string) =>
    (
      await server.keys.issue({ name: 'full', type: 'full-access', ...(organization ? { organization } : {}) })
    ).secret.reveal();
  const keyOf = async (environment: string) =>
    (await server.keys.issue({ name: environment, type: 'environment', environment })).secret.reveal();
  const systemKey = async () => (await server.keys.issue({ name: 'system', type: 'system' })).secret.reveal();

  const request = (path: string, init: RequestInit = {}) =>
    server.fetch(path.startsWith('https:') ? path : `${hesedvid.baseUrl}${path}`, init);
  const ask = async (key: string | null, path: string, init: RequestInit = {}) => {
    const response = await request(path, {
      ...init,
      headers: { ...(key === null ? {} : { 'X-Api-Key': key }), 'Content-Type': 'application/json', ...init.headers },
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: type.includes('json') && text !== '' ? JSON.parse(text) : null,
    };
  };
  const post = (key: string, path: string, body: unknown) =>
    ask(key, path, { method: 'POST', body: JSON.stringify(body) });
  /** The videos of a list's page. */
  const videos = async (key: string, path: string): Promise<Record<string, unknown>[]> =>
    (await ask(key, path)).body.body.videos;
  return { server, fullKey, keyOf, systemKey, request, ask, post, videos };
};

/** The beginning of an MP4 file, and `size` bytes in all. */
export const mp4 = (size = 1024): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size);
  bytes.set([0, 0, 0, 16, ...new TextEncoder().encode('ftypisom')]);
  return bytes;
};
