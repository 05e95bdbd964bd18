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
import { meanwhile, without } from '../../../test/engine/meanwhile.ts';
import type { EngineProvider } from '../context.ts';
import type { Engine } from '../engine.ts';
import { sealing } from '../seal/sealing.ts';
import type { AuditEntry } from '../stores/audit-row.ts';
import { memoryStore } from '../stores/memory.ts';
import type { StorePort } from '../stores/store.ts';

const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'update', 'regenerate', 'rotate', 'disable', 'revoke'],
  rotation: { overlapMs: { default: 1000, max: 5000 } },
} as const;
const open = (store: StorePort, told: Partial<EngineProvider['lifecycle']> = {}) =>
  bench({ provider: { lifecycle: { ...lifecycle, ...told } }, ports: { store } });
const entry: AuditEntry = {
  atMs: startMs,
  actor: 'system',
  action: 'update',
  keyId: 'k1',
  owner: 'ada',
  address: null,
  requestId: null,
  data: {},
};
const about = { actor: everything, id: 'k1' } as const;
const idempotencyKey = '0191f2a4-7c1e-4b7a-9d3e-5f6a7b8c9d0e';

/** What each act asks of the store. */
const acts = {
  regenerate: (engine: Engine) => engine.regenerate(about),
  rotate: (engine: Engine) => engine.rotate(about),
  disable: (engine: Engine) => engine.disable(about),
  update: (engine: Engine) => engine.update({ ...about, name: 'another' }),
} as const;
const names = ['regenerate', 'rotate', 'disable', 'update'] as const;

describe.each(names)('%s, where something else is done between looking and writing', (name) => {
  it.each([
    ['gone', 'not_found'],
    ['shown', 'conflict'],
  ] as const)('security 56: a revocation wins, after which keys are %s', (afterRevocation, kind) => {
    const memory = memoryStore();
    const store = meanwhile(memory, name, () => memory.revoke('k1', startMs, { ...entry, action: 'revoke' }));
    const { engine } = open(store, { afterRevocation });
    const { text } = issued(engine, { id: 'k1' });
    expect(now<unknown>(acts[name](engine))).toMatchObject({ ok: false, problem: { kind } });
    expect(audited(engine).map(({ action }) => action)).toEqual(['issue', 'revoke']);
    expect(verdict(engine, asking(text))).toBe('revoked_key');
  });
});

describe.each(['regenerate', 'rotate', 'update'] as const)('%s of a key that is changed meanwhile', (name) => {
  /** Renames the key behind the back of an act, as often as told. */
  const renaming = (times: number) => {
    const memory = memoryStore();
    const rename = (done: number) => {
      if (done >= times) return;
      now(memory.update('k1', { name: `n${done}` }, entry, now(memory.findById('k1'))?.version ?? 0));
    };
    const { engine } = open(meanwhile(memory, name, rename));
    return { engine, key: issued(engine, { id: 'k1' }) };
  };

  it('security 56: is done to the key as it is by then', () => {
    const { engine } = renaming(2);
    expect(now<unknown>(acts[name](engine))).toMatchObject({ ok: true });
    expect(audited(engine).map(({ action }) => action)).toEqual(['issue', 'update', 'update', name]);
  });

  it('security 56: gives up at some time, and says so', () => {
    const { engine, key } = renaming(Number.POSITIVE_INFINITY);
    expect(now<unknown>(acts[name](engine))).toMatchObject({
      problem: { kind: 'conflict', message: expect.stringMatching(/The key was (changed|regenerated) meanwhile\./) },
    });
    expect(verdict(engine, asking(key.text))).toBe('allowed');
  });
});

describe('an act upon a key that a store loses sight of', () => {
  it.each(['regenerate', 'rotate'] as const)('is no %s, but an unknown key', (name) => {
    const memory = memoryStore();
    let isLost = false;
    const store = meanwhile(memory, name, () => {
      isLost = true;
      now(memory.update('k1', { name: 'b' }, entry, 1));
    });
    const { engine } = open(without(store, () => isLost));
    issued(engine, { id: 'k1' });
    expect(now<unknown>(acts[name](engine))).toMatchObject({ problem: { kind: 'not_found' } });
  });

  it('is no revocation, and no rotation that could be told of', () => {
    const { engine } = open({ ...memoryStore(), revoke: () => null });
    issued(engine, { id: 'k1' });
    expect(now(engine.revoke(about))).toMatchObject({ problem: { kind: 'not_found' } });

    const memory = memoryStore();
    let lost = '';
    const rotating = open(without(memory, (id) => id === lost)).engine;
    issued(rotating, { id: 'k1' });
    const next = now(rotating.rotate(about));
    lost = next.ok ? next.key.id : '';
    expect(now(rotating.rotation(about))).toMatchObject({ problem: { kind: 'not_found' } });
  });

  it('tells no rotation whose earlier key is out of sight when it is done', () => {
    const memory = memoryStore();
    let isDone = false;
    const store = { ...without(memory, (id) => isDone && id === 'k1') };
    const { engine } = open({
      ...store,
      rotate: (...given) => {
        isDone = true;
        return memory.rotate(...given);
      },
    });
    issued(engine, { id: 'k1' });
    expect(now(engine.rotate(about))).toMatchObject({ problem: { kind: 'not_found' } });
  });

  it('security 69: replays nothing of it', () => {
    const memory = memoryStore();
    let isLost = false;
    const { engine } = open(without(memory, () => isLost));
    const request = { actor: everything, owner: 'ada', name: 'a', scopes: ['*'], expiresAt: null, idempotencyKey };
    expect(now(engine.issue(request)).ok).toBe(true);
    isLost = true;
    expect(now(engine.issue(request))).toMatchObject({ problem: { kind: 'not_found' } });
  });
});

describe('security 69: an attempt that was away for so long that another took its claim over', () => {
  const twoMinutes = 120_000;
  it.each(['regenerate', 'rotate'] as const)('writes no %s', (name) => {
    const memory = memoryStore();
    let comeBetween = () => {};
    const store = meanwhile(memory, name, (times) => times === 0 && comeBetween());
    const { engine, time } = bench({
      provider: { lifecycle },
      ports: { store, seal: sealing(new Uint8Array(32).fill(7), (size) => new Uint8Array(size)) },
    });
    issued(engine, { id: 'k1' });
    const attempt = () => now<{ readonly ok: boolean }>(engine[name]({ ...about, idempotencyKey }));
    let isOtherDone = false;
    comeBetween = () => {
      time.nowMs += twoMinutes;
      isOtherDone = attempt().ok;
    };
    expect(attempt()).toMatchObject({ ok: false, problem: { kind: 'conflict' } });
    expect(isOtherDone).toBe(true);
    expect(audited(engine, { action: name })).toHaveLength(1);
  });

  it.each(['regenerate', 'rotate'] as const)('writes no %s, though nothing else was done under it', (name) => {
    const memory = memoryStore();
    const store = meanwhile(memory, name, () => {
      const [claimed] = claims;
      if (claimed) now(memory.claim({ ...claimed, token: 'another' }, startMs + twoMinutes));
    });
    const claims: Parameters<StorePort['claim']>[0][] = [];
    const { engine } = open(
      new Proxy(store, {
        get: (target, method) =>
          method === 'claim'
            ? (...given: Parameters<StorePort['claim']>) => {
                claims.push(given[0]);
                return memory.claim(...given);
              }
            : Reflect.get(target, method),
      }),
    );
    const { text } = issued(engine, { id: 'k1' });
    expect(now<unknown>(engine[name]({ ...about, idempotencyKey }))).toMatchObject({
      problem: { kind: 'conflict', field: 'idempotencyKey' },
    });
    expect(verdict(engine, asking(text))).toBe('allowed');
    expect(audited(engine).map(({ action }) => action)).toEqual(['issue']);
  });
});

describe('security 5: a random source that repeats itself', () => {
  it('rotates no key into one that there is already', () => {
    const { engine } = bench({ provider: { lifecycle }, ports: { random: (size) => new Uint8Array(size) } });
    const { text } = issued(engine, { id: 'k1' });
    expect(() => engine.rotate(about)).toThrow(/random source repeats/);
    expect(verdict(engine, asking(text))).toBe('allowed');
    expect(audited(engine).map(({ action }) => action)).toEqual(['issue']);
  });
});
