import { describe, expect, it } from 'vitest';
import { deathBy } from './tombstone.ts';

const alive = { revokedAtMs: null, graceUntilMs: null };
const superseded = { digest: 'd', keyId: 'k1', reason: 'superseded', atMs: 50 } as const;
const revoked = { ...superseded, reason: 'revoked' } as const;

describe('the death by a tombstone', () => {
  it('security 80: is that of the tombstone, where a key says nothing of it', () => {
    expect(deathBy(alive, revoked)).toEqual({ revokedAtMs: 50 });
    expect(deathBy(alive, { ...revoked, reason: 'regenerated' })).toEqual({ revokedAtMs: 50 });
    expect(deathBy(alive, superseded)).toEqual({ supersededAtMs: 50, graceUntilMs: 50 });
    expect(deathBy({ ...alive, graceUntilMs: 40 }, revoked)).toEqual({ revokedAtMs: 50 });
  });

  it('security 80: shortens the grace that a key says it has, and never lengthens it', () => {
    const graces = [49, 50, 51].map((graceUntilMs) => deathBy({ ...alive, graceUntilMs }, superseded));
    expect(graces).toEqual([{}, {}, { supersededAtMs: 50, graceUntilMs: 50 }]);
  });

  it('leaves the time at which a key was revoked as the key says it', () => {
    for (const tombstone of [revoked, superseded])
      expect(deathBy({ ...alive, revokedAtMs: 60 }, tombstone)).toEqual({});
  });
});
