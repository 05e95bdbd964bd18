import type { KeyRecord } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import {
  asking,
  audited,
  bench,
  everything,
  issued,
  now,
  startMs,
  system,
  verdict,
} from '../../../test/engine/fixture.ts';
import { pepperedDigest } from '../digest/peppered.ts';
import { plainDigest } from '../digest/plain.ts';
import type { Engine } from '../engine.ts';
import type { Tombstone } from '../stores/tombstone.ts';
import type { Revocations } from './revocations.ts';

const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'update', 'regenerate', 'rotate', 'disable', 'revoke'],
  rotation: { overlapMs: { default: 5000, max: 5000 } },
} as const;
const entry = {
  atMs: startMs,
  actor: 'system',
  action: 'import',
  keyId: null,
  owner: null,
  address: null,
  requestId: null,
  data: {},
} as const;
const open = () => bench({ provider: { lifecycle } });
const recordsOf = (engine: Engine): readonly KeyRecord[] => {
  const result = now(engine.records({ actor: everything }));
  if (!result.ok) throw new Error(result.problem.message);
  return result.records;
};
const restore = (records: readonly KeyRecord[], log?: Revocations) => {
  const { engine, time } = open();
  if (log) now(engine.bury({ actor: everything, tombstones: log.tombstones }));
  for (const record of records) {
    expect(now(engine.adopt({ actor: everything, record }))).toMatchObject({ ok: true });
  }
  return { engine, time };
};
const logOf = (engine: Engine, after?: number) => now(engine.revocations({ after }));

describe('a backup', () => {
  it('security 80: holds digests, and never a secret', () => {
    const { engine } = open();
    const { key, text } = issued(engine);
    now(engine.regenerate({ actor: everything, id: key.id }));
    const written = JSON.stringify([recordsOf(engine), logOf(engine)]);
    const body = text.slice('acme_live_'.length);
    for (let at = 0; at + 12 <= body.length; at++) expect(written).not.toContain(body.slice(at, at + 12));
    expect(recordsOf(engine)[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('security 80: of before a revocation revives nothing once the log of revocations is there', () => {
    const { engine } = open();
    const [kept, gone] = [issued(engine), issued(engine)];
    const backup = recordsOf(engine);
    now(engine.revoke({ actor: everything, id: gone.key.id }));
    const log = logOf(engine);
    expect(log).toMatchObject({ watermark: 1, tombstones: [{ keyId: gone.key.id, reason: 'revoked', sequence: 1 }] });
    const restored = restore(backup, log).engine;
    expect([kept, gone].map(({ text }) => verdict(restored, asking(text)))).toEqual(['allowed', 'revoked_key']);
    expect(now(restored.get({ actor: everything, id: gone.key.id }))).toMatchObject({
      key: { status: 'revoked', revokedAt: new Date(startMs) },
    });
  });

  it('security 80: is set right by a log that comes after it', () => {
    const { engine } = open();
    const { key, text } = issued(engine);
    const backup = recordsOf(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    const restored = restore(backup).engine;
    expect(verdict(restored, asking(text))).toBe('allowed');
    now(restored.bury({ actor: everything, tombstones: logOf(engine).tombstones }));
    expect(verdict(restored, asking(text))).toBe('revoked_key');
    expect(audited(restored, { action: 'revoke' })).toMatchObject([
      { key: key.id, data: { reason: 'restored: revoked' } },
    ]);
    now(restored.bury({ actor: everything, tombstones: logOf(engine).tombstones }));
    expect(audited(restored, { action: 'revoke' })).toHaveLength(1);
  });

  it('security 80: of before a regeneration does not bring the old secret back', () => {
    const { engine } = open();
    const { key, text } = issued(engine);
    const backup = recordsOf(engine);
    now(engine.regenerate({ actor: everything, id: key.id }));
    expect(verdict(restore(backup, logOf(engine)).engine, asking(text))).toBe('revoked_key');
  });

  it('security 80: of before a rotation gives the old key its overlap and no more', () => {
    const { engine } = open();
    const { key, text } = issued(engine);
    const backup = recordsOf(engine);
    now(engine.rotate({ actor: everything, id: key.id }));
    const first = restore(backup, logOf(engine));
    const later = restore(backup);
    now(later.engine.bury({ actor: everything, tombstones: logOf(engine).tombstones }));
    for (const { engine: restored, time } of [first, later]) {
      expect(verdict(restored, asking(text))).toBe('allowed');
      time.nowMs = startMs + 5000;
      expect(verdict(restored, asking(text))).toBe('superseded_key');
    }
  });

  it('of after them keeps every key as dead, disabled or replaced as it was', () => {
    const { engine } = open();
    const [revoked, disabled, replaced] = [issued(engine), issued(engine), issued(engine)];
    now(engine.revoke({ actor: everything, id: revoked.key.id }));
    now(engine.disable({ actor: everything, id: disabled.key.id }));
    const next = now(engine.rotate({ actor: everything, id: replaced.key.id }));
    const restored = restore(recordsOf(engine), logOf(engine));
    const verdicts = () => [revoked, disabled, replaced].map(({ text }) => verdict(restored.engine, asking(text)));
    expect(verdicts()).toEqual(['revoked_key', 'disabled_key', 'allowed']);
    restored.time.nowMs += 5000;
    expect(verdicts()).toEqual(['revoked_key', 'disabled_key', 'superseded_key']);
    const successor = next.ok ? next.key.id : '';
    expect(now(restored.engine.rotate({ actor: everything, id: replaced.key.id }))).toMatchObject({
      problem: { successor },
    });
    expect(recordsOf(restored.engine)).toEqual(recordsOf(engine));
  });

  it.each(['before', 'after'] as const)(
    'security 4, 80: of before a pepper was changed revives nothing either, the log read %s it',
    (when) => {
      const pepper = (version: number) => ({ version, secret: new Uint8Array(32).fill(version) });
      const later = pepperedDigest([pepper(2), pepper(1)]);
      const first = bench({ provider: { lifecycle }, ports: { digest: pepperedDigest([pepper(1)]) } });
      const { key, text } = issued(first.engine);
      const backup = now(first.store.findById(key.id));
      if (backup === null) throw new Error('The key is not in the store.');
      const second = bench({ provider: { lifecycle }, ports: { digest: later, store: first.store } });
      expect(verdict(second.engine, asking(text))).toBe('allowed');
      now(second.engine.revoke({ actor: everything, id: key.id }));
      const { tombstones } = logOf(second.engine);
      const third = bench({ provider: { lifecycle }, ports: { digest: later } });
      const bury = () => now(third.engine.bury({ actor: everything, tombstones }));
      if (when === 'before') bury();
      expect(now(third.store.insert(backup, entry))).toBe('inserted');
      if (when === 'after') bury();
      expect(verdict(third.engine, asking(text))).toBe('revoked_key');
      expect(now(third.engine.get({ actor: everything, id: key.id }))).toMatchObject({ key: { status: 'revoked' } });
      expect(verdict(third.engine, asking(text))).toBe('revoked_key');
    },
  );

  it('security 43: keeps each key in its environment, and what is said of it', () => {
    const { engine } = open();
    const live = issued(engine, { description: 'for the shop' });
    const test = issued(engine, { environment: 'test' });
    const restored = restore(recordsOf(engine)).engine;
    expect([live, test].map(({ text }) => verdict(restored, asking(text)))).toEqual(['allowed', 'invalid_key']);
    expect(recordsOf(restored)).toEqual(recordsOf(engine));
    expect(now(restored.get({ actor: everything, id: live.key.id }))).toMatchObject({
      key: { environment: 'live', description: 'for the shop' },
    });
    const [record] = recordsOf(engine);
    if (record === undefined) throw new Error('There is no record.');
    const astray = { ...record, id: 'k9', digest: 'a'.repeat(64), environment: 'prod' };
    expect(now(restored.adopt({ actor: everything, record: astray }))).toMatchObject({
      problem: { kind: 'invalid', field: 'environment' },
    });
  });

  it('security 80: of a key whose grace was over before it was revoked comes in revoked', () => {
    const { engine, time } = open();
    const { key, text } = issued(engine);
    now(engine.rotate({ actor: everything, id: key.id }));
    time.nowMs += 5000;
    const backup = recordsOf(engine);
    const { watermark } = logOf(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    const restored = restore(backup, logOf(engine, watermark)).engine;
    expect(now(restored.get({ actor: everything, id: key.id }))).toMatchObject({ key: { status: 'revoked' } });
    expect(verdict(restored, asking(text))).toBe('revoked_key');
  });

  it.each([
    ['oldest first', (records: readonly KeyRecord[]) => records],
    ['newest first', (records: readonly KeyRecord[]) => records.toReversed()],
    ['without the first', (records: readonly KeyRecord[]) => records.slice(1)],
  ])('security 54: keeps a lineage together, %s', (_, order) => {
    const { engine } = open();
    const first = issued(engine);
    const second = now(engine.rotate({ actor: everything, id: first.key.id }));
    const third = now(engine.rotate({ actor: everything, id: second.ok ? second.key.id : '' }));
    if (!second.ok || !third.ok) throw new Error('The keys were not rotated.');
    const backup = order(recordsOf(engine));
    const restored = restore(backup).engine;
    const revoked = now(restored.revokeLineage({ actor: everything, id: third.key.id }));
    const ids = [first.key.id, second.key.id, third.key.id].slice(-backup.length);
    expect(revoked.ok && revoked.keys.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    for (const id of ids) {
      expect(now(restored.get({ actor: everything, id }))).toMatchObject({ key: { status: 'revoked' } });
    }
  });

  it('is no way round a revocation where the key still is', () => {
    const { engine } = open();
    const { key, text } = issued(engine);
    const [record] = recordsOf(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    for (const id of [key.id, 'another']) {
      if (record)
        expect(now(engine.adopt({ actor: everything, record: { ...record, id } }))).toMatchObject({ ok: false });
    }
    expect(verdict(engine, asking(text))).toBe('revoked_key');
  });
});

describe('the log of revocations', () => {
  it('is read on from a watermark, in the order in which things died', () => {
    const { engine } = open();
    const keys = [issued(engine), issued(engine), issued(engine)].map(({ key }) => key.id);
    expect(logOf(engine)).toEqual({ tombstones: [], watermark: 0 });
    for (const id of keys.slice(0, 2)) now(engine.revoke({ actor: everything, id }));
    const { watermark } = logOf(engine);
    expect(logOf(engine, watermark)).toEqual({ tombstones: [], watermark: 2 });
    now(engine.revoke({ actor: everything, id: keys[2] ?? '' }));
    expect(logOf(engine, watermark)).toMatchObject({ tombstones: [{ keyId: keys[2], sequence: 3 }], watermark: 3 });
  });

  it('is whole, however much died', () => {
    const { engine } = open();
    const tombstones = Array.from({ length: 2000 }, (_, index) => ({
      digest: index.toString(16).padStart(64, '0'),
      keyId: `k${index}`,
      reason: 'revoked' as const,
      atMs: startMs,
    }));
    now(engine.bury({ actor: everything, tombstones }));
    const log = logOf(engine);
    expect([log.watermark, log.tombstones.map(({ sequence }) => sequence)]).toEqual([
      2000,
      Array.from({ length: 2000 }, (_, index) => index + 1),
    ]);
    expect(log.tombstones.at(-1)).toEqual({ ...tombstones.at(-1), sequence: 2000 });
  });

  it('security 80: holds the earliest death of a secret that died twice', () => {
    const { engine, store } = open();
    const grave = { digest: 'b'.repeat(64), keyId: 'k1', reason: 'revoked' } as const;
    const die = (atMs: number) => now(engine.bury({ actor: everything, tombstones: [{ ...grave, atMs }] }));
    for (const atMs of [startMs, startMs + 1, startMs, startMs - 5, startMs - 4]) die(atMs);
    expect(logOf(engine).tombstones.map(({ atMs }) => atMs)).toEqual([startMs, startMs - 5]);
    expect(now(store.tombstone(grave.digest))).toMatchObject({ atMs: startMs - 5 });
  });

  it('security 58: leaves no buried secret to be imported or issued', () => {
    const { engine } = open();
    const secret = `acme_live_${'a1b2'.repeat(8)}`;
    const digest = plainDigest().digest(secret);
    const tombstone = { digest, keyId: 'elsewhere', reason: 'revoked', atMs: startMs } as const;
    expect(now(engine.bury({ actor: everything, tombstones: [tombstone] }))).toEqual({ ok: true, buried: 1 });
    const told = { actor: everything, owner: 'ada', name: 'old', scopes: ['*'], expiresAt: null, secret };
    expect(now(engine.importKey(told))).toMatchObject({ problem: { kind: 'conflict', field: 'secret' } });
    expect(verdict(engine, asking(secret))).toBe('invalid_key');
  });

  it('goes on from server to server', () => {
    const { engine } = open();
    const { key } = issued(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    const { engine: second } = restore([], logOf(engine));
    expect(logOf(second).tombstones).toEqual(logOf(engine).tombstones);
  });

  it('takes nothing else, and nothing of it where one row is wrong', () => {
    const { engine } = open();
    const good = { digest: 'a'.repeat(64), keyId: 'k1', reason: 'revoked', atMs: startMs } as const;
    const bury = (...tombstones: Tombstone[]) => now(engine.bury({ actor: everything, tombstones }));
    const refusalOf = (row: number) => ({
      problem: { kind: 'invalid', field: 'tombstones', message: expect.stringContaining(`Row ${row} `) },
    });
    for (const wrong of [
      { digest: 'A'.repeat(64) },
      { digest: 'a'.repeat(65) },
      { digest: `x${'a'.repeat(64)}` },
      { keyId: JSON.parse('7') },
      { reason: 'tired' as 'revoked' },
      { atMs: Number.NaN },
    ]) {
      expect(bury(good, { ...good, ...wrong })).toMatchObject(refusalOf(2));
      expect(bury({ ...good, ...wrong }, good)).toMatchObject(refusalOf(1));
    }
    expect(logOf(engine).watermark).toBe(0);
  });
});
