// Generated from openapi/*.yaml by `pnpm generate`. Do not edit.
import type { heratioWorld } from './heratio/index.ts';
import type { hesedvidWorld } from './hesedvid/index.ts';
import type { hypermemoryWorld } from './hypermemory/index.ts';
import type { hypersaveWorld } from './hypersave/index.ts';
import type { hyperstudyWorld } from './hyperstudy/index.ts';

/** What makes each provider's world, by the provider's id, loaded when asked for. */
export const worlds = {
  heratio: (): Promise<typeof heratioWorld> => import('./heratio/index.ts').then((module) => module.heratioWorld),
  hesedvid: (): Promise<typeof hesedvidWorld> => import('./hesedvid/index.ts').then((module) => module.hesedvidWorld),
  hypermemory: (): Promise<typeof hypermemoryWorld> => import('./hypermemory/index.ts').then((module) => module.hypermemoryWorld),
  hypersave: (): Promise<typeof hypersaveWorld> => import('./hypersave/index.ts').then((module) => module.hypersaveWorld),
  hyperstudy: (): Promise<typeof hyperstudyWorld> => import('./hyperstudy/index.ts').then((module) => module.hyperstudyWorld),
};

export type WorldId = keyof typeof worlds;
