// Generated from openapi/*.yaml by `pnpm generate`. Do not edit.
import type { hyperstudyWorld } from './hyperstudy/index.ts';

/** What makes each provider's world, by the provider's id, loaded when asked for. */
export const worlds = {
  hyperstudy: (): Promise<typeof hyperstudyWorld> => import('./hyperstudy/index.ts').then((module) => module.hyperstudyWorld),
};

export type WorldId = keyof typeof worlds;
