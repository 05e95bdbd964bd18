import { expect, it } from 'vitest';
import { timeRangeOf } from './time-range.ts';

it('reads moments with any offset', () => {
  const range = timeRangeOf({ startTime: '2026-01-15T12:00:00+02:00', endTime: '2026-01-15T10:00:00.5Z' });
  const startMs = Date.UTC(2026, 0, 15, 10);
  expect(range).toEqual({ kind: 'range', fromMs: startMs, untilMs: startMs + 500 });
});

it('leaves an end open that was not asked for', () => {
  expect(timeRangeOf({})).toEqual({ kind: 'range' });
});

it.each(['startTime', 'endTime'])('refuses a %s that is no moment, by its name', (parameter) => {
  expect(timeRangeOf({ [parameter]: '2016-12-31T23:59:60Z' })).toEqual({
    kind: 'refused',
    refusal: { kind: 'invalid_parameter', parameter, value: '2016-12-31T23:59:60Z', expected: 'ISO 8601 timestamp' },
  });
});
