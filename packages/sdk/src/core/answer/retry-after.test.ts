import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAtOf } from './retry-after.ts';

const nowMs = Date.parse('2026-01-01T00:00:00Z');
const waitOf = (text: string | null, serverNowMs?: number) => {
  const atMs = retryAtOf(text, nowMs, serverNowMs);
  return atMs === null ? null : atMs - nowMs;
};
const dayMs = 86_400_000;

describe('security 71: Retry-After', () => {
  it.each([
    ['1', 1000],
    [' 3600 ', 3_600_000],
    ['1.5', 1500],
    ['0', 250],
    ['-5', 250],
    ['31536000', 32 * dayMs],
    ['99999999999999999999', 32 * dayMs],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Thursday, 01-Jan-26 00:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2015 00:00:00 GMT', 250],
    [String(nowMs / 1000 + 60), 60_000],
    ['', null],
    [null, null],
    ['soon', null],
    ['NaN', null],
    ['Infinity', null],
    ['1e9', null],
    ['1,2', null],
    ['2026-01-01T00:00:30Z', null],
  ] as const)('%j makes a wait of %s ms', (text, waitMs) => {
    expect(waitOf(text)).toBe(waitMs);
  });

  it('reads a date by the server’s clock, however wrong our own is', () => {
    expect(waitOf('Fri, 02 Jan 2026 00:00:30 GMT', nowMs + dayMs)).toBe(30_000);
  });

  it('of any text is nothing, or a wait between a quarter of a second and 32 days', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.date().map(String)), (text) => {
        const waitMs = waitOf(text);
        expect(waitMs === null || (waitMs >= 250 && waitMs <= 32 * dayMs)).toBe(true);
      }),
    );
  });

  it('of whole seconds is never early', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), (seconds) => {
        expect(waitOf(String(seconds))).toBe(seconds * 1000);
      }),
    );
  });
});
