import { describe, expect, it } from 'vitest';
import { asking, bench, issued, now } from '../../../test/engine/fixture.ts';
import type { AuditEntry, AuditFilter } from './audit-row.ts';
import type { UsageBatch } from './usage-row.ts';

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
const all: AuditFilter = {
  keyId: null,
  owner: null,
  actor: null,
  action: null,
  sinceMs: null,
  untilMs: null,
  order: 'oldest_first',
  after: null,
  limit: 100,
};

const figures = { requests: 1, ok: 1, denied: 0, errors: 0, failed: 0 };

/** What one answer to a key comes to. */
const batchOf = ({ writer = 'a', sequence = 1, keyId = 'k1' }): UsageBatch => ({
  writer,
  sequence,
  rows: [{ ...figures, keyId, owner: 'ada', operation: null, hourMs: 0 }],
  minutes: [{ keyId, owner: 'ada', minuteMs: 0, answers: 1, failed: 0 }],
  seen: [{ keyId, firstUsedAtMs: 5, usedAtMs: 9, idle: null, address: '192.0.2.1' }],
  keepsHoursFromMs: 0,
  keepsMinutesFromMs: 0,
});

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
    expect(now(store.update('k1', { name: 'late' }, entry, 2))).toBeNull();
    expect(now(store.findById('k1'))).toEqual(revoked);
    expect(now(store.audit(all)).map(({ action }) => action)).toEqual(['issue', 'revoke']);
  });

  it('answers a page of the audit that is no longer than was asked for', () => {
    const { engine, store } = withKey();
    for (const id of ['k2', 'k3', 'k4']) issued(engine, { id });
    const page = (filter: Partial<AuditFilter>) => now(store.audit({ ...all, ...filter })).map(({ keyId }) => keyId);
    expect(page({ limit: 2 })).toEqual(['k1', 'k2']);
    expect(page({ limit: 2, after: 2 })).toEqual(['k3', 'k4']);
    expect(page({ limit: 1, order: 'newest_first' })).toEqual(['k4']);
    expect(page({ limit: 0 })).toEqual([]);
  });

  it('security 52: a usage write from before a revocation does not undo it', () => {
    const { engine, store, text } = withKey();
    const decision = now(engine.verify(asking(text)));
    now(store.revoke('k1', 5, { ...entry, action: 'revoke' }));
    now(engine.record(decision, { status: 200 }));
    now(engine.flush());
    expect(now(store.findById('k1'))).toMatchObject({ revokedAtMs: 5 });
    expect(now(store.usageOf('k1'))).toMatchObject({ requests: 1 });
  });

  it('tells a lineage by any of its keys, and of no key none', () => {
    const { store, facts } = withKey();
    const next = { ...facts, id: 'k2', lineage: 'k2', digest: 'b'.repeat(64) };
    now(store.insert(next, { ...entry, keyId: 'k2' }));
    const heir = { ...facts, id: 'k3', digest: 'c'.repeat(64) };
    const succession = { from: 'k1', ifVersion: 1, successor: heir, atMs: 5, graceUntilMs: 9, maxPredecessors: 1 };
    now(store.rotate(succession, { ...entry, action: 'rotate' }));
    const idsOf = (id: string) => now(store.lineage(id)).map((each) => each.id);
    expect(['k1', 'k3', 'k2', 'k9'].map(idsOf)).toEqual([['k1', 'k3'], ['k1', 'k3'], ['k2'], []]);
  });

  it('an act that is not done is not audited', () => {
    const { store, facts } = withKey();
    expect(now(store.insert(facts, entry))).toBe('id_taken');
    expect(now(store.insert({ ...facts, id: 'k2' }, entry))).toBe('digest_taken');
    expect(now(store.update('k9', { name: 'none' }, entry, 1))).toBeNull();
    expect(now(store.revoke('k9', 5, entry))).toBeNull();
    expect(now(store.audit(all))).toHaveLength(1);
    expect(now(store.findById('k2'))).toBeNull();
  });

  it('security 55: gives a key another digest only while it is of the version that was seen, and the old one stays taken', () => {
    const { engine, store, facts } = withKey();
    issued(engine, { id: 'k2' });
    const taken = now(store.findById('k2'))?.digest ?? '';
    const to = { digest: 'e'.repeat(64), digestVersion: 0, mask: 'm' };
    expect(now(store.regenerate('k1', facts.version + 1, to, entry))).toBe('changed');
    expect(now(store.regenerate('k1', facts.version, { ...to, digest: taken }, entry))).toBe('digest_taken');
    expect(now(store.regenerate('k9', facts.version, to, entry))).toBeNull();
    expect(now(store.findById('k1'))).toEqual(facts);
    const changed = { ...facts, ...to, version: facts.version + 1 };
    expect(now(store.regenerate('k1', facts.version, to, { ...entry, action: 'regenerate' }))).toEqual(changed);
    expect([now(store.findByDigest(to.digest)), now(store.findByDigest(facts.digest))]).toEqual([changed, changed]);
    expect(now(store.insert({ ...facts, id: 'k3' }, entry))).toBe('digest_taken');
    now(store.revoke('k1', 5, { ...entry, action: 'revoke' }));
    expect(now(store.regenerate('k1', changed.version, { ...to, digest: 'd'.repeat(64) }, entry))).toBeNull();
    const actions = now(store.audit(all)).map(({ action }) => action);
    expect(actions).toEqual(['issue', 'issue', 'regenerate', 'revoke']);
  });

  it('knows nothing of a key that is not there', () => {
    const { store } = withKey();
    const entryOf = () => entry;
    expect(now(store.revokeLineage('k9', 5, entryOf))).toEqual([]);
    expect(now(store.usageOf('k9'))).toMatchObject({ requests: 0, lastUsedAtMs: null });
    now(store.addFigures(batchOf({ keyId: 'k9' })));
    expect(now(store.usageOf('k9'))).toMatchObject({ requests: 0, lastUsedAtMs: null });
    expect(now(store.audit(all))).toHaveLength(1);
  });

  it('security 66: takes a batch of figures once, in the order of its writer', () => {
    const { store } = withKey();
    for (const [writer, sequence] of [
      ['a', 1],
      ['a', 1],
      ['a', 2],
      ['b', 1],
      ['a', 1],
      ['b', 1],
    ] as const) {
      now(store.addFigures(batchOf({ writer, sequence })));
    }
    expect(now(store.usageOf('k1'))).toEqual({
      requests: 3,
      answers: 3,
      errors: 0,
      firstUsedAtMs: 5,
      lastUsedAtMs: 9,
      lastIp: '192.0.2.1',
      idle: null,
    });
    const query = { keyId: 'k1', owner: null, fromMs: 0, toMs: 1 };
    expect(now(store.hours(query))).toMatchObject([{ ...figures, requests: 3, ok: 3 }]);
    expect(now(store.minutes(query))).toMatchObject([{ answers: 3, failed: 0 }]);
    expect(now(store.hours({ ...query, toMs: 0 }))).toEqual([]);
    expect(now(store.hours({ ...query, keyId: 'k9' }))).toEqual([]);
    expect(now(store.hours({ ...query, keyId: null, owner: 'bob' }))).toEqual([]);
    expect(now(store.hours({ ...query, keyId: null }))).toHaveLength(1);
  });

  it('security 66: moves "last used" forwards only, and keeps the address of a use of unknown address', () => {
    const { store } = withKey();
    let sequence = 0;
    const use = (usedAtMs: number, address: string | null) => {
      const seen = [{ keyId: 'k1', firstUsedAtMs: usedAtMs, usedAtMs, idle: null, address }];
      now(store.addFigures({ ...batchOf({ sequence: ++sequence }), seen }));
    };
    const seen = () => {
      const { firstUsedAtMs, lastUsedAtMs, lastIp } = now(store.usageOf('k1'));
      return [firstUsedAtMs, lastUsedAtMs, lastIp];
    };
    now(store.addFigures({ ...batchOf({ sequence: ++sequence }), seen: [] }));
    expect(seen()).toEqual([null, null, null]);
    use(50, 'a');
    use(40, 'b');
    expect(seen()).toEqual([40, 50, 'a']);
    use(50, 'c');
    expect(seen()).toEqual([40, 50, 'c']);
    use(60, null);
    expect(seen()).toEqual([40, 60, 'c']);
  });

  it('security 52, 54: rotates and disables no key that is not there or revoked, and none twice', () => {
    const { store, facts } = withKey();
    const successor = { ...facts, id: 'k2', digest: 'c'.repeat(64), version: 1 };
    const succession = { from: 'k1', ifVersion: 1, successor, atMs: 5, graceUntilMs: 50, maxPredecessors: 1 };
    expect(now(store.rotate({ ...succession, from: 'k9' }, entry))).toBeNull();
    expect(now(store.disable('k9', 5, entry))).toBeNull();
    expect(now(store.rotate({ ...succession, ifVersion: 2 }, entry))).toBe('changed');
    expect(now(store.rotate({ ...succession, successor: { ...successor, digest: facts.digest } }, entry))).toBe(
      'digest_taken',
    );
    expect(now(store.rotate({ ...succession, successor: { ...successor, id: 'k1' } }, entry))).toBe('id_taken');
    expect(now(store.audit(all))).toHaveLength(1);
    expect(now(store.rotate(succession, { ...entry, action: 'rotate' }))).toMatchObject({
      predecessor: { id: 'k1', supersededAtMs: 5, supersededBy: 'k2', graceUntilMs: 50, version: 2 },
      successor: { id: 'k2', version: 1 },
    });
    expect(now(store.rotate({ ...succession, ifVersion: 2 }, entry))).toEqual({ supersededBy: 'k2' });
    const third = { ...successor, id: 'k3', digest: 'd'.repeat(64) };
    const again = { ...succession, from: 'k2', successor: third, atMs: 6 };
    expect(now(store.rotate(again, entry))).toBe('too_many');
    expect(now(store.rotate({ ...again, graceUntilMs: 6 }, { ...entry, action: 'rotate' }))).toMatchObject({
      successor: { id: 'k3' },
    });
    now(store.revoke('k3', 7, { ...entry, action: 'revoke' }));
    const late = { ...again, from: 'k3', ifVersion: 2, successor: { ...third, id: 'k4', digest: 'e'.repeat(64) } };
    expect([now(store.rotate(late, entry)), now(store.disable('k3', 8, entry))]).toEqual([null, null]);
    expect(now(store.audit(all)).map(({ action }) => action)).toEqual(['issue', 'rotate', 'rotate', 'revoke']);
    expect(now(store.tombstones(0, 10)).map(({ keyId, reason, atMs }) => [keyId, reason, atMs])).toEqual([
      ['k1', 'superseded', 50],
      ['k2', 'superseded', 6],
      ['k3', 'revoked', 7],
    ]);
  });

  it('security 80: buries a key that is here once, and lets no other death than the first count', () => {
    const { store, facts } = withKey();
    const entryOf = () => ({ ...entry, action: 'revoke' as const });
    const tombstone = { digest: facts.digest, keyId: 'k1', atMs: 5 };
    now(store.bury({ ...tombstone, reason: 'superseded' }, entryOf));
    now(store.bury({ ...tombstone, reason: 'superseded', atMs: 4 }, entryOf));
    expect(now(store.findById('k1'))).toMatchObject({ supersededAtMs: 5, graceUntilMs: 5, revokedAtMs: null });
    now(store.bury({ ...tombstone, reason: 'revoked', atMs: 6 }, entryOf));
    now(store.bury({ ...tombstone, reason: 'revoked', atMs: 3 }, entryOf));
    expect(now(store.findById('k1'))).toMatchObject({ revokedAtMs: 6, version: 3 });
    expect(now(store.audit(all)).map(({ action }) => action)).toEqual(['issue', 'revoke', 'revoke']);
    expect(now(store.tombstones(0, 10))).toEqual([
      { ...tombstone, reason: 'superseded', sequence: 1 },
      { ...tombstone, reason: 'revoked', atMs: 6, sequence: 2 },
    ]);
    expect(now(store.tombstone(facts.digest))).toBeNull();
  });

  it('security 80: buries nothing of a key by a digest that it has no longer', () => {
    const { store, facts } = withKey();
    now(store.regenerate('k1', 1, { digest: 'e'.repeat(64), digestVersion: 0, mask: 'm' }, entry));
    now(store.bury({ digest: facts.digest, keyId: 'k1', reason: 'revoked', atMs: 5 }, () => entry));
    expect(now(store.findById('k1'))).toMatchObject({ revokedAtMs: null, version: 2 });
  });

  it('security 58: gives no key a digest that was buried, nor moves one to it alive', () => {
    const { store } = withKey();
    const digest = 'a'.repeat(64);
    now(store.bury({ digest, keyId: 'elsewhere', reason: 'revoked', atMs: 5 }, () => entry));
    const to = { digest, digestVersion: 0, mask: 'm' };
    expect(now(store.regenerate('k1', 1, to, entry))).toBe('digest_taken');
    expect(now(store.findById('k1'))).toMatchObject({ version: 1 });
  });

  it('adds hours up by key and operation, oldest first, and every figure of them', () => {
    const { engine, store } = withKey();
    issued(engine, { id: 'k2' });
    const figures = { requests: 1, ok: 2, denied: 3, errors: 4, failed: 5 };
    const row = (keyId: string, hourMs: number, operation: string) => ({
      ...figures,
      keyId,
      owner: 'ada',
      operation,
      hourMs,
    });
    const batch = (sequence: number, rows: UsageBatch['rows']): UsageBatch => ({
      writer: 'w',
      sequence,
      rows,
      minutes: [],
      seen: [],
      keepsHoursFromMs: 0,
      keepsMinutesFromMs: 0,
    });
    now(store.addFigures(batch(1, [row('k1', 200, 'a'), row('k2', 100, 'a'), row('k1', 200, 'b')])));
    now(store.addFigures(batch(2, [row('k1', 200, 'a'), row('k2', 300, 'a'), row('k1', 0, 'a')])));
    const hours = now(store.hours({ keyId: null, owner: 'ada', fromMs: 0, toMs: 1000 }));
    expect(hours.map(({ hourMs, keyId, operation }) => [hourMs, keyId, operation])).toEqual([
      [0, 'k1', 'a'],
      [100, 'k2', 'a'],
      [200, 'k1', 'a'],
      [200, 'k1', 'b'],
      [300, 'k2', 'a'],
    ]);
    expect(hours[2]).toMatchObject({ requests: 2, ok: 4, denied: 6, errors: 8, failed: 10 });
    now(store.addFigures({ ...batch(3, [row('k1', 400, 'a')]), keepsHoursFromMs: 200 }));
    const query = { keyId: 'k1', owner: null, fromMs: 0, toMs: 1000 };
    expect(now(store.hours(query)).map(({ hourMs }) => hourMs)).toEqual([200, 200, 400]);
    expect(now(store.hours({ ...query, fromMs: 201 })).map(({ hourMs }) => hourMs)).toEqual([400]);
    expect(now(store.hours({ ...query, toMs: 400 })).map(({ hourMs }) => hourMs)).toEqual([200, 200]);
  });

  it('moves a key to another digest only from the one that it is under, and never onto another key', () => {
    const { engine, store, facts } = withKey();
    issued(engine, { id: 'k2' });
    const taken = now(store.findById('k2'))?.digest ?? '';
    now(store.rewrap('k1', 'f'.repeat(64), 'e'.repeat(64), 1, []));
    now(store.rewrap('k1', facts.digest, taken, 1, []));
    expect(now(store.findById('k1'))).toEqual(facts);
    now(store.rewrap('k1', facts.digest, 'e'.repeat(64), 1, []));
    expect(now(store.findByDigest(facts.digest))).toBeNull();
    expect(now(store.findByDigest('e'.repeat(64)))).toMatchObject({ id: 'k1', digestVersion: 1 });
  });
});
