import { endOfDayMs, zoneOffset } from '@latchkey/providers';

/** Hours and days of a time zone, as moments in epoch milliseconds. An hour lies within one day, whatever the zone's offset. */
export interface ZoneTime {
  /** The beginning of the hour that a moment lies in, by the zone's own clocks. */
  hourOf(atMs: number): number;
  /** The first moment of the day that a moment lies in. */
  dayOf(atMs: number): number;
  /** The first moment of the day after: 23, 24 or 25 hours later, or what the zone makes of it. */
  nextDay(atMs: number): number;
}

/** @throws RangeError when there is no such time zone. */
export const zoneTime = (zone: string): ZoneTime => {
  const offsetMs = zoneOffset(zone);
  // Clocks change on quarters of an hour of UTC only: within one, the hour is the same.
  let quarter = Number.NaN;
  let hourMs = Number.NaN;
  let day = { fromMs: Number.NaN, untilMs: Number.NaN };

  const dayAt = (atMs: number): typeof day => {
    if (atMs >= day.fromMs && atMs < day.untilMs) return day;
    const todayMs = Math.floor((atMs + offsetMs(atMs)) / dayMs) * dayMs;
    const endOf = (dateMs: number) => endOfDayMs(new Date(dateMs).toISOString().slice(0, 10), zone);
    day = { fromMs: endOf(todayMs - dayMs), untilMs: endOf(todayMs) };
    return day;
  };

  return {
    hourOf(atMs) {
      const present = Math.floor(atMs / quarterMs);
      if (present !== quarter) {
        quarter = present;
        const offset = offsetMs(atMs);
        hourMs = Math.floor((atMs + offset) / anHourMs) * anHourMs - offset;
      }
      return hourMs;
    },
    dayOf: (atMs) => dayAt(atMs).fromMs,
    nextDay: (atMs) => dayAt(atMs).untilMs,
  };
};

const quarterMs = 900_000;
const anHourMs = 3_600_000;
const dayMs = 86_400_000;
