/**
 * A moment in epoch milliseconds; NaN where it is none. A text is a date, which begins at midnight, UTC, or a date and a time with
 * `Z` or an offset: without one it would be another moment on every machine (ruling 22).
 */
export const momentOf = (given: string | number | Date): number =>
  typeof given === 'string' && !moment.test(given) ? Number.NaN : new Date(given).getTime();

const moment = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;
