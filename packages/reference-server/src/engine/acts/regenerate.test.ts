import { describe, expect, it } from 'vitest';
import {
  asking,
  audited,
  bench,
  everything,
  issued,
  now,
  startMs,
  stream,
  system,
  verdict,
} from '../../../test/engine/fixture.ts';
import { pepperedDigest } from '../digest/peppered.ts';
import { plainDigest } from '../digest/plain.ts';
import type { Engine } from '../engine.ts';
import type { AuditEntry } from '../stores/audit-row.ts';
import { memoryStore } from '../stores/memory.ts';
import type { StorePort } from '../stores/store.ts';

const lifecycle = { ...system.lifecycle, acts: ['issue', 'regenerate', 'revoke'] } as const;
const anew = (told: Parameters<typeof bench>[0] = {}) => bench({ ...told, provider: { lifecycle, ...told.provider } });

const regenerated = (engine: Engine, id: string) => {
  const result = now(engine.regenerate({ actor: everything, id }));
  if (!result.ok) throw new Error(result.problem.message);
  return { key: result.key, text: result.secret.reveal() };
};
const problemOf = (engine: Engine, id: string) => now(engine.regenerate({ actor: everything, id }));

describe('regenerating a key', () => {
  it('security 55: kills the old secret in the same step and leaves id, settings and figures', () => {
    const { engine, time } = anew();
    const { key, text } = issued(engine, { expiresAt: startMs + 5000, description: 'mine' });
    now(engine.record(now(engine.verify(asking(text))), { status: 200 }));
    time.nowMs += 1000;
    const next = regenerated(engine, key.id);
    expect(verdict(engine, asking(text))).toBe('superseded_key');
    expect(verdict(engine, asking(next.text))).toBe('allowed');
    expect(next.key).toEqual({
      ...key,
      mask: `${next.text.slice(0, 16)}...******`,
      requestCount: 1,
      requestsToday: 1,
      lastUsedAt: new Date(startMs),
      lastIp: '192.0.2.1',
      regeneratedAt: new Date(startMs + 1000),
      version: 2,
    });
    expect(next.text).not.toBe(text);
  });

  it('works at once, whatever a new key has to wait', () => {
    const { engine, time } = anew({ options: { propagationDelayMs: 5000 } });
    const { key } = issued(engine);
    expect(verdict(engine, asking(regenerated(engine, key.id).text))).toBe('invalid_key');
    time.nowMs += 5000;
    expect(verdict(engine, asking(regenerated(engine, key.id).text))).toBe('allowed');
  });

  it('goes on counting against the same limits', () => {
    const limit = {
      id: 'hour',
      title: '2',
      quota: 2,
      window: { kind: 'sliding', ms: 3_600_000 },
      partition: 'key',
    } as const;
    const { engine } = anew({ provider: { limits: [limit] } });
    const { key, text } = issued(engine);
    expect(verdict(engine, asking(text))).toBe('allowed');
    const next = regenerated(engine, key.id).text;
    expect(verdict(engine, asking(next))).toBe('allowed');
    expect(verdict(engine, asking(next))).toBe('rate_limited');
  });

  it('is audited under the key, and so is every attempt with an earlier secret (ruling 25)', () => {
    const { engine } = anew();
    const { key, text } = issued(engine);
    const second = regenerated(engine, key.id).text;
    regenerated(engine, key.id);
    now(engine.revoke({ actor: everything, id: key.id }));
    for (const old of [text, second]) expect(verdict(engine, asking(old))).toBe('superseded_key');
    const audit = audited(engine, { key: key.id });
    expect(audit.map(({ action, count }) => [action, count])).toEqual([
      ['issue', 1],
      ['regenerate', 1],
      ['regenerate', 1],
      ['revoke', 1],
      ['dead_key_refused', 2],
    ]);
    expect(JSON.stringify(audit)).not.toContain(second.slice(-12));
  });

  it('security 55: of two at once one gets the secret that works, and the other is told', async () => {
    const memory = memoryStore();
    const store: StorePort = { ...memory, findById: async (id) => memory.findById(id) };
    const { engine } = anew({ ports: { store } });
    const { key } = issued(engine);
    const results = await Promise.all([1, 2, 3].map(async () => engine.regenerate({ actor: everything, id: key.id })));
    const secrets = results.flatMap((result) => (result.ok ? [result.secret.reveal()] : []));
    expect(secrets).toHaveLength(1);
    expect(verdict(engine, asking(secrets[0] ?? ''))).toBe('allowed');
    const problems = results.flatMap((result) => (result.ok ? [] : [result.problem.kind]));
    expect(problems).toEqual(['conflict', 'conflict']);
  });

  it.each([
    ['gone', 'not_found'],
    ['shown', 'conflict'],
  ] as const)(
    'security 56: loses to a revocation that comes in between, after which keys are %s',
    async (afterRevocation, kind) => {
      const memory = memoryStore();
      const store: StorePort = { ...memory, findById: async (id) => memory.findById(id) };
      const { engine } = anew({ ports: { store }, provider: { lifecycle: { ...lifecycle, afterRevocation } } });
      const { key, text } = issued(engine);
      const late = Promise.resolve(engine.regenerate({ actor: everything, id: key.id }));
      memory.revoke(key.id, startMs, entry);
      expect(await late).toMatchObject({ problem: { kind } });
      expect(verdict(engine, asking(text))).toBe('revoked_key');
    },
  );

  it('tells why a dead key is given no new secret', () => {
    const { engine, time } = anew();
    const { key } = issued(engine, { expiresAt: startMs + 1000 });
    const revoked = issued(engine);
    now(engine.revoke({ actor: everything, id: revoked.key.id }));
    time.nowMs += 1000;
    expect(problemOf(engine, key.id)).toMatchObject({
      problem: {
        kind: 'conflict',
        message: 'The key has expired, and a new value would not change that. Issue a new key.',
      },
    });
    expect(problemOf(engine, revoked.key.id)).toMatchObject({ problem: { kind: 'conflict' } });
    expect(problemOf(engine, 'key_nobody')).toMatchObject({ problem: { kind: 'not_found' } });
  });

  it('is refused where the system does not have it (ruling 11)', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    expect(problemOf(engine, key.id)).toMatchObject({ problem: { kind: 'not_offered' } });
    expect(verdict(engine, asking(text))).toBe('allowed');
  });

  it('security 58: never hands out a secret that a key has or had, and takes none in', () => {
    const bytes = stream();
    const first = bytes(64);
    let draws = 0;
    // What the first key was made of comes five times more before there is anything else.
    const random = (size: number) => (draws++ < 6 ? first.slice(0, size) : bytes(size));
    const { engine } = anew({ ports: { random } });
    const { key, text } = issued(engine, { id: 'k1' });
    const next = regenerated(engine, key.id).text;
    expect(next).not.toBe(text);
    const taken = engine.importKey({
      actor: everything,
      owner: 'ada',
      name: 'old',
      scopes: ['*'],
      expiresAt: null,
      secret: text,
    });
    expect(now(taken)).toMatchObject({ problem: { kind: 'conflict', field: 'secret' } });
    const stuck = anew({ ports: { random: (size) => new Uint8Array(size) } });
    issued(stuck.engine, { id: 'k1' });
    expect(() => stuck.engine.regenerate({ actor: everything, id: 'k1' })).toThrow(/random source repeats/);
  });

  it('security 4: a key is found under whichever earlier pepper it was stored, and moved to the first', () => {
    const pepper = (version: number) => ({ version, secret: new Uint8Array(32).fill(version) });
    const store = memoryStore();
    const { text } = issued(anew({ ports: { store, digest: pepperedDigest([pepper(1)]) } }).engine, { id: 'k1' });
    const digest = pepperedDigest([pepper(3), pepper(2), pepper(1)]);
    const { engine } = anew({ ports: { store, digest, random: stream(2) } });
    expect(verdict(engine, asking(text))).toBe('allowed');
    expect(now(store.findById('k1'))).toMatchObject({ digest: digest.digest(text), digestVersion: 3 });
    expect(verdict(engine, asking(text))).toBe('allowed');
    expect(verdict(engine, asking(`acme_live_${'a'.repeat(32)}`))).toBe('invalid_key');
  });

  it('security 4: an earlier secret stays dead under a new pepper, and is not moved to it', () => {
    const pepper = (version: number) => ({ version, secret: new Uint8Array(32).fill(version) });
    const store = memoryStore();
    const before = anew({ ports: { store, digest: plainDigest() } });
    const { key, text } = issued(before.engine);
    const digest = pepperedDigest([pepper(1)], { acceptPlain: true });
    const after = anew({ ports: { store, digest, random: stream(2) } });
    const next = regenerated(after.engine, key.id).text;
    for (let call = 0; call < 2; call++) expect(verdict(after.engine, asking(text))).toBe('superseded_key');
    expect(verdict(after.engine, asking(next))).toBe('allowed');
    expect(now(store.findByDigest(digest.digest(text)))).toBeNull();
  });
});

const entry: AuditEntry = {
  atMs: startMs,
  actor: 'system',
  action: 'revoke',
  keyId: null,
  owner: 'ada',
  address: null,
  requestId: null,
  data: {},
};
