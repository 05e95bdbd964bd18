import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExpiryChoice, endOfDayMs, expiresAtMs } from './expiry.ts';

const at = (text: string) => Date.parse(text);
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

describe('expiresAtMs', () => {
  it.each<[ExpiryChoice, string, string]>([
    ['7d', '2026-01-01T12:34:56.789Z', '2026-01-08T12:34:56.789Z'],
    ['30d', '2026-01-31T00:00:00.000Z', '2026-03-02T00:00:00.000Z'],
    ['90d', '2024-01-01T00:00:00.000Z', '2024-03-31T00:00:00.000Z'],
    ['1y', '2026-03-01T08:00:00.000Z', '2027-03-01T08:00:00.000Z'],
    ['1y', '2023-03-01T08:00:00.000Z', '2024-03-01T08:00:00.000Z'],
    ['1y', '2024-02-29T23:59:59.999Z', '2025-02-28T23:59:59.999Z'],
    ['1y', '2023-02-28T10:00:00.000Z', '2024-02-28T10:00:00.000Z'],
    ['4y', '2024-02-29T10:00:00.000Z', '2028-02-29T10:00:00.000Z'],
    ['76y', '2024-02-29T10:00:00.000Z', '2100-02-28T10:00:00.000Z'],
    ['1y', '2026-12-31T23:59:59.999Z', '2027-12-31T23:59:59.999Z'],
  ])('security 50: %s from %s is %s', (choice, from, to) => {
    expect(iso(expiresAtMs(choice, at(from)))).toBe(to);
  });

  it('never ends where the choice is never', () => {
    expect(expiresAtMs('never', 0)).toBeNull();
  });

  it('security 50: keeps day and time of a year from now, save for 29 February', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (from) => {
          const to = iso(expiresAtMs('1y', from.getTime())) ?? '';
          const text = from.toISOString();
          expect(Number(to.slice(0, 4))).toBe(Number(text.slice(0, 4)) + 1);
          expect(to.slice(4)).toBe(text.slice(4).replace(/^-02-29/, '-02-28'));
        },
      ),
    );
  });

  it.each(['0d', '-1d', '1.5d', '90', 'd', '1m', '1w', ' 7d', '7d ', '7D', '', 'Never', '100000d', '٧d', '1e3d'])(
    'refuses %j',
    (text) => {
      expect(() => expiresAtMs(text as ExpiryChoice, 0)).toThrow(/is no expiry. Use a number of days or years/);
    },
  );
});

describe('endOfDayMs', () => {
  it.each([
    ['2026-12-31', 'UTC', '2027-01-01T00:00:00.000Z'],
    ['2024-02-28', 'UTC', '2024-02-29T00:00:00.000Z'],
    ['2024-02-29', 'UTC', '2024-03-01T00:00:00.000Z'],
    ['2026-06-30', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['2026-12-31', 'America/New_York', '2027-01-01T05:00:00.000Z'],
    ['2026-12-31', 'Asia/Kathmandu', '2026-12-31T18:15:00.000Z'],
    ['2026-12-31', 'Pacific/Kiritimati', '2026-12-31T10:00:00.000Z'],
    ['2026-12-31', 'Etc/GMT+12', '2027-01-01T12:00:00.000Z'],
    // The clocks change during the day, and during the night that ends it.
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-03-28', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-10-24', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
    ['2026-03-08', 'America/New_York', '2026-03-09T04:00:00.000Z'],
    ['2026-11-01', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    // A midnight that is skipped: the day ends when the clocks jump.
    ['2018-11-03', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2024-03-09', 'America/Havana', '2024-03-10T05:00:00.000Z'],
    ['2024-03-30', 'Asia/Beirut', '2024-03-30T22:00:00.000Z'],
    // A last hour that is repeated, and a midnight that comes twice.
    ['2018-02-17', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
    ['2024-11-02', 'America/Havana', '2024-11-03T04:00:00.000Z'],
    // Years that `Date.UTC` takes for those from 1900 on; most zones had no offset in whole minutes then.
    ['0001-01-01', 'UTC', '0001-01-02T00:00:00.000Z'],
    ['0099-12-31', 'Etc/GMT-2', '0099-12-31T22:00:00.000Z'],
    ['0001-01-01', 'America/New_York', '0001-01-02T04:56:02.000Z'],
    ['9999-12-30', 'Pacific/Kiritimati', '9999-12-30T10:00:00.000Z'],
    // A day that never was follows.
    ['2011-12-29', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('security 50: %s in %s ends at %s', (date, zone, end) => {
    expect(iso(endOfDayMs(date, zone))).toBe(end);
  });

  it('takes UTC unless told', () => {
    expect(iso(endOfDayMs('2026-12-31'))).toBe('2027-01-01T00:00:00.000Z');
  });

  it('security 50: is the first moment at which the zone no longer writes that date', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/London',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
      'Asia/Beirut',
      'Africa/Cairo',
    );
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        const date = day.toISOString().slice(0, 10);
        const end = endOfDayMs(date, zone);
        const written = (ms: number) =>
          new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(ms);
        expect(written(end - 1)).toBe(date);
        expect(written(end) > date).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00:00Z',
    '',
    '0000-01-01',
  ])('refuses %j, which is no date', (text) => {
    expect(() => endOfDayMs(text)).toThrow(/is no date. Write it as YYYY-MM-DD/);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => endOfDayMs('2026-01-01', 'Mars/Olympus')).toThrow(RangeError);
  });
});
