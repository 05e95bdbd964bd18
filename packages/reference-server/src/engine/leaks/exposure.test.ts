import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../audit/audit.ts';
import { exposureOf } from './exposure.ts';

const alive = {
  createdAtMs: 1000,
  revokedAtMs: null,
  disabledAtMs: null,
  expiresAtMs: null,
  supersededAtMs: null,
  graceUntilMs: null,
};
const regenerated = (atMs: number): AuditRecord => ({
  sequence: 1,
  action: 'regenerate',
  actor: 'system',
  key: 'k1',
  owner: 'ada',
  at: new Date(atMs),
  lastAt: new Date(atMs),
  count: 1,
  address: null,
  requestId: null,
  data: {},
});
const within = { sinceMs: 0, nowMs: 10_000 };

describe('an exposure', () => {
  it('begins when the secret got out, and not before the key was there', () => {
    expect(exposureOf(alive, [], within)).toEqual({ from: new Date(1000), to: null, endedBy: null });
    expect(exposureOf(alive, [], { ...within, sinceMs: 3000 })).toMatchObject({ from: new Date(3000) });
  });

  it('is ended by whatever came first, and of two at once by the one that is for good', () => {
    const dead = { ...alive, revokedAtMs: 5000, disabledAtMs: 4000, expiresAtMs: 6000 };
    expect(exposureOf(dead, [], within)).toMatchObject({ to: new Date(4000), endedBy: 'disabled' });
    expect(exposureOf({ ...dead, disabledAtMs: 5000 }, [], within)).toMatchObject({ endedBy: 'revoked' });
    expect(exposureOf(dead, [regenerated(3999)], within)).toMatchObject({ endedBy: 'regenerated' });
    expect(exposureOf(dead, [regenerated(4000)], within)).toMatchObject({ endedBy: 'regenerated' });
  });

  it('security 49: is ended at the very moment, and by nothing that lies ahead', () => {
    const ending = { ...alive, expiresAtMs: 10_000 };
    expect(exposureOf(ending, [], within).endedBy).toBe('expired');
    expect(exposureOf(ending, [], { ...within, nowMs: 9999 }).endedBy).toBeNull();
  });

  it('is not ended by a new secret of before it got out', () => {
    const since = { ...within, sinceMs: 5000 };
    expect(exposureOf(alive, [regenerated(4999)], since).endedBy).toBeNull();
    expect(exposureOf(alive, [regenerated(4999), regenerated(5000)], since)).toEqual({
      from: new Date(5000),
      to: new Date(5000),
      endedBy: 'regenerated',
    });
  });

  it('of a replaced key lasts as long as its grace, and ends at once where it has none', () => {
    const replaced = { ...alive, supersededAtMs: 2000 };
    expect(exposureOf({ ...replaced, graceUntilMs: 4000 }, [], within)).toMatchObject({ to: new Date(4000) });
    expect(exposureOf(replaced, [], within)).toMatchObject({ to: new Date(2000), endedBy: 'superseded' });
  });

  it('of a secret that was dead already is no time at all', () => {
    const dead = { ...alive, revokedAtMs: 2000 };
    expect(exposureOf(dead, [], { ...within, sinceMs: 7000 })).toEqual({
      from: new Date(7000),
      to: new Date(7000),
      endedBy: 'revoked',
    });
  });
});
