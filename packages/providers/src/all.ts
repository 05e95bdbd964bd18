// Generated from openapi/*.yaml by `pnpm generate`. Do not edit.
import type { hyperstudy } from './hyperstudy/index.ts';

/** Every provider by its id, loaded when asked for. */
export const providers = {
  hyperstudy: (): Promise<typeof hyperstudy> => import('./hyperstudy/index.ts').then((module) => module.hyperstudy),
};

export type ProviderId = keyof typeof providers;
