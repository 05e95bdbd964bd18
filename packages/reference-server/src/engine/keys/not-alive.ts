import type { KeyStatus } from '@latchkey/providers';
import { type Refused, refused } from '../problem.ts';

/** The refusal of an act that would give a dead key a new secret. */
export const deadKey = (status: Exclude<KeyStatus, 'active'>): Refused =>
  refused('conflict', `The key ${words[status]}, and a new value would not change that. Issue a new key.`);

const words = {
  expired: 'has expired',
  revoked: 'is revoked',
  disabled: 'is disabled',
  superseded: 'was replaced',
} as const;
