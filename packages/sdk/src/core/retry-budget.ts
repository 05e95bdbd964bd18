/** Keeps retries a fraction of the calls, so that an outage is not made worse by everybody asking again. */
export interface RetryBudget {
  /** Takes one retry, or says that there is none. */
  take(): boolean;
  /** A call succeeded: a tenth of a retry is given back. */
  restore(): void;
}

const mostRetries = 50;

export const createRetryBudget = (): RetryBudget => {
  let left = mostRetries;
  return {
    take() {
      if (left < 1) return false;
      left--;
      return true;
    },
    restore() {
      left = Math.min(mostRetries, left + 0.1);
    },
  };
};
