import type { Provider } from '@latchkey/providers';
import { createReferenceServer, type TogetherOptions, together, virtualClock } from '../../src/index.ts';
import { startMs } from './open-bakery.ts';
import { bakery } from './provider.ts';
import { bakeryWorld } from './world.ts';

/** A bakery elsewhere. */
export const mill: Provider = {
  ...bakery,
  id: 'mill',
  title: 'Mill',
  baseUrl: 'https://mill.example/api/v2',
  variables: { apiKey: ['MILL_KEY', 'MILL_KEY_SPARE'], baseUrl: 'MILL_URL' },
};

const limits = [
  { id: 'three', title: '3 a minute', quota: 3, window: { kind: 'sliding', ms: 60_000 }, partition: 'key' },
] as const;

/** A bakery and a mill side by side, each with a clock and a key of its own. */
export const openTogether = async (options: TogetherOptions = {}) => {
  const open = async (provider: Provider) => {
    const server = createReferenceServer(provider, { clock: virtualClock(startMs), world: bakeryWorld(), limits });
    const { secret } = await server.keys.issue({ name: 'reader', scopes: ['*'] });
    return { server, secret };
  };
  const [bakers, millers] = await Promise.all([open(bakery), open(mill)]);
  const all = together({ bakery: bakers.server, mill: millers.server }, options);
  const ask = (url: string, secret: { reveal(): string } | null = null, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (secret) headers.set('X-Bakery-Key', secret.reveal());
    return all.fetch(url, { ...init, headers });
  };
  return { all, ask, bakery: bakers, mill: millers };
};
