import type { ApiKey, Provider, Secret } from '@latchkey/providers';
import { createReferenceServer, type DemoCall, type ReferenceServer } from '@latchkey/reference-server';
import { adoptSampleKeys } from '../adopt-sample-keys.ts';
import { broadestScopes } from '../broadest-scopes.ts';
import { furthestType } from '../furthest-type.ts';
import type { System } from '../systems.ts';

/** How a system is served. What is undefined is the system's own default. */
export interface ServeSettings {
  readonly environment: string | undefined;
  readonly plan: string | undefined;
  readonly seed: string | undefined;
  readonly sampleKeys: boolean;
  readonly rateLimitHeaders: boolean;
  /** How long a new key takes to work; 0 is none. */
  readonly delayMs: number;
}

/** A system that is ready to be asked, with a key that reaches everything. */
export interface OpenSystem {
  readonly provider: Provider;
  readonly server: ReferenceServer;
  readonly key: ApiKey;
  readonly secret: Secret;
  /** The documents' keys that work here. */
  readonly adopted: readonly ApiKey[];
  readonly delayMs: number;
  /** A request that works. */
  readonly example: DemoCall | undefined;
}

/** Opens a system's server with its sample data, and issues a key to try it with. */
export const openSystem = async (
  { provider, world: worldOf }: System,
  settings: ServeSettings,
): Promise<OpenSystem> => {
  const { environment = provider.keyFormat.environments?.[0], plan, seed, delayMs } = settings;
  const world = worldOf(seed === undefined ? {} : { seed });
  const server = createReferenceServer(provider, {
    world,
    ...(environment === undefined ? {} : { environment }),
    ...(plan === undefined ? {} : { plan }),
    rateLimitHeaders: settings.rateLimitHeaders,
    propagationDelayMs: delayMs,
  });
  const { key, secret } = await server.keys.issue({
    name: 'latchkey serve',
    scopes: broadestScopes(provider.access),
    ...furthestType(provider),
  });
  const samples = settings.sampleKeys ? (world.sampleKeys ?? []) : [];
  const adopted = await adoptSampleKeys(server, samples, environment ?? null);
  return { provider, server, key, secret, adopted, delayMs, example: world.demo?.list };
};
