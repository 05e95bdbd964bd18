import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audited, bench, everything, issued, now, startMs, system } from '../../../test/engine/fixture.ts';
import { meanwhile } from '../../../test/engine/meanwhile.ts';
import { slowStore } from '../../../test/engine/slow-store.ts';
import type { Actor } from '../actor.ts';
import type { Engine } from '../engine.ts';
import { memoryStore } from '../stores/memory.ts';
import type { StorePort } from '../stores/store.ts';

const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'update', 'regenerate', 'rotate', 'disable', 'revoke'],
  rotation: { overlapMs: { default: 1000, max: 1000 } },
} as const;
const actor = { kind: 'key', id: 'acting', owner: 'ada', environment: 'live', scopes: ['*'] } satisfies Actor;

/** Every act by which a key gives nobody anything, the store's method that does it, and what the audit calls it. */
const acts = {
  rename: ['update', 'update', (engine: Engine) => engine.update({ actor, id: 'other', name: 'renamed' })],
  narrow: ['update', 'update', (engine: Engine) => engine.update({ actor, id: 'other', scopes: ['read:events'] })],
  disable: ['disable', 'disable', (engine: Engine) => engine.disable({ actor, id: 'other' })],
  enable: ['disable', 'enable', (engine: Engine) => engine.enable({ actor, id: 'stopped' })],
  revoke: ['revoke', 'revoke', (engine: Engine) => engine.revoke({ actor, id: 'other' })],
  'revoke the lineage of': [
    'revokeLineage',
    'revoke',
    (engine: Engine) => engine.revokeLineage({ actor, id: 'other' }),
  ],
} as const;

const prepared = () => {
  const memory = memoryStore();
  const time = { nowMs: startMs };
  const clock = { now: () => time.nowMs };
  const on = (store: StorePort) => bench({ ports: { store, clock }, provider: { lifecycle } }).engine;
  const prompt = on(memory);
  for (const id of ['acting', 'other', 'stopped']) issued(prompt, { id, scopes: ['*'] });
  now(prompt.disable({ actor: everything, id: 'stopped' }));
  return { memory, on, prompt, time };
};

/** How a key may end. */
const ends = {
  revoked: (engine: Engine) => now(engine.revoke({ actor: everything, id: 'acting' })),
  disabled: (engine: Engine) => now(engine.disable({ actor: everything, id: 'acting' })),
  replaced: (engine: Engine) => now(engine.rotate({ actor: everything, id: 'acting', overlapMs: 0 })),
} as const;
const dead = {
  ok: false,
  problem: { kind: 'beyond_authority', message: expect.stringContaining('no longer alive') },
};
const byActing = (engine: Engine) => audited(engine, { by: 'acting' }).map(({ action }) => action);

describe.each(Object.entries(acts))('a key that asks to %s another', (_, [method, action, ask]) => {
  it.each(Object.entries(ends))('security 53: does nothing once it is %s', (__, end) => {
    const { prompt } = prepared();
    end(prompt);
    expect(now(ask(prompt))).toMatchObject(dead);
    expect(byActing(prompt)).toEqual([]);
  });

  it('security 39, 53: does it to the end of its overlap, and not from then on', () => {
    const { prompt, time } = prepared();
    now(prompt.rotate({ actor: everything, id: 'acting' }));
    time.nowMs += 1000;
    expect(now(ask(prompt))).toMatchObject(dead);
    const other = prepared();
    now(other.prompt.rotate({ actor: everything, id: 'acting' }));
    other.time.nowMs += 999;
    expect(now(ask(other.prompt))).toMatchObject({ ok: true });
    expect(byActing(other.prompt)).toEqual([action]);
  });

  it('security 53: does it before its own revocation or not at all, where the two come at once', async () => {
    const outcomes = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(40), async (seed, turns) => {
        const { memory, on, prompt } = prepared();
        const engine = on(slowStore(memory, seed));
        const revoke = async () => {
          for (let turn = 0; turn < turns; turn++) await null;
          return engine.revoke({ actor: everything, id: 'acting' });
        };
        const [done] = await Promise.all([ask(engine), revoke()]);
        const order = audited(prompt).filter(({ actor: by, key }) => by === 'acting' || key === 'acting');
        expect(order.at(-1)).toMatchObject({ actor: 'system', action: 'revoke' });
        expect(order.some(({ actor: by }) => by === 'acting')).toBe(done.ok);
        if (!done.ok) expect(done).toMatchObject(dead);
        outcomes.add(done.ok);
      }),
      { numRuns: 100 },
    );
    expect(outcomes).toEqual(new Set([true, false]));
  });

  it('does it where it was only renamed meanwhile, and is told where it is changed each time', () => {
    const { memory, on, prompt } = prepared();
    const rename = (times: number) => now(prompt.update({ actor: everything, id: 'acting', name: `name ${times}` }));
    const always = meanwhile(memory, method, rename);
    expect(now(ask(on(always)))).toMatchObject({
      problem: { kind: 'conflict', message: expect.stringContaining('The key that acts was changed meanwhile.') },
    });
    expect(byActing(prompt)).toEqual([]);
    const once = meanwhile(memory, method, (times) => {
      if (times === 0) rename(999);
    });
    expect(now(ask(on(once)))).toMatchObject({ ok: true });
  });
});
