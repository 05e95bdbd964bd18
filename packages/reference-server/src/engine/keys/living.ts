import { isInGrace, type LifeFacts, statusOf } from '../status.ts';

/** Whether a key can be used: it is active, or in its grace. */
export const isAlive = (facts: LifeFacts, nowMs: number): boolean => {
  const status = statusOf(facts, nowMs);
  return status === 'active' || (status === 'superseded' && isInGrace(facts, nowMs));
};

/** Whether a key can never be used again, whatever is done to it. */
export const isOver = (facts: LifeFacts, nowMs: number): boolean =>
  facts.revokedAtMs !== null ||
  (facts.expiresAtMs !== null && nowMs >= facts.expiresAtMs) ||
  (facts.supersededAtMs !== null && !isInGrace(facts, nowMs));

/** The first moment at which a key is dead, if nothing is done to it; null where it lives for good. */
export const endOf = ({ expiresAtMs, graceUntilMs }: LifeFacts): number | null =>
  graceUntilMs === null ? expiresAtMs : Math.min(expiresAtMs ?? graceUntilMs, graceUntilMs);

/** Whether a key was replaced and may still be used, a disabled one too: it is enabled without its bound being asked again. */
export const isLivePredecessor = (facts: LifeFacts, nowMs: number): boolean =>
  facts.revokedAtMs === null && facts.supersededAtMs !== null && isInGrace(facts, nowMs);
