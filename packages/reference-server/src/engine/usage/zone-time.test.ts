import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneTime } from './zone-time.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  // Its clocks change by half an hour.
  'Australia/Lord_Howe',
  // Its clocks change at midnight: a day begins at one o'clock, or has its first hour twice.
  'Africa/Cairo',
  'America/Havana',
  'Pacific/Chatham',
];
const anHourMs = 3_600_000;
const moments = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) });

describe.each(zones)('the time of %s', (zone) => {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });

  it('has days that follow upon one another, each a date of the calendar', () => {
    fc.assert(
      fc.property(moments, (atMs) => {
        const time = zoneTime(zone);
        const [fromMs, untilMs] = [time.dayOf(atMs), time.nextDay(atMs)];
        expect([fromMs <= atMs, atMs < untilMs]).toEqual([true, true]);
        expect([time.dayOf(fromMs), time.dayOf(untilMs - 1), time.dayOf(untilMs)]).toEqual([fromMs, fromMs, untilMs]);
        expect([date.format(fromMs), date.format(untilMs - 1)]).toEqual([date.format(atMs), date.format(atMs)]);
        expect(date.format(fromMs - 1)).not.toBe(date.format(atMs));
      }),
    );
  });

  it('has hours that lie within one day', () => {
    fc.assert(
      fc.property(moments, (atMs) => {
        const time = zoneTime(zone);
        const hourMs = time.hourOf(atMs);
        expect([hourMs <= atMs, atMs - hourMs < 1.5 * anHourMs]).toEqual([true, true]);
        expect(time.dayOf(hourMs)).toBe(time.dayOf(atMs));
      }),
    );
  });
});

describe('days on which clocks change', () => {
  it.each([
    { day: '2026-03-29T12:00:00Z', hours: 23 },
    { day: '2026-10-25T12:00:00Z', hours: 25 },
    { day: '2026-06-01T12:00:00Z', hours: 24 },
  ])('security 50: $day has $hours hours in Berlin', ({ day, hours }) => {
    const time = zoneTime('Europe/Berlin');
    const atMs = Date.parse(day);
    expect((time.nextDay(atMs) - time.dayOf(atMs)) / anHourMs).toBe(hours);
  });

  it('refuses a zone that is none', () => {
    expect(() => zoneTime('Europe/Atlantis')).toThrow(RangeError);
  });
});
