import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInGrace, type LifeFacts, statusOf } from './status.ts';

const alive: LifeFacts = {
  revokedAtMs: null,
  disabledAtMs: null,
  expiresAtMs: null,
  supersededAtMs: null,
  graceUntilMs: null,
};

it.each([
  { atMs: 999, status: 'active' },
  { atMs: 1000, status: 'expired' },
  { atMs: 1001, status: 'expired' },
])('security 49: a key that expires at 1000 is $status at $atMs', ({ atMs, status }) => {
  expect(statusOf({ ...alive, expiresAtMs: 1000 }, atMs)).toBe(status);
});

it('security 49: grace ends exactly at its end', () => {
  const facts = { ...alive, supersededAtMs: 0, graceUntilMs: 1000 };
  expect([999, 1000, 1001].map((atMs) => isInGrace(facts, atMs))).toEqual([true, false, false]);
});

it('security 52: a revoked key is revoked whatever else is true of it, at every moment', () => {
  const moment = fc.option(fc.integer());
  fc.assert(
    fc.property(
      moment,
      moment,
      moment,
      fc.integer(),
      fc.integer(),
      (disabledAtMs, expiresAtMs, supersededAtMs, at, nowMs) => {
        expect(statusOf({ ...alive, revokedAtMs: at, disabledAtMs, expiresAtMs, supersededAtMs }, nowMs)).toBe(
          'revoked',
        );
      },
    ),
  );
});
