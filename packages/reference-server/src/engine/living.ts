import { isInGrace, type LifeFacts, statusOf } from './status.ts';

/** Whether a key counts against its account's cap: it is active. Neither dead keys nor those in grace do (security 57). */
export const counts = (facts: LifeFacts, nowMs: number): boolean => statusOf(facts, nowMs) === 'active';

/** Whether a key can never count again, whatever is done to it. */
export const isOver = ({ revokedAtMs, supersededAtMs, expiresAtMs }: LifeFacts, nowMs: number): boolean =>
  revokedAtMs !== null || supersededAtMs !== null || (expiresAtMs !== null && nowMs >= expiresAtMs);

/** Whether a key was replaced and may still be used, a disabled one too: it is enabled without its bound being asked again. */
export const isLivePredecessor = (facts: LifeFacts, nowMs: number): boolean =>
  facts.revokedAtMs === null && facts.supersededAtMs !== null && isInGrace(facts, nowMs);
