/** Whether something is a whole number from one to another. */
export const isCount = (value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
