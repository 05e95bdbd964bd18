import type { KeyStatus } from '@latchkey/providers';
import type { KeyFacts } from './stores/key-facts.ts';

/** The facts of a key's life: each is written once and never taken back. */
export type LifeFacts = Pick<
  KeyFacts,
  'revokedAtMs' | 'disabledAtMs' | 'expiresAtMs' | 'supersededAtMs' | 'graceUntilMs'
>;

/** A key's status at a moment, derived from its facts. The instant of expiry is already dead (security 49). */
export const statusOf = (facts: LifeFacts, nowMs: number): KeyStatus => {
  if (facts.revokedAtMs !== null) return 'revoked';
  if (facts.disabledAtMs !== null) return 'disabled';
  if (facts.expiresAtMs !== null && nowMs >= facts.expiresAtMs) return 'expired';
  if (facts.supersededAtMs !== null) return 'superseded';
  return 'active';
};

/** Whether a superseded key may still be used: until the end of its grace, which it does not outlive. */
export const isInGrace = (facts: LifeFacts, nowMs: number): boolean =>
  facts.graceUntilMs !== null && nowMs < facts.graceUntilMs;
