import { describe, expect, it } from 'vitest';
import { asking, bench, issued, now } from '../../../test/engine/fixture.ts';
import type { AuditEntry, AuditFilter } from './audit-row.ts';

const entry: AuditEntry = {
  atMs: 0,
  actor: 'system',
  action: 'update',
  keyId: 'k1',
  owner: 'ada',
  address: null,
  requestId: null,
  data: {},
};
const all: AuditFilter = { keyId: null, owner: null, action: null, sinceMs: null };

const withKey = () => {
  const { engine, store } = bench();
  const { text } = issued(engine, { id: 'k1' });
  const facts = now(store.findById('k1'));
  if (facts === null) throw new Error('The key is not in the store.');
  return { engine, store, text, facts };
};

describe('a store in memory', () => {
  it('security 52: an update that comes after a revocation writes nothing, not even audit', () => {
    const { store } = withKey();
    const revoked = now(store.revoke('k1', 5, { ...entry, action: 'revoke' }));
    expect(now(store.update('k1', { name: 'late' }, entry))).toBeNull();
    expect(now(store.findById('k1'))).toEqual(revoked);
    expect(now(store.audit(all)).map(({ action }) => action)).toEqual(['issue', 'revoke']);
  });

  it('security 52: a usage write from before a revocation does not undo it', () => {
    const { engine, store, text } = withKey();
    const decision = now(engine.verify(asking(text)));
    now(store.revoke('k1', 5, { ...entry, action: 'revoke' }));
    now(engine.record(decision, { status: 200 }));
    expect(now(store.findById('k1'))).toMatchObject({ revokedAtMs: 5 });
    expect(now(store.usageOf('k1'))).toMatchObject({ requests: 1 });
  });

  it('an act that is not done is not audited', () => {
    const { store, facts } = withKey();
    expect(now(store.insert(facts, entry))).toBe('id_taken');
    expect(now(store.insert({ ...facts, id: 'k2' }, entry))).toBe('digest_taken');
    expect(now(store.update('k9', { name: 'none' }, entry))).toBeNull();
    expect(now(store.revoke('k9', 5, entry))).toBeNull();
    expect(now(store.audit(all))).toHaveLength(1);
    expect(now(store.findById('k2'))).toBeNull();
  });

  it('security 55: gives a key another digest only from the one that it is under, and the old one stays taken', () => {
    const { engine, store, facts } = withKey();
    issued(engine, { id: 'k2' });
    const taken = now(store.findById('k2'))?.digest ?? '';
    const to = { digest: 'e'.repeat(64), digestVersion: 0, mask: 'm' };
    expect(now(store.regenerate('k1', 'f'.repeat(64), to, entry))).toBe('changed');
    expect(now(store.regenerate('k1', facts.digest, { ...to, digest: taken }, entry))).toBe('digest_taken');
    expect(now(store.regenerate('k9', facts.digest, to, entry))).toBeNull();
    expect(now(store.findById('k1'))).toEqual(facts);
    const changed = { ...facts, ...to };
    expect(now(store.regenerate('k1', facts.digest, to, { ...entry, action: 'regenerate' }))).toEqual(changed);
    expect([now(store.findByDigest(to.digest)), now(store.findByDigest(facts.digest))]).toEqual([changed, changed]);
    expect(now(store.insert({ ...facts, id: 'k3' }, entry))).toBe('digest_taken');
    now(store.revoke('k1', 5, { ...entry, action: 'revoke' }));
    expect(now(store.regenerate('k1', to.digest, { ...to, digest: 'd'.repeat(64) }, entry))).toBeNull();
    const actions = now(store.audit(all)).map(({ action }) => action);
    expect(actions).toEqual(['issue', 'issue', 'regenerate', 'revoke']);
  });

  it('moves a key to another digest only from the one that it is under, and never onto another key', () => {
    const { engine, store, facts } = withKey();
    issued(engine, { id: 'k2' });
    const taken = now(store.findById('k2'))?.digest ?? '';
    now(store.rewrap('k1', 'f'.repeat(64), 'e'.repeat(64), 1));
    now(store.rewrap('k1', facts.digest, taken, 1));
    expect(now(store.findById('k1'))).toEqual(facts);
    now(store.rewrap('k1', facts.digest, 'e'.repeat(64), 1));
    expect(now(store.findByDigest(facts.digest))).toBeNull();
    expect(now(store.findByDigest('e'.repeat(64)))).toMatchObject({ id: 'k1', digestVersion: 1 });
  });
});
