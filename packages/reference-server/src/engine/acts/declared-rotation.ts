import { type Lifecycle, type Rotation, rangeError } from '@latchkey/providers';
import { isCount } from '../is-count.ts';

/** How a system rotates its keys; where it does not say, the old one is dead at once. */
export const declaredRotation = ({ rotation = noOverlap }: Pick<Lifecycle, 'rotation'>): Rotation => rotation;

const noOverlap: Rotation = { overlapMs: { default: 0, max: 0 } };

/**
 * Refuses a rotation that could not be what it says.
 * @throws RangeError when the usual overlap is longer than the longest, or a number is none that can be kept.
 */
export const checkRotation = ({ rotation }: Pick<Lifecycle, 'rotation'>): void => {
  if (rotation === undefined) return;
  const { overlapMs, maxPredecessors = 1 } = rotation;
  if (!isCount(overlapMs.max, 0) || !isCount(overlapMs.default, 0) || overlapMs.default > overlapMs.max) {
    throw rangeError(
      `A rotation overlaps for ${overlapMs.default} ms unless told, and for ${overlapMs.max} at most. Use whole numbers from 0 up, the first no larger than the second.`,
    );
  }
  if (!isCount(maxPredecessors, 1)) {
    throw rangeError(`A rotation cannot leave ${maxPredecessors} earlier keys in use. Use a whole number from 1 up.`);
  }
};
