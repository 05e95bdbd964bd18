// Generated from openapi/*.yaml by `pnpm generate`. Do not edit.
import type { heratio } from './heratio/index.ts';
import type { hypersave } from './hypersave/index.ts';
import type { hyperstudy } from './hyperstudy/index.ts';

/** Every provider by its id, loaded when asked for. */
export const providers = {
  heratio: (): Promise<typeof heratio> => import('./heratio/index.ts').then((module) => module.heratio),
  hypersave: (): Promise<typeof hypersave> => import('./hypersave/index.ts').then((module) => module.hypersave),
  hyperstudy: (): Promise<typeof hyperstudy> => import('./hyperstudy/index.ts').then((module) => module.hyperstudy),
};

export type ProviderId = keyof typeof providers;
