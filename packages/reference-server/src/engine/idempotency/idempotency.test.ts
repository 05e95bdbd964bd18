import { inspect } from 'node:util';
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
  stream,
  system,
  verdict,
} from '../../../test/engine/fixture.ts';
import { overheard } from '../../../test/engine/overheard.ts';
import { slowStore } from '../../../test/engine/slow-store.ts';
import type { Engine } from '../engine.ts';
import { sealing } from '../seal/sealing.ts';
import { memoryStore } from '../stores/memory.ts';

const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'update', 'regenerate', 'rotate', 'revoke'],
  rotation: { overlapMs: { default: 1000, max: 5000 } },
} as const;
const seal = sealing(new Uint8Array(32).fill(7), stream(9));
const open = (told: Parameters<typeof bench>[0] = {}) =>
  bench({ ...told, provider: { lifecycle, ...told.provider }, ports: { seal, ...told.ports } });
const idempotencyKey = '0191f2a4-7c1e-4b7a-9d3e-5f6a7b8c9d0e';
const another = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';
const request = { actor: everything, owner: 'ada', name: 'a key', scopes: ['read:events'], expiresAt: null };
const minute = 60_000;

type Told = Partial<Parameters<Engine['issue']>[0]>;
const ask = (engine: Engine, told: Told = {}) => {
  const result = now(engine.issue({ ...request, idempotencyKey, ...told }));
  if (!result.ok) return result.problem;
  const { key, secret, isReplayed = false } = result;
  return { id: key.id, text: secret?.reveal() ?? null, isReplayed };
};
const textOf = (answer: ReturnType<typeof ask>): string => ('text' in answer ? (answer.text ?? '') : '');
const idOf = (answer: ReturnType<typeof ask>): string => ('id' in answer ? answer.id : '');
const keysOf = (engine: Engine) => {
  const page = now(engine.list({ actor: everything, limit: 1000 }));
  return page.ok ? page.keys.length : 0;
};

describe('an Idempotency-Key', () => {
  it('security 69, 70: gives the same key and secret for the same request, and says that it is a replay', () => {
    const { engine, time } = open();
    const first = ask(engine);
    expect(first).toMatchObject({ isReplayed: false });
    time.nowMs += 9 * minute;
    expect(ask(engine)).toEqual({ ...first, isReplayed: true });
    expect(verdict(engine, asking(textOf(first)))).toBe('allowed');
    expect([keysOf(engine), audited(engine, { action: 'issue' }).length]).toEqual([1, 1]);
  });

  it('security 49, 70: gives the key without its secret from the tenth minute on, and forgets all after a day', () => {
    const { engine, time } = open();
    const first = ask(engine);
    time.nowMs = startMs + 10 * minute - 1;
    expect(ask(engine)).toMatchObject({ text: textOf(first), isReplayed: true });
    time.nowMs = startMs + 10 * minute;
    expect(ask(engine)).toEqual({ id: idOf(first), text: null, isReplayed: true });
    time.nowMs = startMs + 24 * 60 * minute - 1;
    expect(ask(engine)).toMatchObject({ id: idOf(first), isReplayed: true });
    time.nowMs = startMs + 24 * 60 * minute;
    expect(ask(engine)).toMatchObject({ isReplayed: false });
    expect(keysOf(engine)).toBe(2);
  });

  it.each([
    ['another name', { name: 'another' }],
    ['other scopes', { scopes: ['*'] }],
    ['another end', { expiresAt: startMs + 1000 }],
    ['a description', { description: 'weekly' }],
    ['an id', { id: 'k1' }],
  ])('security 69: refuses %s under the same one', (_, told) => {
    const { engine } = open();
    ask(engine);
    expect(ask(engine, told)).toMatchObject({ kind: 'idempotency_mismatch', field: 'idempotencyKey' });
    expect(keysOf(engine)).toBe(1);
  });

  it('security 69: is another one for another owner, another actor, another act and another key', () => {
    const { engine } = open();
    const person = { kind: 'person', id: 'anna', owner: 'ada', scopes: 'all' } as const;
    const ids = [ask(engine), ask(engine, { owner: 'bob' }), ask(engine, { actor: person })].map(idOf);
    expect(new Set(ids).size).toBe(3);
    const [one = '', two = ''] = ids;
    const regenerate = (id: string) => {
      const result = now(engine.regenerate({ actor: everything, id, idempotencyKey }));
      return result.ok ? [result.key.id, result.isReplayed ?? false] : result.problem.kind;
    };
    expect([regenerate(one), regenerate(two), regenerate(one)]).toEqual([
      [one, false],
      [two, false],
      [one, true],
    ]);
  });

  it('goes by what the caller said, where the request was worked out from that', () => {
    const { engine, time } = open();
    const later = () => ask(engine, { expiresAt: time.nowMs + 1000, idempotencyBody: { expires: 'in a second' } });
    const first = later();
    time.nowMs += 5;
    expect(later()).toEqual({ ...first, isReplayed: true });
    expect(ask(engine, { idempotencyBody: { expires: 'never' } })).toMatchObject({ kind: 'idempotency_mismatch' });
  });

  it('is not used up by what failed', () => {
    const { engine } = open();
    expect(ask(engine, { scopes: ['nothing'] })).toMatchObject({ kind: 'invalid' });
    expect(ask(engine)).toMatchObject({ isReplayed: false });
    const stuck = open({ ports: { random: (size) => new Uint8Array(size) } });
    now(stuck.engine.issue({ ...request }));
    const attempt = () => ask(stuck.engine, { id: 'k1' });
    expect(attempt).toThrow(/repeats itself/);
    // Not "under way": the first attempt let it go.
    expect(attempt).toThrow(/repeats itself/);
  });

  it('lets go of what a store failed at', async () => {
    const memory = memoryStore();
    let broken = true;
    const insert: typeof memory.insert = async (...given) => {
      if (broken) throw new Error('The disk is full.');
      return memory.insert(...given);
    };
    const { engine } = open({ ports: { store: { ...memory, insert } } });
    await expect(engine.issue({ ...request, idempotencyKey })).rejects.toThrow('The disk is full.');
    broken = false;
    expect(await engine.issue({ ...request, idempotencyKey })).toMatchObject({ ok: true });
  });

  it('security 69: makes one key of fifty who ask at once; the others are told so, or served the same', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const memory = memoryStore();
      const { engine } = open({ ports: { store: slowStore(memory, seed) } });
      const asked = [...Array(50)].map(() => engine.issue({ ...request, idempotencyKey }));
      const results = await Promise.all(asked);
      const made = results.flatMap((result) => (result.ok ? [result] : []));
      expect(new Set(made.map(({ key }) => key.id)).size).toBe(1);
      expect(new Set(made.map(({ secret }) => secret?.reveal())).size).toBe(1);
      expect(made.filter(({ isReplayed }) => !isReplayed)).toHaveLength(1);
      const others = new Set(results.flatMap((result) => (result.ok ? [] : [result.problem.kind])));
      expect([...others].every((kind) => kind === 'conflict')).toBe(true);
      expect(now(memory.list({ ...everyKey }))).toHaveLength(1);
    }
  });

  it('security 69: is free again when an attempt never ended, and that attempt writes nothing any more', async () => {
    const memory = memoryStore();
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    let calls = 0;
    const insert: typeof memory.insert = async (...given) => {
      if (calls++ === 0) await held;
      return memory.insert(...given);
    };
    const { engine, time } = open({ ports: { store: { ...memory, insert } } });
    const lost = engine.issue({ ...request, idempotencyKey });
    expect(await engine.issue({ ...request, idempotencyKey })).toMatchObject({ problem: { kind: 'conflict' } });
    time.nowMs += minute;
    const second = await engine.issue({ ...request, idempotencyKey });
    expect(second).toMatchObject({ ok: true });
    release();
    expect(await lost).toMatchObject({ problem: { kind: 'conflict', field: 'idempotencyKey' } });
    expect(now(memory.list({ ...everyKey }))).toHaveLength(1);
  });

  it('brings back no secret that its key has no longer', () => {
    const { engine } = open();
    const first = ask(engine);
    now(engine.regenerate({ actor: everything, id: idOf(first) }));
    expect(ask(engine)).toEqual({ id: idOf(first), text: null, isReplayed: true });
  });

  it('ruling 13: brings back no key that is gone, as it is no key of theirs any more', () => {
    const { engine } = open({ provider: { lifecycle: { ...lifecycle, afterRevocation: 'gone' } } });
    const person = { actor: { kind: 'person', id: 'ada', owner: 'ada', scopes: 'all' } } as const;
    for (const told of [{}, person]) {
      const first = ask(engine, told);
      now(engine.revoke({ actor: everything, id: idOf(first) }));
      expect(ask(engine, told)).toEqual({
        kind: 'not_found',
        message: 'The key that came of this Idempotency-Key is gone.',
      });
    }
    expect(keysOf(engine)).toBe(0);
  });

  it('ruling 13: brings back a dead key as dead, and no secret of it', () => {
    const { engine, time } = open();
    const first = ask(engine);
    now(engine.revoke({ actor: everything, id: idOf(first) }));
    expect(ask(engine)).toEqual({ id: idOf(first), text: null, isReplayed: true });
    const short = { idempotencyKey: another, expiresAt: startMs + minute };
    const second = ask(engine, short);
    expect(textOf(second)).not.toBe('');
    now(engine.rotate({ actor: everything, id: idOf(second) }));
    expect(ask(engine, short)).toMatchObject({ text: textOf(second) });
    time.nowMs += 1000;
    expect(ask(engine, short)).toMatchObject({ text: null });
  });

  it('brings a rotation back with both keys', () => {
    const { engine } = open();
    const { key } = issued(engine);
    const rotate = (overlapMs?: number) =>
      now(engine.rotate({ actor: everything, id: key.id, idempotencyKey, overlapMs }));
    const [first, again] = [rotate(), rotate()];
    if (!first.ok || !again.ok) throw new Error('The key was not rotated.');
    expect(again).toMatchObject({ isReplayed: true, key: { id: first.key.id }, predecessor: { id: key.id } });
    expect(again.secret?.reveal()).toBe(first.secret?.reveal());
    expect(rotate(5)).toMatchObject({ problem: { kind: 'idempotency_mismatch' } });
  });

  it('brings a regeneration back, though its key is of another version since', () => {
    const { engine } = open();
    const { key } = issued(engine);
    const regenerate = (ifVersion?: number) =>
      now(engine.regenerate({ actor: everything, id: key.id, idempotencyKey, ifVersion }));
    const [first, again] = [regenerate(1), regenerate(2)];
    if (!first.ok || !again.ok) throw new Error('The key was not regenerated.');
    expect(again.secret?.reveal()).toBe(first.secret?.reveal());
    expect(verdict(engine, asking(first.secret?.reveal() ?? ''))).toBe('allowed');
  });

  it.each([
    ['is short', 'abcdefghijklmno'],
    ['is long', 'aB3'.repeat(86)],
    ['can be guessed', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['counts', '0000000000000001'],
    ['has a blank', '0191f2a4 7c1e 4b7a 9d3e 5f6a7b8c9d0e'],
    ['has a line break', '0191f2a47c1e4b7a9d3e5f6a7b8c9d0e\n'],
    ['is no ASCII', '0191f2a47c1e4b7a9d3eé5f6a7b8c9d0'],
    ['is empty', ''],
    ['is a number', JSON.parse('1234567890123456')],
  ])('security 69: is refused where it %s', (_, key) => {
    const { engine } = open();
    expect(ask(engine, { idempotencyKey: key })).toMatchObject({ kind: 'invalid', field: 'idempotencyKey' });
    expect(keysOf(engine)).toBe(0);
  });

  it.each([
    ['of 16 characters', '0123456789abcdef'],
    ['of 255 characters', Buffer.from(stream(5)(191)).toString('base64').slice(0, 255)],
    ['of 48 bits, by how its characters differ', 'aabbccddeeffgghh'],
  ])('security 69: is accepted where it is one %s', (_, key) => {
    expect(ask(open().engine, { idempotencyKey: key })).toMatchObject({ isReplayed: false });
  });

  it('is accepted whatever random one it is', () => {
    const { engine } = open();
    fc.assert(
      fc.property(fc.uuid(), (key) => {
        expect(ask(engine, { idempotencyKey: key })).toMatchObject({ isReplayed: false });
      }),
    );
  });

  it('security 3, 70: is in no store, nor is the secret in any piece of twelve characters', () => {
    const { store, calls } = overheard();
    const { engine } = open({ ports: { store } });
    const first = ask(engine);
    ask(engine);
    const written = inspect([calls, now(store.audit(wholeAudit)), engine], { depth: 20, maxArrayLength: null });
    expect(written).toContain('fingerprint');
    expect(written).not.toContain(idempotencyKey);
    const body = textOf(first).slice('acme_live_'.length);
    for (let at = 0; at + 12 <= body.length; at++) expect(written).not.toContain(body.slice(at, at + 12));
    for (const { method, given } of calls) {
      if (method === 'claim') expect(given[0]).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{64}$/) });
    }
  });

  it('brings back no secret where nothing can seal it, or another server key did', () => {
    const plain = open({ ports: { seal: undefined } }).engine;
    const first = ask(plain);
    expect(textOf(first)).not.toBe('');
    expect(ask(plain)).toEqual({ id: idOf(first), text: null, isReplayed: true });
    const store = memoryStore();
    const here = open({ ports: { store } }).engine;
    const made = ask(here);
    const foreign = sealing(new Uint8Array(32).fill(8), stream(3));
    const there = open({ ports: { store, seal: foreign, random: stream(5) } }).engine;
    expect(ask(there)).toEqual({ id: idOf(made), text: null, isReplayed: true });
  });

  it('is forgotten as others come, with no timer', () => {
    const { engine, time, store } = open();
    ask(engine);
    time.nowMs += 24 * 60 * minute;
    ask(engine, { idempotencyKey: another });
    expect(now(store.claim({ ...claimOf(1), id: 'f'.repeat(64) }, time.nowMs))).toBeNull();
  });
});

const everyKey = {
  owner: null,
  environment: null,
  status: null,
  withRevoked: true,
  after: null,
  limit: 100,
  nowMs: startMs,
} as const;
const wholeAudit = {
  keyId: null,
  owner: null,
  actor: null,
  action: null,
  sinceMs: null,
  untilMs: null,
  order: 'oldest_first',
  after: null,
  limit: 1000,
} as const;
const claimOf = (at: number) => ({
  id: 'e'.repeat(64),
  fingerprint: 'a'.repeat(64),
  token: String(at),
  expiresAtMs: Number.MAX_SAFE_INTEGER,
});
