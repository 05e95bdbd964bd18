import { expect, it } from 'vitest';
import { momentOf } from './moment-of.ts';

it.each([
  ['2026-01-01', '2026-01-01T00:00:00.000Z'],
  ['2026-01-01T10:00Z', '2026-01-01T10:00:00.000Z'],
  ['2026-01-01T10:00:00.5+02:00', '2026-01-01T08:00:00.500Z'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [7, '1970-01-01T00:00:00.007Z'],
])('reads %j as %s', (given, moment) => {
  expect(new Date(momentOf(given)).toISOString()).toBe(moment);
});

it.each(['2026-01-01T10:00:00', '2026-01-01 10:00Z', '2026-13-01', '1 January 2026', '', Number.NaN, new Date('x')])(
  'ruling 22: knows no moment %j, on whichever machine',
  (given) => {
    expect(momentOf(given)).toBeNaN();
  },
);
