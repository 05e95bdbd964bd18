import type { Rotation } from '@latchkey/providers';
import { deadKey } from '../keys/not-alive.ts';
import { type Refused, refused } from '../problem.ts';
import { statusOf } from '../status.ts';
import type { KeyFacts } from '../stores/key-facts.ts';

/** Refuses to rotate a key that is not alive, was rotated already or is not as it was seen; null where it may be. */
export const checkTurn = (
  facts: KeyFacts,
  { ifVersion }: { readonly ifVersion?: number | undefined },
  nowMs: number,
): Refused | null => {
  const status = statusOf(facts, nowMs);
  // A revoked key tells nothing more, in the store's own step likewise.
  if (status === 'revoked') return deadKey(status);
  if (facts.supersededBy !== null) return hasSuccessor(facts.supersededBy);
  if (status !== 'active') return deadKey(status);
  return ifVersion === undefined || ifVersion === facts.version ? null : changedMeanwhile();
};

/** Refuses an overlap that is not to be had; null where it is. */
export const checkOverlap = (
  { overlapMs }: Rotation,
  { overlapMs: asked = 0 }: { readonly overlapMs?: number | undefined },
): Refused | null =>
  Number.isSafeInteger(asked) && asked >= 0 && asked <= overlapMs.max
    ? null
    : refused('invalid', `An overlap lasts 0 to ${overlapMs.max} milliseconds, in whole ones.`, 'overlapMs');

/** The refusal of a key that has a successor, with its id (security 54). */
export const hasSuccessor = (successor: string): Refused => {
  const { problem } = refused(
    'conflict',
    `The key was rotated already: ${successor} took its place. Use or rotate that one.`,
  );
  return { ok: false, problem: { ...problem, successor } };
};

export const tooManyPredecessors = (most: number): Refused =>
  refused(
    'conflict',
    `${most} earlier keys of this one may still be used. Revoke one of them first, or wait for its end.`,
  );

export const changedMeanwhile = (): Refused =>
  refused('conflict', 'The key was changed meanwhile. Look at it again, and decide anew.');
