import type { Provider } from '@latchkey/providers';
import {
  createReferenceServer,
  type ReferenceServerOptions,
  virtualClock,
  type WorldRequest,
} from '../../src/index.ts';
import { bakery } from './provider.ts';
import { bakeryWorld } from './world.ts';

export const startMs = Date.parse('2026-01-01T00:00:00Z');
export const base = bakery.baseUrl;

/** A bakery on a virtual clock with one key that may read, and one that may do everything. */
export const openBakery = async (
  options: Partial<Omit<ReferenceServerOptions, 'clock'>> & { readonly provider?: Partial<Provider> } = {},
) => {
  const { provider, ...rest } = options;
  const seen: WorldRequest[] = [];
  const server = createReferenceServer({ ...bakery, ...provider } as Provider, {
    clock: virtualClock(startMs),
    world: bakeryWorld(seen),
    ...rest,
  });
  const { key, secret } = await server.keys.issue({ name: 'reader', scopes: ['read:loaves'] });
  const all = await server.keys.issue({ name: 'all', scopes: ['*'] });
  const call = (path: string, init: RequestInit & { readonly key?: string | null } = {}) => {
    const { key: text = secret.reveal(), headers, ...request } = init;
    const sent = new Headers(headers);
    if (text !== null) sent.set('X-Bakery-Key', text);
    return server.fetch(base + path, { ...request, headers: sent });
  };
  return { server, key, secret, all, seen, call };
};
