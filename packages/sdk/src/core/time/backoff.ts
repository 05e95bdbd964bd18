const firstPauseMs = 500;
const longestPauseMs = 30_000;

/**
 * The pause after a failed attempt: twice as long each time, half of it chance (equal jitter), so that callers who failed
 * together do not come back together.
 * @param failures how many attempts have failed, from 1
 * @param random from 0 to 1
 */
export const backoffMs = (failures: number, random: () => number): number => {
  const fullMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
  return fullMs / 2 + (fullMs / 2) * random();
};
