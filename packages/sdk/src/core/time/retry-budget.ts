/** Keeps retries a fraction of the calls, so that an outage is not made worse by everybody asking again. */
export interface RetryBudget {
  /** Takes one retry, or says that there is none. */
  take(): boolean;
  /** A call succeeded: a tenth of a retry is given back. */
  restore(): void;
}

const mostRetries = 50;

/** How many successes bring one retry back. */
const successesForOne = 10;

export const createRetryBudget = (): RetryBudget => {
  const most = mostRetries * successesForOne;
  let left = most;
  return {
    take() {
      if (left < successesForOne) return false;
      left -= successesForOne;
      return true;
    },
    restore() {
      left = Math.min(most, left + 1);
    },
  };
};
