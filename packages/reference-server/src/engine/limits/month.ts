import { type AlignedState, aligned } from './aligned.ts';
import type { WindowRule } from './window.ts';

/** Calendar months, UTC. */
export const month = (): WindowRule<AlignedState> => aligned(endOfMonth);

const endOfMonth = (nowMs: number): number => {
  const now = new Date(nowMs);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1);
};
