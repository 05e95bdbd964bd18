import { configError } from '../core/error/config-error.ts';
import type { Destination } from '../export/destination.ts';

/**
 * Gives each destination to who comes first. A file is one, however its path is written.
 * @returns what rejects with a `config` error where somebody has it, or with the disk's own
 */
export const createClaims = (): ((to: Destination) => Promise<void>) => {
  const taken = new Set<Destination>();
  let last: Promise<void> = Promise.resolve();
  return (to) => {
    const claim = last.then(async () => {
      // Only files need what Node has.
      const place = typeof to === 'string' ? await (await import('../export/file-place.ts')).identityOf(to) : to;
      if (taken.has(place)) throw configError('Two downloads go to the same destination.', 'Give each its own.');
      taken.add(place);
    });
    last = claim.catch(() => {});
    return claim;
  };
};
