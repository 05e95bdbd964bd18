/**
 * Calls a listener and swallows what it throws, or what its promise rejects with: watching something must not break it, nor end
 * the process.
 */
export const tell = <Told>(listener: ((told: Told) => unknown) | undefined, told: Told): void => {
  try {
    const returned = listener?.(told);
    // Whatever has a `then`, of whichever realm.
    if (typeof returned === 'object' && returned !== null) Promise.resolve(returned).catch(() => {});
  } catch {
    // The listener's own fault; the work goes on.
  }
};
