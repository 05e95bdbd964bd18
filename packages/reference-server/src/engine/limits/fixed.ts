import { type AlignedState, aligned } from './aligned.ts';
import type { WindowRule } from './window.ts';

/** Windows that begin at each multiple of their length since the epoch: 3,600,000 ms gives clock hours of UTC. */
export const fixed = (windowMs: number): WindowRule<AlignedState> =>
  aligned((nowMs) => (Math.floor(nowMs / windowMs) + 1) * windowMs);
