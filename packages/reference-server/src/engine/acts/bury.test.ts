import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, startMs, stream, verdict } from '../../../test/engine/fixture.ts';
import { meanwhile } from '../../../test/engine/meanwhile.ts';
import { slowStore } from '../../../test/engine/slow-store.ts';
import { pepperedDigest } from '../digest/peppered.ts';
import { plainDigest } from '../digest/plain.ts';
import { memoryStore } from '../stores/memory.ts';
import type { Tombstone } from '../stores/tombstone.ts';

const tombstones = (count: number): Tombstone[] =>
  Array.from({ length: count }, (_, at) => ({
    digest: at.toString(16).padStart(64, '0'),
    keyId: `key_${at}`,
    reason: 'revoked',
    atMs: startMs,
  }));

describe('burying', () => {
  it('security 80: takes in and reads back a log of any length', () => {
    const { engine } = bench();
    expect(now(engine.bury({ actor: everything, tombstones: tombstones(50_000) }))).toEqual({
      ok: true,
      buried: 50_000,
    });
    const { tombstones: log, watermark } = now(engine.revocations());
    expect([log.length, watermark]).toEqual([50_000, 50_000]);
    expect(now(engine.revocations({ after: 49_999 })).tombstones).toMatchObject([{ keyId: 'key_49999' }]);
  });

  it('takes in a long log where the store promises', async () => {
    const { engine } = bench({ ports: { store: slowStore(memoryStore(), 1, 0) } });
    expect(await engine.bury({ actor: everything, tombstones: tombstones(3000) })).toEqual({ ok: true, buried: 3000 });
    expect((await engine.revocations()).tombstones).toHaveLength(3000);
  });

  const [good] = tombstones(1);
  it.each([
    ['no list', undefined],
    ['null', null],
    ['a text', 'tombstones'],
    ['an object', {}],
    ['a row of null', [good, null]],
    ['a hole', Object.assign(Array(2), [good])],
    ['a digest that is none', [good, { ...good, digest: 'f'.repeat(63) }]],
    ['a digest in a list', [good, { ...good, digest: ['f'.repeat(64)] }]],
    ['no id', [good, { ...good, keyId: undefined }]],
    ['a reason of Object.prototype', [good, { ...good, reason: 'constructor' }]],
    ['a moment that no date can hold', [good, { ...good, atMs: 8.64e15 + 1 }]],
    ['no moment', [good, { ...good, atMs: undefined }]],
  ])('refuses %s, and nothing is buried of what came before it', (_, asked) => {
    const { engine } = bench();
    expect(now(engine.bury({ actor: everything, tombstones: asked as readonly Tombstone[] }))).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', field: 'tombstones', message: expect.stringContaining('revocations') },
    });
    expect(now(engine.revocations()).tombstones).toEqual([]);
  });
});

it('security 80: kills a key that is taken in from a table at the same moment', () => {
  const memory = memoryStore();
  const secret = `acme_live_${'a1b2'.repeat(8)}`;
  const digest = plainDigest().digest(secret);
  const record = {
    ...{ id: '7', owner: 'ada', name: 'old', scopes: ['*'], digest, mask: 'acme_live_...', limits: {} },
    ...{ createdAt: new Date(startMs), expiresAt: null, revokedAt: null, lastUsedAt: null },
  };
  const prompt = bench({ ports: { store: memory } }).engine;
  const store = meanwhile(memory, 'insert', (times) => {
    const dead = { digest, keyId: '7', reason: 'revoked', atMs: startMs } as const;
    if (times === 0) now(prompt.bury({ actor: everything, tombstones: [dead] }));
  });
  const { engine } = bench({ ports: { store } });
  expect(now(engine.adopt({ actor: everything, record }))).toMatchObject({ ok: true, key: { status: 'revoked' } });
  expect(verdict(engine, asking(secret))).toBe('revoked_key');
  expect(now(engine.adopt({ actor: everything, record: { ...record, id: '8' } }))).toMatchObject({
    problem: { kind: 'conflict', field: 'secret' },
  });
});

describe('a pepper that was rotated', () => {
  const [old, present] = [1, 2].map((version) => ({ version, secret: new Uint8Array(32).fill(version) })) as [
    { version: number; secret: Uint8Array },
    { version: number; secret: Uint8Array },
  ];
  const before = bench({ ports: { digest: pepperedDigest([old]) } });
  const { key, text } = issued(before.engine);
  const facts = now(before.store.findById(key.id));
  now(before.engine.revoke({ actor: everything, id: key.id }));
  const log = now(before.engine.revocations()).tombstones;
  const open = (peppers = [present, old]) => bench({ ports: { digest: pepperedDigest(peppers), random: stream(9) } });
  const nobody = { owner: null, address: null, requestId: null };
  const entry = { ...nobody, keyId: key.id, atMs: startMs, actor: 'system', action: 'import', data: {} } as const;

  it('security 58, 80: lets no secret be imported that died under the earlier one', () => {
    const { engine } = open();
    now(engine.bury({ actor: everything, tombstones: log }));
    const grant = { owner: 'ada', name: 'again', scopes: ['*'], expiresAt: null };
    expect(now(engine.importKey({ actor: everything, ...grant, secret: text }))).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', field: 'secret' },
    });
    expect(verdict(engine, asking(text))).toBe('invalid_key');
  });

  it('security 80: kills a key whose secret was buried under any of them', () => {
    const [middle] = [{ version: 3, secret: new Uint8Array(32).fill(3) }] as const;
    const { engine, store } = open([present, middle, old]);
    if (facts === null) throw new Error('There is no such key.');
    store.insert(facts, entry);
    const digest = pepperedDigest([middle]).digest(text);
    now(engine.bury({ actor: everything, tombstones: [{ digest, keyId: key.id, reason: 'revoked', atMs: startMs }] }));
    expect(verdict(engine, asking(text))).toBe('revoked_key');
  });

  it('security 80: kills a key that was used before what died was buried, and so is under the present one', () => {
    const { engine, store } = open();
    if (facts === null) throw new Error('There is no such key.');
    store.insert(facts, entry);
    expect(verdict(engine, asking(text))).toBe('allowed');
    now(engine.bury({ actor: everything, tombstones: log }));
    expect(verdict(engine, asking(text))).toBe('revoked_key');
  });
});
