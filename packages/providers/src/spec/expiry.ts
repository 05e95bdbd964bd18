import { rangeError } from './mask-any-key.ts';
import { midnightMs, zoneOffset } from './zone-offset.ts';

/** What a system lets its people choose for a key's end. */
export type Expiry =
  /** A closed list of choices, such as `90d`. */
  | { readonly kind: 'choices'; readonly choices: readonly ExpiryChoice[]; readonly recommended: ExpiryChoice }
  /** A date, or nothing for a key without an end. */
  | { readonly kind: 'date' }
  /** Keys never expire. */
  | { readonly kind: 'none' };

/** Days or calendar years, such as `7d` and `1y`, or `never`. */
export type ExpiryChoice = `${number}d` | `${number}y` | 'never';

/**
 * When a key issued at `nowMs` stops working, in epoch milliseconds; null is never.
 * Days are 24 hours; a year is a calendar year in UTC, and one that starts on 29 February ends on 28 February.
 * @throws RangeError when the text is no choice.
 */
export const expiresAtMs = (choice: ExpiryChoice, nowMs: number): number | null => {
  if (choice === 'never') return null;
  const match = /^([1-9]\d{0,4})([dy])$/.exec(choice);
  if (!match)
    throw rangeError(`'${choice}' is no expiry. Use a number of days or years, such as '90d' or '1y', or 'never'.`);
  const count = Number(match[1]);
  return match[2] === 'd' ? nowMs + count * dayMs : addYears(nowMs, count);
};

/**
 * The end of a calendar day, which is the first instant of the next one (ruling 22): a key that expires on a date is
 * valid through that day.
 * @param date `YYYY-MM-DD`
 * @param zone an IANA time zone; the installation's, UTC unless told
 * @throws RangeError when the text is no date of the calendar, or the zone is unknown.
 */
export const endOfDayMs = (date: string, zone = 'UTC'): number => {
  const match = /^(?!0000)(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const midnight = match ? midnightMs(Number(match[1]), Number(match[2]), Number(match[3])) : Number.NaN;
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) {
    throw rangeError(`'${date}' is no date. Write it as YYYY-MM-DD.`);
  }
  const offsetMs = zoneOffset(zone);
  const nextMidnight = midnight + dayMs;
  // The zone's offset may change that night: try it as it is before and after. A midnight that the clocks skip is the
  // moment at which they skip it.
  const before = nextMidnight - offsetMs(nextMidnight - dayMs);
  const after = nextMidnight - offsetMs(nextMidnight + dayMs);
  const isMidnight = (atMs: number) => atMs + offsetMs(atMs) === nextMidnight;
  return isMidnight(before) || !isMidnight(after) ? before : after;
};

/** The last moment that a date-time of four digits can say: no key ends later, or not at all. */
export const lastExpiryMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const dayMs = 86_400_000;

const addYears = (fromMs: number, years: number): number => {
  const from = new Date(fromMs);
  const to = new Date(fromMs);
  to.setUTCFullYear(from.getUTCFullYear() + years);
  // 29 February moved to 1 March: step back to the month's last day.
  if (to.getUTCMonth() !== from.getUTCMonth()) to.setUTCDate(0);
  return to.getTime();
};
