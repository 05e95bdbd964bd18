import { describe, expect, it } from 'vitest';
import { bench, issued, now } from '../../../test/engine/fixture.ts';
import { graveyard } from './graveyard.ts';

const living = () => {
  const { engine, store } = bench();
  issued(engine, { id: 'k1' });
  const facts = now(store.findById('k1'));
  if (facts === null) throw new Error('The key is not in the store.');
  return facts;
};

describe('a graveyard', () => {
  it('security 80: admits a key whose digest nobody buried', () => {
    expect(graveyard().admits(living())).toBe(true);
  });

  it('security 80: admits a key that is as dead as its tombstone says, and no other', () => {
    const facts = living();
    const { digest } = facts;
    const revoked = graveyard();
    revoked.bury({ digest, keyId: 'k1', reason: 'revoked', atMs: 50 });
    expect(revoked.admits(facts)).toBe(false);
    expect(revoked.admits({ ...facts, graceUntilMs: 40 })).toBe(false);
    expect(revoked.admits({ ...facts, revokedAtMs: 60 })).toBe(true);
    const superseded = graveyard();
    superseded.bury({ digest, keyId: 'k1', reason: 'superseded', atMs: 50 });
    expect(superseded.admits(facts)).toBe(false);
    expect([49, 50, 51].map((graceUntilMs) => superseded.admits({ ...facts, graceUntilMs }))).toEqual([
      true,
      true,
      false,
    ]);
    expect(superseded.admits({ ...facts, revokedAtMs: 60 })).toBe(true);
  });

  it('writes down a death of a key that is here, and buries no digest with it', () => {
    const graves = graveyard();
    const tombstone = { digest: 'd', keyId: 'k1', reason: 'revoked', atMs: 5 } as const;
    graves.append(tombstone);
    expect([graves.at('d'), graves.read(0, 10)]).toEqual([null, [{ ...tombstone, sequence: 1 }]]);
    expect([graves.read(1, 10), graves.read(0, 0)]).toEqual([[], []]);
  });
});
