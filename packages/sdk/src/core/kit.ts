import { Secret } from '@latchkey/providers';
import type { Call } from './call/call.ts';
import { configError } from './error/config-error.ts';
import { createGate } from './gate/gate.ts';
import { isLoopback } from './request/base-url.ts';
import { duration, longestTimerMs, type Settings } from './settings.ts';

/**
 * What the parts that few programs need are given of the core, rather than importing it: they stay behind `import()`, and a
 * bundler need not cut the core in two for them.
 */
export interface Kit {
  createCall(settings: Settings): Call;
  readonly createGate: typeof createGate;
  readonly configError: typeof configError;
  readonly duration: typeof duration;
  readonly isLoopback: typeof isLoopback;
  readonly longestTimerMs: number;
  secretOf(text: string): Secret;
}

export const createKit = (createCall: Kit['createCall']): Kit => ({
  createCall,
  createGate,
  configError,
  duration,
  isLoopback,
  longestTimerMs,
  secretOf: (text) => new Secret(text),
});
