import { rangeError } from './mask-any-key.ts';

/**
 * How far a time zone's clocks are ahead of UTC at a moment of the years 1 BC to 9999, in milliseconds.
 * @param zone an IANA time zone
 * @throws RangeError when there is no such zone
 */
export const zoneOffset = (zone: string): ZoneOffset => {
  if (zone === 'UTC') return () => 0;
  const known = offsets.get(zone);
  if (known !== undefined) return known;
  const offset = offsetOf(zone);
  offsets.set(zone, offset);
  return offset;
};

type ZoneOffset = (atMs: number) => number;

/** One for each zone that was asked for: a format is dear to make, and there are few zones. */
const offsets = new Map<string, ZoneOffset>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw rangeError(`'${zone}' is no time zone. Use an IANA name, such as 'Europe/Berlin' or 'UTC'.`);
  }
};

const offsetOf = (zone: string): ZoneOffset => {
  const format = formatOf(zone);
  return (atMs) => {
    const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
    const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
    const timeMs = ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000;
    return midnightMs(year, part('month'), part('day')) + timeMs - Math.floor(atMs / 1000) * 1000;
  };
};

/**
 * The first moment of a day, UTC, in epoch milliseconds. `Date.UTC` would take the years 0 to 99 for those from 1900 on.
 * @param month from 1
 */
export const midnightMs = (year: number, month: number, day: number): number =>
  new Date(0).setUTCFullYear(year, month - 1, day);
