import type { Provider } from '@latchkey/providers';
import { providers } from '@latchkey/providers/all';
import type { World } from '@latchkey/reference-server';
import { worlds } from '@latchkey/reference-server/worlds/all';
import { quoted, UsageError } from './usage-error.ts';

/** A system that can be served: what it declares, and its data. */
export interface System {
  readonly provider: Provider;
  /** Builds the data set; another seed gives other data. */
  world(options?: { readonly seed?: string }): World;
}

const loadProvider: ReadonlyMap<string, () => Promise<Provider>> = new Map(Object.entries(providers));
const loadWorld: ReadonlyMap<string, () => Promise<System['world']>> = new Map(Object.entries(worlds));

/** The systems by the word for them on the command line. */
export const systemIds: readonly string[] = [...loadProvider.keys()].filter((id) => loadWorld.has(id));

/**
 * Loads a system by the word for it.
 * @throws UsageError when there is no such system.
 */
export const loadSystem = async (id: string): Promise<System> => {
  const [provider, world] = await Promise.all([loadProvider.get(id)?.(), loadWorld.get(id)?.()]);
  if (!provider || !world)
    throw new UsageError(`There is no system ${quoted(id)}.`, `Systems: ${systemIds.join(', ')}.`);
  return { provider, world };
};

/** Loads every system. */
export const loadSystems = (): Promise<System[]> => Promise.all(systemIds.map(loadSystem));
