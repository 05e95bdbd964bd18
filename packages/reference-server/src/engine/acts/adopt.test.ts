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

const secret = `acme_live_${'a1b2'.repeat(8)}`;
const record = (told: Partial<KeyRecord> = {}): KeyRecord => ({
  id: '7',
  owner: 'ada',
  name: 'reference manager',
  environment: 'live',
  scopes: ['read:events'],
  digest: plainDigest().digest(secret),
  mask: 'acme_live_a1b2a1...******',
  limits: {},
  createdAt: new Date(startMs - 5000),
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  ...told,
});
const adopted = (engine: Engine, told?: Partial<KeyRecord>) =>
  now(engine.adopt({ actor: everything, record: record(told) }));
const recordsOf = (engine: Engine) => {
  const result = now(engine.records({ actor: everything }));
  if (!result.ok) throw new Error(result.problem.message);
  return result.records;
};

describe('keys of a system’s own table', () => {
  it('let in the secret whose digest they hold', () => {
    const { engine } = bench();
    expect(verdict(engine, asking(secret))).toBe('invalid_key');
    expect(adopted(engine, { lastUsedAt: new Date(startMs - 1000) })).toMatchObject({
      ok: true,
      key: { id: '7', createdAt: new Date(startMs - 5000), lastUsedAt: new Date(startMs - 1000), requestCount: 0 },
    });
    expect(verdict(engine, asking(secret))).toBe('allowed');
    expect(audited(engine, { key: '7' })).toMatchObject([
      { action: 'import', data: { name: 'reference manager', scopes: ['read:events'] } },
    ]);
    expect(JSON.stringify(audited(engine))).not.toContain(record().digest);
  });

  it('come in as dead as they are', () => {
    const revoked = bench().engine;
    adopted(revoked, { revokedAt: new Date(startMs - 1) });
    expect(verdict(revoked, asking(secret))).toBe('revoked_key');
    const expired = bench().engine;
    adopted(expired, { expiresAt: new Date(startMs - 1) });
    expect(verdict(expired, asking(secret))).toBe('expired_key');
  });

  it('end within the year 9999, where tables write that for no end', () => {
    const { engine } = bench();
    adopted(engine, { expiresAt: new Date('9999-12-31T24:00:00Z') });
    expect(recordsOf(engine)).toMatchObject([{ expiresAt: new Date('9999-12-31T23:59:59.999Z') }]);
    expect(verdict(engine, asking(secret))).toBe('allowed');
  });

  it('bring their own quotas', () => {
    const limit = { id: 'hour', title: '9', quota: 9, window: { kind: 'fixed', ms: 1000 }, partition: 'key' } as const;
    const { engine } = bench({ provider: { limits: [limit] } });
    adopted(engine, { limits: { hour: 1 } });
    expect([verdict(engine, asking(secret)), verdict(engine, asking(secret))]).toEqual(['allowed', 'rate_limited']);
  });

  it('get an id where they have none', () => {
    expect(adopted(bench().engine, { id: null })).toMatchObject({ key: { id: expect.stringMatching(/^key_/) } });
  });

  it('come out as they went in, oldest first, the revoked ones too', () => {
    const { engine } = bench();
    const told = [...Array(120)].map((_, index) =>
      record({
        id: String(index),
        digest: plainDigest().digest(String(index)),
        revokedAt: index % 2 === 0 ? null : new Date(startMs - 1),
        lastUsedAt: index % 3 === 0 ? null : new Date(startMs - 2),
      }),
    );
    for (const each of told) adopted(engine, each);
    expect(recordsOf(engine)).toEqual(told);
    const fresh = bench().engine;
    for (const each of recordsOf(engine)) adopted(fresh, each);
    expect(recordsOf(fresh)).toEqual(told);
  });

  it('have no environment where the system has none', () => {
    const keyFormat = { ...system.keyFormat, environments: null };
    const { engine } = bench({ provider: { keyFormat }, options: { environment: null } });
    const { environment: _, ...told } = record();
    now(engine.adopt({ actor: everything, record: told }));
    expect(recordsOf(engine)).toEqual([told]);
  });

  it('of an issued key let its secret in elsewhere', () => {
    const { engine } = bench();
    const { text } = issued(engine);
    const elsewhere = bench().engine;
    for (const each of recordsOf(engine)) adopted(elsewhere, each);
    expect(verdict(elsewhere, asking(text))).toBe('allowed');
  });

  it('security 58: are refused where digest or id is taken, by a dead key too', () => {
    const { engine } = bench();
    adopted(engine, { revokedAt: new Date(startMs - 1) });
    expect(adopted(engine, { id: '8' })).toMatchObject({ problem: { kind: 'conflict', field: 'secret' } });
    expect(adopted(engine, { digest: 'f'.repeat(64) })).toMatchObject({ problem: { kind: 'conflict', field: 'id' } });
    expect(recordsOf(engine)).toHaveLength(1);
  });

  it.each([
    ['scopes', { scopes: ['read:everything'] }],
    ['limits', { limits: { hour: 5 } }],
    ['name', { name: ' ' }],
    ['owner', { owner: '' }],
    ['digest', { digest: 'F'.repeat(64) }],
    ['digest', { digest: secret }],
    ['digest', { digest: `0${record().digest}` }],
    ['digest', { digest: `${record().digest}0` }],
    ['mask', { mask: secret }],
    ['id', { id: 'a b' }],
    ['createdAt', { createdAt: new Date(Number.NaN) }],
  ])('are refused where their %s cannot be', (field, told) => {
    expect(adopted(bench().engine, told)).toMatchObject({ problem: { kind: 'invalid', field } });
  });

  it('go neither in nor out where keys are kept under a pepper', () => {
    const digest = pepperedDigest([{ version: 1, secret: new Uint8Array(32) }], { acceptPlain: true });
    const { engine } = bench({ ports: { digest } });
    issued(engine);
    expect(adopted(engine)).toMatchObject({ problem: { kind: 'invalid' } });
    expect(now(engine.records({ actor: everything }))).toMatchObject({ problem: { kind: 'invalid' } });
  });
});
