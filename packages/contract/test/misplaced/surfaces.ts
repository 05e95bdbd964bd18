import type { PlaneId, ProviderId } from '@latchkey/providers/all';
import type { ClientOptions } from '@latchkey/sdk';

/** How the surface of a system or a plane is made. */
export type MakeSurface = (options: ClientOptions) => object;

/** Of every system and plane: one that is missing is an error of types. */
export const surfaces: Readonly<Record<ProviderId | PlaneId, () => Promise<MakeSurface>>> = {
  heratio: async () => (await import('@latchkey/sdk/heratio')).createHeratio,
  hesedvid: async () => {
    const { createHesedVid } = await import('@latchkey/sdk/hesedvid');
    return (options) => createHesedVid({ organization: 'org_1', ...options });
  },
  hypermemory: async () => (await import('@latchkey/sdk/hypermemory')).createHyperMemory,
  hypersave: async () => (await import('@latchkey/sdk/hypersave')).createHypersave,
  hyperstudy: async () => (await import('@latchkey/sdk/hyperstudy')).createHyperStudy,
  latchkey: async () => {
    const { createLatchkey } = await import('@latchkey/sdk/latchkey');
    return ({ apiKey: _, ...options }) => createLatchkey({ session: `lks_${'s'.repeat(43)}`, ...options });
  },
};
