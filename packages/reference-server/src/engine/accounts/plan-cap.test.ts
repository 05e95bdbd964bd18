import type { Plans } from '@latchkey/providers';
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

const plans: Plans = {
  default: 'free',
  offered: [
    { id: 'free', title: 'Free', limits: [], keys: 1 },
    { id: 'developer', title: 'Developer', limits: [], keys: 5 },
    { id: 'enterprise', title: 'Enterprise', limits: [], keys: null },
    { id: 'open', title: 'Open', limits: [] },
  ],
};
const lifecycle = { ...system.lifecycle, acts: ['issue', 'disable', 'revoke'] } as const;
const open = (told: Parameters<typeof bench>[0] = {}) =>
  bench({ ...told, provider: { plans, lifecycle, ...told.provider } });
const request = { actor: everything, owner: 'ada', name: 'a key', scopes: ['read:events'], expiresAt: null };
const asked = (engine: Engine, told: Partial<typeof request> & { expiresAt?: number | null } = {}) => {
  const result = now(engine.issue({ ...request, ...told }));
  return result.ok ? 'issued' : result.problem;
};
const count = (engine: Engine) => now(engine.account('ada')).keys;
const plan = (engine: Engine, id: string, keys?: number | null) =>
  now(engine.setPlan({ actor: everything, owner: 'ada', plan: id, keys }));

describe('a plan’s cap of keys', () => {
  it('security 57: refuses one key too many with the numbers and what to do, and writes nothing', () => {
    const { engine } = open();
    issued(engine);
    expect(asked(engine)).toEqual({
      kind: 'plan_cap',
      message: 'The account’s plan allows 1 active key, and it has 1. Revoke a key first, or choose a larger plan.',
      cap: { limit: 1, used: 1 },
    });
    expect(count(engine)).toEqual({ limit: 1, used: 1 });
    expect(audited(engine)).toHaveLength(1);
  });

  it('counts a key at once, and of one account only', () => {
    const { engine } = open({ options: { plan: 'developer', propagationDelayMs: 5000 } });
    for (const used of [1, 2, 3, 4, 5]) {
      issued(engine);
      expect(count(engine)).toEqual({ limit: 5, used });
    }
    expect(asked(engine)).toMatchObject({ kind: 'plan_cap' });
    expect(now(engine.issue({ ...request, owner: 'bob' }))).toMatchObject({ ok: true });
  });

  it('security 57: counts neither revoked nor expired nor disabled keys', () => {
    const { engine, time } = open();
    issued(engine, { expiresAt: startMs + 1000 });
    expect(asked(engine)).toMatchObject({ kind: 'plan_cap' });
    time.nowMs += 1000;
    expect(count(engine)).toEqual({ limit: 1, used: 0 });
    const second = issued(engine);
    now(engine.revoke({ actor: everything, id: second.key.id }));
    const third = issued(engine);
    now(engine.disable({ actor: everything, id: third.key.id }));
    expect(asked(engine)).toBe('issued');
    expect(count(engine)).toEqual({ limit: 1, used: 1 });
  });

  it('ruling 21: can be changed at once, and be an account’s own', () => {
    const { engine } = open();
    issued(engine);
    plan(engine, 'developer');
    expect(asked(engine)).toBe('issued');
    expect(plan(engine, 'enterprise', 3)).toMatchObject({ keys: { limit: 3, used: 2 } });
    expect([asked(engine), asked(engine)]).toMatchObject(['issued', { kind: 'plan_cap', cap: { limit: 3 } }]);
    expect(plan(engine, 'free', null)).toMatchObject({ keys: { limit: null, used: 3 } });
    expect(asked(engine)).toBe('issued');
    expect(plan(engine, 'enterprise')).toMatchObject({ keys: { limit: null, used: 4 } });
    expect(plan(engine, 'open')).toMatchObject({ keys: { limit: null, used: 4 } });
    expect(audited(engine, { action: 'set_plan' }).map(({ data }) => data.keys)).toEqual([
      undefined,
      3,
      'any number',
      undefined,
      undefined,
    ]);
  });

  it('security 57: blocks issuing and not use where it is below what there is', () => {
    const { engine } = open({ options: { plan: 'developer' } });
    const keys = [1, 2, 3].map(() => issued(engine));
    plan(engine, 'free');
    expect(keys.map(({ text }) => verdict(engine, asking(text)))).toEqual(['allowed', 'allowed', 'allowed']);
    expect(count(engine)).toEqual({ limit: 1, used: 3 });
    expect(asked(engine)).toMatchObject({ kind: 'plan_cap', cap: { limit: 1, used: 3 } });
    plan(engine, 'free', 0);
    expect(asked(engine)).toMatchObject({ cap: { limit: 0, used: 3 } });
  });

  it('holds for secrets that are imported, and not for a table that is taken in', () => {
    const { engine } = open();
    issued(engine);
    const secret = `acme_live_${'a1b2'.repeat(8)}`;
    expect(now(engine.importKey({ ...request, secret }))).toMatchObject({ problem: { kind: 'plan_cap' } });
    const table = open({ options: { plan: 'developer' } });
    for (const _ of [1, 2, 3]) issued(table.engine);
    const result = now(table.engine.records({ actor: everything }));
    const records = result.ok ? result.records : [];
    const fresh = open().engine;
    for (const record of records) {
      expect(now(fresh.adopt({ actor: everything, record }))).toMatchObject({ ok: true });
    }
    expect(count(fresh)).toEqual({ limit: 1, used: 3 });
    expect(asked(fresh)).toMatchObject({ kind: 'plan_cap' });
  });

  it('must be a whole number', () => {
    const { engine } = open();
    for (const keys of [-1, 1.5, Number.NaN]) {
      expect(plan(engine, 'free', keys)).toMatchObject({ problem: { kind: 'invalid', field: 'keys' } });
    }
  });

  it('is none where the system has no plans', () => {
    const { engine } = bench();
    for (const _ of [1, 2, 3]) issued(engine);
    expect(count(engine)).toEqual({ limit: null, used: 3 });
  });

  it('security 57: forty who issue at once under a cap of five leave exactly five', async () => {
    for (let seed = 0; seed < 25; seed++) {
      const memory = memoryStore();
      const { engine } = open({ options: { plan: 'developer' }, ports: { store: slowStore(memory, seed) } });
      const results = await Promise.all([...Array(40)].map(() => engine.issue(request)));
      expect(results.filter(({ ok }) => ok)).toHaveLength(5);
      expect(now(memory.activeKeys('ada', startMs))).toBe(5);
      const refusals = results.flatMap((result) => (result.ok ? [] : [result.problem]));
      expect(new Set(refusals.map(({ kind }) => kind))).toEqual(new Set(['plan_cap']));
    }
    const { engine } = open({ options: { plan: 'developer' } });
    const results = [...Array(40)].map(() => asked(engine));
    expect(results.filter((each) => each === 'issued')).toHaveLength(5);
  });

  it('security 57: holds whatever is issued, revoked, disabled and enabled at once', async () => {
    const acts = fc.array(fc.tuple(fc.constantFrom('issue', 'revoke', 'disable', 'enable'), fc.nat(7)), {
      minLength: 5,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(), async (chosen, seed) => {
        const memory = memoryStore();
        const { engine } = open({ options: { plan: 'developer' }, ports: { store: slowStore(memory, seed) } });
        const done = chosen.map(([act, at]) => {
          const id = `k${at}`;
          switch (act) {
            case 'issue':
              return engine.issue({ ...request, id });
            case 'revoke':
              return engine.revoke({ actor: everything, id });
            case 'disable':
              return engine.disable({ actor: everything, id });
            default:
              return engine.enable({ actor: everything, id });
          }
        });
        await Promise.all(done);
        const keys = now(memory.list({ ...everyKey, nowMs: startMs }));
        expect(keys.length).toBeLessThanOrEqual(5);
        expect(now(memory.activeKeys('ada', startMs))).toBe(keys.length);
      }),
      { numRuns: 150 },
    );
  });
});

const everyKey = {
  owner: 'ada',
  environment: null,
  status: 'active',
  withRevoked: true,
  after: null,
  limit: 100,
} as const;
