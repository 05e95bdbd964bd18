// Generated from openapi/*.yaml by `pnpm generate`. Do not edit.
import type { heratio } from './heratio/index.ts';
import type { hesedvid } from './hesedvid/index.ts';
import type { hypermemory } from './hypermemory/index.ts';
import type { hypersave } from './hypersave/index.ts';
import type { hyperstudy } from './hyperstudy/index.ts';
import type { latchkey } from './latchkey/index.ts';

/** Every provider by its id, loaded when asked for. */
export const providers = {
  heratio: (): Promise<typeof heratio> => import('./heratio/index.ts').then((module) => module.heratio),
  hesedvid: (): Promise<typeof hesedvid> => import('./hesedvid/index.ts').then((module) => module.hesedvid),
  hypermemory: (): Promise<typeof hypermemory> => import('./hypermemory/index.ts').then((module) => module.hypermemory),
  hypersave: (): Promise<typeof hypersave> => import('./hypersave/index.ts').then((module) => module.hypersave),
  hyperstudy: (): Promise<typeof hyperstudy> => import('./hyperstudy/index.ts').then((module) => module.hyperstudy),
};

export type ProviderId = keyof typeof providers;

/** The planes that a reference server has beside its system, as providers: none of them is a system. */
export const planes = {
  latchkey: (): Promise<typeof latchkey> => import('./latchkey/index.ts').then((module) => module.latchkey),
};

export type PlaneId = keyof typeof planes;
