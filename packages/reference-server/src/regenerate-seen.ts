import type { MaybeReplayed } from './engine/acts/issued.ts';
import type { RegenerateRequest } from './engine/acts/regenerate.ts';
import type { Engine } from './engine/engine.ts';
import type { ActResult } from './engine/problem.ts';

/**
 * Regenerates the key that there is when it is asked for, and no later one: requests that overlap have seen the same one, so
 * that one of them wins and the others are told (security 55). Without this, a store that answers at once would do one after
 * the other, and each but the last would be answered with a secret that is dead already.
 */
export const regenerateSeen = async (
  engine: Pick<Engine, 'get' | 'regenerate'>,
  request: RegenerateRequest,
  turn: () => Promise<void>,
): Promise<ActResult<MaybeReplayed>> => {
  const seen = await engine.get(request);
  if (!seen.ok) return seen;
  await turn();
  return engine.regenerate({ ...request, ifVersion: request.ifVersion ?? seen.key.version });
};
