import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audited, bench, everything, issued, now, startMs, system } from '../../../test/engine/fixture.ts';
import { meanwhile } from '../../../test/engine/meanwhile.ts';
import { slowStore } from '../../../test/engine/slow-store.ts';
import type { Actor } from '../actor.ts';
import type { EngineProvider } from '../context.ts';
import type { Engine } from '../engine.ts';
import { memoryStore } from '../stores/memory.ts';
import type { StorePort } from '../stores/store.ts';

const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'update', 'regenerate', 'rotate', 'disable', 'revoke'],
  rotation: { overlapMs: { default: 1000, max: 1000 } },
} as const;
const actor = { kind: 'key', id: 'acting', owner: 'ada', environment: 'live', scopes: ['*'] } satisfies Actor;
const request = { actor, owner: 'ada', name: 'made', scopes: ['*'], expiresAt: null };
const secret = `acme_live_${'a1b2'.repeat(8)}`;

/** Every act by which a key gives somebody something, and the store's method that does it. */
const acts = {
  issue: ['insert', (engine: Engine) => engine.issue({ ...request, id: 'made' })],
  import: ['insert', (engine: Engine) => engine.importKey({ ...request, id: 'made', secret })],
  regenerate: ['regenerate', (engine: Engine) => engine.regenerate({ actor, id: 'other' })],
  rotate: ['rotate', (engine: Engine) => engine.rotate({ actor, id: 'other' })],
  update: ['update', (engine: Engine) => engine.update({ actor, id: 'other', scopes: ['*'] })],
} as const;
const named = Object.entries(acts);

const prepared = (provider: Partial<EngineProvider> = {}) => {
  const memory = memoryStore();
  const on = (store: StorePort) => bench({ ports: { store }, provider: { lifecycle, ...provider } }).engine;
  const prompt = on(memory);
  issued(prompt, { id: 'acting', scopes: provider.access ? [] : ['*'] });
  issued(prompt, { id: 'other', scopes: provider.access ? [] : ['read:events'] });
  return { memory, on, prompt };
};

describe.each(named)('a key that asks to %s', (act, [method, ask]) => {
  it('security 38, 53: is refused as one that is dead, where it is revoked while it is asked about', async () => {
    const outcomes = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(50), async (seed, turns) => {
        const { memory, on, prompt } = prepared();
        const engine = on(slowStore(memory, seed));
        const revoke = async () => {
          for (let turn = 0; turn < turns; turn++) await null;
          return engine.revoke({ actor: everything, id: 'acting' });
        };
        const [done] = await Promise.all([ask(engine), revoke()]);
        const order: readonly string[] = audited(prompt).flatMap(({ actor: by, action }) =>
          by === 'acting' || action === 'revoke' ? [action] : [],
        );
        // What it did, it did before it was revoked; and where it was refused, it did nothing.
        expect(order.at(-1)).toBe('revoke');
        expect(order.includes(act)).toBe(done.ok);
        if (!done.ok)
          expect(done.problem).toMatchObject({
            kind: 'beyond_authority',
            message: expect.stringContaining('no longer alive'),
          });
        outcomes.add(done.ok);
      }),
      { numRuns: 200 },
    );
    expect(outcomes).toEqual(new Set([true, false]));
  });

  it('security 38: may give no more than it has at the moment when it gives it', () => {
    const { memory, on, prompt } = prepared();
    const store = meanwhile(memory, method, () => {
      now(prompt.update({ actor: everything, id: 'acting', scopes: ['read:chat'] }));
    });
    expect(now(ask(on(store)))).toMatchObject({ problem: { kind: 'beyond_authority', field: 'scopes' } });
    expect(now(memory.findById('made'))).toBeNull();
  });

  it('does it where it was only renamed meanwhile', () => {
    const { memory, on, prompt } = prepared();
    const store = meanwhile(memory, method, (times) => {
      if (times === 0) now(prompt.update({ actor: everything, id: 'acting', name: 'renamed' }));
    });
    expect(now(ask(on(store)))).toMatchObject({ ok: true });
  });

  it('is told to look again where it is changed each time', () => {
    const { memory, on, prompt } = prepared();
    const store = meanwhile(memory, method, (times) => {
      now(prompt.update({ actor: everything, id: 'acting', name: `name ${times}` }));
    });
    expect(now(ask(on(store)))).toMatchObject({
      problem: { kind: 'conflict', message: expect.stringContaining('The key that acts was changed meanwhile.') },
    });
    expect(now(memory.list(ofAda))).toHaveLength(2);
  });
});

const ofAda = {
  owner: 'ada',
  environment: null,
  status: null,
  withRevoked: true,
  after: null,
  limit: 10,
  nowMs: startMs,
} as const;

describe('where keys have no scopes of their own', () => {
  const access = { kind: 'none' } as const;

  it('ruling 9: any may regenerate another, as long as it lives', () => {
    const { memory, on, prompt } = prepared({ access });
    const bare = { ...actor, scopes: [] };
    expect(now(prompt.regenerate({ actor: bare, id: 'other' }))).toMatchObject({ ok: true });
    const store = meanwhile(memory, 'regenerate', () => {
      now(prompt.revoke({ actor: everything, id: 'acting' }));
    });
    expect(now(on(store).regenerate({ actor: bare, id: 'other' }))).toMatchObject({
      problem: { kind: 'beyond_authority' },
    });
  });
});
