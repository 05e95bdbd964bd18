import { type LimitPolicy, type LimitWindow, rangeError } from '@latchkey/providers';

/** Up to this quota a sliding window keeps exact times (ruling 17). */
const largestExactQuota = 1024;

/** Whether a sliding policy keeps every time. One that counts beyond its quota does only where it asks for it: it has no end. */
export const isExact = ({ quota, window, beyond }: LimitPolicy): boolean =>
  window.kind === 'sliding' && (window.exact === true || (quota <= largestExactQuota && beyond !== 'counted'));

/**
 * Refuses limits that could never admit anything or never end.
 * @throws RangeError naming the policy and what to change.
 */
export const checkPolicies = (policies: readonly LimitPolicy[]): void => {
  const ids = new Set<string>();
  for (const { id, quota, window } of policies) {
    if (ids.has(id)) throw rangeError(`Two limit policies have the id '${id}'. Name them apart.`);
    ids.add(id);
    if (!Number.isSafeInteger(quota) || quota < 1) {
      throw rangeError(`Limit policy '${id}' has the quota ${quota}. Use a whole number from 1 up.`);
    }
    if (!isWindow(window)) {
      throw rangeError(`Limit policy '${id}' has no length. Use a number of milliseconds above 0.`);
    }
  }
};

const isWindow = (window: LimitWindow): boolean =>
  window.kind === 'month' || (window.ms > 0 && window.ms < Number.POSITIVE_INFINITY);
