import fc from 'fast-check';
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
import { slowStore } from '../../../test/engine/slow-store.ts';
import type { Engine } from '../engine.ts';
import { memoryStore } from '../stores/memory.ts';
import type { StorePort } from '../stores/store.ts';
import type { RotateRequest } from './rotate.ts';

const hourMs = 3_600_000;
const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'update', 'rotate', 'disable', 'revoke'],
  rotation: { overlapMs: { default: hourMs, max: 24 * hourMs } },
} as const;
const open = (told: Parameters<typeof bench>[0] = {}) => bench({ ...told, provider: { lifecycle, ...told.provider } });
const tryRotate = (engine: Engine, id: string, told: Partial<RotateRequest> = {}) =>
  now(engine.rotate({ actor: everything, id, ...told }));
const rotated = (engine: Engine, id: string, told: Partial<RotateRequest> = {}) => {
  const result = tryRotate(engine, id, told);
  if (!result.ok || result.secret === null) throw new Error('The key was not rotated.');
  return { ...result, text: result.secret.reveal() };
};
const state = (engine: Engine, id: string) => {
  const result = now(engine.rotation({ actor: everything, id }));
  return result.ok ? result.rotation : result.problem;
};
const limit = { id: 'hour', title: '4', quota: 4, window: { kind: 'sliding', ms: hourMs }, partition: 'key' } as const;

describe('rotating a key', () => {
  it('security 54: makes one new key with the same settings, and both work through the overlap', () => {
    const { engine, time } = open({ provider: { limits: [limit] } });
    const { key, text } = issued(engine, {
      description: 'weekly',
      environment: 'live',
      limits: { hour: 3 },
      scopes: ['read:*'],
      expiresAt: startMs + 9 * hourMs,
    });
    time.nowMs += 1000;
    const next = rotated(engine, key.id);
    expect(next.text).toMatch(/^acme_live_/);
    expect(next.key).toMatchObject({
      name: key.name,
      description: 'weekly',
      owner: 'ada',
      environment: 'live',
      scopes: ['read:*'],
      limits: { hour: 3 },
      expiresAt: key.expiresAt,
      createdAt: new Date(time.nowMs),
      status: 'active',
      version: 1,
      rotation: { lineage: key.id, supersededBy: null, graceUntil: null },
    });
    expect(next.key.id).not.toBe(key.id);
    expect(next.predecessor).toMatchObject({
      id: key.id,
      status: 'superseded',
      version: 2,
      rotation: { lineage: key.id, supersededBy: next.key.id, graceUntil: new Date(time.nowMs + hourMs) },
    });
    expect([verdict(engine, asking(text)), verdict(engine, asking(next.text))]).toEqual(['allowed', 'allowed']);
  });

  it('security 49: ends the overlap at its very instant', () => {
    const { engine, time } = open();
    const { key, text } = issued(engine);
    const next = rotated(engine, key.id, { overlapMs: 5000 });
    const at = (ms: number) => {
      time.nowMs = startMs + ms;
      return [verdict(engine, asking(text)), verdict(engine, asking(next.text))];
    };
    expect(at(4999)).toEqual(['allowed', 'allowed']);
    expect(at(5000)).toEqual(['superseded_key', 'allowed']);
    expect(at(5001)).toEqual(['superseded_key', 'allowed']);
  });

  it('without an overlap leaves the old key dead at once', () => {
    const { engine } = open();
    const { key, text } = issued(engine);
    const next = rotated(engine, key.id, { overlapMs: 0 });
    expect([verdict(engine, asking(text)), verdict(engine, asking(next.text))]).toEqual(['superseded_key', 'allowed']);
    const { rotation: _, ...bare } = lifecycle;
    const plain = open({ provider: { lifecycle: bare } }).engine;
    const old = issued(plain);
    rotated(plain, old.key.id);
    expect(verdict(plain, asking(old.text))).toBe('superseded_key');
    expect(tryRotate(plain, old.key.id, { overlapMs: 1 })).toMatchObject({ problem: { field: 'overlapMs' } });
  });

  it('security 54: never lets the overlap outlive the old key', () => {
    const { engine, time } = open();
    const { key, text } = issued(engine, { expiresAt: startMs + 2000 });
    const next = rotated(engine, key.id);
    expect(next.predecessor.rotation?.graceUntil).toEqual(new Date(startMs + 2000));
    time.nowMs += 2000;
    expect([verdict(engine, asking(text)), verdict(engine, asking(next.text))]).toEqual(['expired_key', 'expired_key']);
  });

  it('security 54: counts limits by lineage: two live keys have no more than one', () => {
    const { engine } = open({ provider: { limits: [limit] } });
    const { key, text } = issued(engine);
    verdict(engine, asking(text));
    const next = rotated(engine, key.id).text;
    const third = rotated(engine, now(engine.list({ actor: everything })).ok ? idOf(engine) : '').text;
    const seen = [next, text, third, next, text, third].map((each) => verdict(engine, asking(each)));
    expect(seen).toEqual(['allowed', 'allowed', 'allowed', 'rate_limited', 'rate_limited', 'rate_limited']);
  });

  it('security 54: gives a key one successor, and tells the second who asks which', () => {
    const { engine } = open();
    const { key } = issued(engine);
    const next = rotated(engine, key.id);
    expect(tryRotate(engine, key.id)).toEqual({
      ok: false,
      problem: {
        kind: 'conflict',
        message: `The key was rotated already: ${next.key.id} took its place. Use or rotate that one.`,
        successor: next.key.id,
      },
    });
    expect(rotated(engine, next.key.id).key.rotation?.lineage).toBe(key.id);
  });

  it('security 54: has no forks in two hundred pairs at once', async () => {
    for (let seed = 0; seed < 200; seed++) {
      const memory = memoryStore();
      const { engine } = open({ ports: { store: slowStore(memory, seed) } });
      const key = await engine.issue({ actor: everything, owner: 'ada', name: 'a', scopes: ['*'], expiresAt: null });
      const id = key.ok ? key.key.id : '';
      const results = await Promise.all([1, 2].map(() => engine.rotate({ actor: everything, id })));
      const successors = results.flatMap((result) => (result.ok ? [result.key.id] : []));
      expect(successors).toHaveLength(1);
      expect(results.find(({ ok }) => !ok)).toMatchObject({ problem: { kind: 'conflict', successor: successors[0] } });
      expect(lineageOf(memory, id)).toHaveLength(2);
    }
  });

  it('goes on where the key is only renamed meanwhile, unless a version is asked for', async () => {
    for (let seed = 0; seed < 30; seed++) {
      const { engine } = open({ ports: { store: slowStore(memoryStore(), seed) } });
      await engine.issue({ actor: everything, owner: 'ada', name: 'a', scopes: ['*'], expiresAt: null, id: 'k1' });
      const [result] = await Promise.all([
        engine.rotate({ actor: everything, id: 'k1' }),
        engine.update({ actor: everything, id: 'k1', name: 'b' }),
      ]);
      expect(result.ok).toBe(true);
    }
    const { engine } = open();
    const { key } = issued(engine);
    now(engine.update({ actor: everything, id: key.id, name: 'b' }));
    expect(tryRotate(engine, key.id, { ifVersion: 1 })).toMatchObject({ problem: { kind: 'conflict' } });
    expect(tryRotate(engine, key.id, { ifVersion: 2 })).toMatchObject({ ok: true });
  });

  it('security 54: is refused for dead keys, and disabled ones', () => {
    const { engine, time } = open();
    const [revoked, expired, disabled] = [issued(engine), issued(engine, { expiresAt: startMs + 1 }), issued(engine)];
    now(engine.revoke({ actor: everything, id: revoked.key.id }));
    now(engine.disable({ actor: everything, id: disabled.key.id }));
    time.nowMs += 1;
    const words = [revoked, expired, disabled].map(({ key }) => {
      const result = tryRotate(engine, key.id);
      return result.ok ? '' : result.problem.message;
    });
    expect(words.map((text) => text.slice(0, 20))).toEqual([
      'The key is revoked, ',
      'The key has expired,',
      'The key is disabled,',
    ]);
    expect(tryRotate(engine, 'key_nobody')).toMatchObject({ problem: { kind: 'not_found' } });
    expect(audited(engine, { action: 'rotate' })).toEqual([]);
  });

  it('security 54: bounds how many earlier keys of one may be used, ten unless told', () => {
    const { engine, time } = open();
    let { id } = issued(engine).key;
    for (let count = 0; count < 10; count++) id = rotated(engine, id).key.id;
    expect(tryRotate(engine, id)).toMatchObject({
      problem: { kind: 'conflict', message: expect.stringMatching(/^10 earlier keys/) },
    });
    expect(tryRotate(engine, id, { overlapMs: 0 })).toMatchObject({ ok: true });
    time.nowMs += hourMs;
    expect(tryRotate(engine, idOf(engine))).toMatchObject({ ok: true });

    const one = { ...lifecycle, rotation: { ...lifecycle.rotation, maxPredecessors: 1 } };
    const tight = open({ provider: { lifecycle: one } }).engine;
    const first = issued(tight).key.id;
    const second = rotated(tight, first).key.id;
    expect(tryRotate(tight, second)).toMatchObject({
      problem: { kind: 'conflict', message: expect.stringMatching(/Revoke one of them/) },
    });
    now(tight.revoke({ actor: everything, id: first }));
    expect(tryRotate(tight, second)).toMatchObject({ ok: true });
  });

  it('security 54: counts a disabled key in grace against the bound: enabled, it may be used again', () => {
    const one = {
      ...lifecycle,
      acts: ['issue', 'rotate', 'disable', 'revoke'],
      rotation: { ...lifecycle.rotation, maxPredecessors: 1 },
    } as const;
    const { engine } = open({ provider: { lifecycle: one } });
    const first = issued(engine).key.id;
    const second = rotated(engine, first).key.id;
    now(engine.disable({ actor: everything, id: first }));
    expect(tryRotate(engine, second)).toMatchObject({
      problem: { kind: 'conflict', message: expect.stringMatching(/^1 earlier keys/) },
    });
  });

  it('says of a revoked key that it is revoked, and not what took its place', () => {
    const { engine } = open();
    const { id } = issued(engine).key;
    rotated(engine, id);
    now(engine.revoke({ actor: everything, id }));
    const { problem } = tryRotate(engine, id) as { problem?: { successor?: string } };
    expect(problem).toMatchObject({ kind: 'conflict', message: expect.stringMatching(/is revoked/) });
    expect(problem?.successor).toBeUndefined();
  });

  it('security 57: takes no place under a plan’s cap, though the account is full', () => {
    const plans = { default: 'free', offered: [{ id: 'free', title: 'Free', limits: [], keys: 1 }] } as const;
    const { engine } = open({ provider: { plans } });
    let { id } = issued(engine).key;
    for (let count = 0; count < 4; count++) {
      id = rotated(engine, id).key.id;
      expect(now(engine.account('ada')).keys).toEqual({ limit: 1, used: 1 });
    }
  });

  it('is audited once with who came of it, and holds no secret', () => {
    const { engine } = open();
    const { key, text } = issued(engine);
    const next = rotated(engine, key.id, { address: '192.0.2.9', requestId: 'req_9' });
    const records = audited(engine, { action: 'rotate' });
    expect(records).toMatchObject([
      { key: key.id, address: '192.0.2.9', requestId: 'req_9', data: { successor: next.key.id } },
    ]);
    expect(JSON.stringify(audited(engine))).not.toContain(next.text.slice(-12));
    expect(JSON.stringify(audited(engine))).not.toContain(text.slice(-12));
  });

  it('security 38: gives a key that acts no secret beyond its own authority', () => {
    const { engine } = open();
    const narrow = issued(engine, { scopes: ['read:events'] }).key;
    const wide = issued(engine, { scopes: ['*'] }).key;
    const actor = { kind: 'key', id: narrow.id, owner: 'ada', environment: 'live', scopes: narrow.scopes } as const;
    expect(tryRotate(engine, wide.id, { actor })).toMatchObject({ problem: { kind: 'beyond_authority' } });
    expect(tryRotate(engine, narrow.id, { actor })).toMatchObject({ ok: true });
  });

  it('is refused where the system does not have it (ruling 11), and for an overlap that cannot be', () => {
    const { engine } = bench();
    expect(tryRotate(engine, issued(engine).key.id)).toMatchObject({ problem: { kind: 'not_offered' } });
    const declared = open().engine;
    const { id } = issued(declared).key;
    for (const overlapMs of [-1, 0.5, 24 * hourMs + 1, Number.NaN]) {
      expect(tryRotate(declared, id, { overlapMs })).toMatchObject({
        problem: { kind: 'invalid', field: 'overlapMs' },
      });
    }
  });

  it('waits with the new key as long as any new key does, and the old one works', () => {
    const { engine, time } = open({ options: { propagationDelayMs: 5000 } });
    const { key, text } = issued(engine);
    time.nowMs += 5000;
    const next = rotated(engine, key.id).text;
    expect([verdict(engine, asking(text)), verdict(engine, asking(next))]).toEqual(['allowed', 'invalid_key']);
  });
});

describe('a rotation', () => {
  it('security 54: is safe to end once only the new key was used', () => {
    const { engine, time } = open();
    const { key, text } = issued(engine);
    const use = (secret: string) => {
      time.nowMs += 10;
      now(engine.record(now(engine.verify(asking(secret))), { status: 200 }));
    };
    expect(state(engine, key.id)).toBeNull();
    const unused = issued(engine).key.id;
    rotated(engine, unused);
    expect(state(engine, unused)).toMatchObject({ isSafeToRevoke: false, firstUsedAt: null });
    use(text);
    const next = rotated(engine, key.id);
    expect(state(engine, key.id)).toMatchObject({ isSafeToRevoke: false, firstUsedAt: null });
    use(next.text);
    const firstUsedAt = new Date(time.nowMs);
    expect(state(engine, key.id)).toMatchObject({
      isSafeToRevoke: true,
      firstUsedAt,
      predecessor: { id: key.id },
      successor: { id: next.key.id },
    });
    use(text);
    use(next.text);
    expect(state(engine, key.id)).toMatchObject({ isSafeToRevoke: false, firstUsedAt });
    time.nowMs += hourMs;
    expect(state(engine, key.id)).toMatchObject({ isSafeToRevoke: true });
    expect(state(engine, next.key.id)).toBeNull();
    expect(state(engine, 'key_nobody')).toMatchObject({ kind: 'not_found' });
  });

  it('is not safe to end where both were used in the same instant', () => {
    const { engine } = open();
    const { key, text } = issued(engine);
    const next = rotated(engine, key.id);
    for (const secret of [text, next.text]) {
      now(engine.record(now(engine.verify(asking(secret))), { status: 200 }));
    }
    expect(state(engine, key.id)).toMatchObject({ isSafeToRevoke: false });
  });

  it('ends with the old key’s revocation, and leaves the new one', () => {
    const { engine } = open();
    const { key, text } = issued(engine);
    const next = rotated(engine, key.id);
    now(engine.revoke({ actor: everything, id: key.id }));
    expect([verdict(engine, asking(text)), verdict(engine, asking(next.text))]).toEqual(['revoked_key', 'allowed']);
    expect(state(engine, key.id)).toMatchObject({ isSafeToRevoke: true });
  });

  it('is not undone by the new key’s revocation: the old one only has its overlap', () => {
    const { engine, time } = open();
    const { key, text } = issued(engine);
    const next = rotated(engine, key.id);
    now(engine.revoke({ actor: everything, id: next.key.id }));
    expect([verdict(engine, asking(text)), verdict(engine, asking(next.text))]).toEqual(['allowed', 'revoked_key']);
    expect(tryRotate(engine, key.id)).toMatchObject({ problem: { successor: next.key.id } });
    time.nowMs += hourMs;
    expect(verdict(engine, asking(text))).toBe('superseded_key');
  });

  it('can be revoked with all that came of it, in one step, from any of its keys', () => {
    const { engine } = open();
    const stranger = issued(engine);
    const { key, text } = issued(engine);
    const second = rotated(engine, key.id);
    const third = rotated(engine, second.key.id);
    now(engine.revoke({ actor: everything, id: key.id }));
    const result = now(engine.revokeLineage({ actor: everything, id: second.key.id }));
    expect(result).toMatchObject({
      keys: [key.id, second.key.id, third.key.id].map((id) => ({ id, status: 'revoked' })),
    });
    const verdicts = [text, second.text, third.text, stranger.text].map((each) => verdict(engine, asking(each)));
    expect(verdicts).toEqual(['revoked_key', 'revoked_key', 'revoked_key', 'allowed']);
    expect(audited(engine, { action: 'revoke' })).toHaveLength(3);
    expect(audited(engine, { key: third.key.id, action: 'revoke' })).toMatchObject([{ data: { lineage: key.id } }]);
    now(engine.revokeLineage({ actor: everything, id: third.key.id }));
    expect(audited(engine, { action: 'revoke' })).toHaveLength(3);
    const alone = now(engine.revokeLineage({ actor: everything, id: stranger.key.id }));
    expect(alone).toMatchObject({ keys: [{ id: stranger.key.id, status: 'revoked' }] });
    expect(now(engine.revokeLineage({ actor: everything, id: 'nobody' }))).toMatchObject({ ok: false });
  });

  it('security 54, 56: leaves no key alive in a lineage that is revoked while it is rotated', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 4 }), async (seed, count) => {
        const memory = memoryStore();
        const { engine } = open({ ports: { store: slowStore(memory, seed) } });
        await engine.issue({ actor: everything, owner: 'ada', name: 'a', scopes: ['*'], expiresAt: null, id: 'k1' });
        const rotations = [...Array(count)].map(() => engine.rotate({ actor: everything, id: 'k1' }));
        await Promise.all([...rotations, engine.revokeLineage({ actor: everything, id: 'k1' })]);
        const [first, ...others] = lineageOf(memory, 'k1');
        // Who came after the revocation was refused, and who came before was revoked.
        expect(others.length).toBeLessThanOrEqual(1);
        for (const each of [...(first ? [first] : []), ...others]) expect(each.revokedAtMs).not.toBeNull();
        expect(now(memory.findById('k1'))?.revokedAtMs).not.toBeNull();
      }),
      { numRuns: 100 },
    );
  });
});

/** The keys of a lineage, newest first. */
const lineageOf = (store: StorePort, lineage: string) => {
  const query = { owner: null, environment: null, status: null, withRevoked: true, after: null, limit: 100 } as const;
  return now(store.list({ ...query, nowMs: startMs })).filter((facts) => facts.lineage === lineage);
};

const idOf = (engine: Engine): string => {
  const page = now(engine.list({ actor: everything, limit: 1 }));
  return page.ok ? (page.keys[0]?.id ?? '') : '';
};
