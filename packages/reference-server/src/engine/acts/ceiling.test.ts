import type { ApiKey } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asking,
  bench,
  everything,
  issued,
  now,
  operation,
  startMs,
  system,
  verdict,
} from '../../../test/engine/fixture.ts';
import type { Actor } from '../actor.ts';
import type { EngineProvider } from '../context.ts';
import type { Engine } from '../engine.ts';
import type { ActResult } from '../problem.ts';
import type { MaybeReplayed } from './issued.ts';

const lattice = [
  '*',
  'read:*',
  'write:*',
  'admin:*',
  ...['read', 'write', 'admin'].flatMap((verb) => ['events', 'chat'].map((noun) => `${verb}:${noun}`)),
  'export',
  'readers:events',
] as const;
/** What there may be to do: the lattice's own, and what nobody has thought of yet. */
const needs = [...lattice.filter((name) => !name.includes('*')), 'read:later', 'write:later', 'admin:later', 'later'];
const hour = { kind: 'sliding', ms: 3_600_000 } as const;

const provider: Partial<EngineProvider> = {
  access: {
    ...system.access,
    vocabulary: lattice.map((name) => ({ name, title: name, description: name, offered: true })),
  },
  lifecycle: {
    ...system.lifecycle,
    acts: ['issue', 'update', 'regenerate', 'rotate', 'revoke'],
    environments: 'shared',
    rotation: { overlapMs: { default: 0, max: 1000 } },
  },
  keyLimits: [
    { id: 'hour', title: 'an hour', window: hour },
    { id: 'month', title: 'a month', window: { kind: 'month' } },
  ],
};
const open = (told: Partial<EngineProvider> = {}) => bench({ provider: { ...provider, ...told } });

/** By what they let a key do, and not by how they are written. */
const effective = (engine: Engine, scopes: readonly string[]): ReadonlySet<string> => {
  const { text } = issued(engine, { scopes });
  return new Set(
    needs.filter(
      (need) => verdict(engine, asking(text, { operation: operation({ id: need, scopes: [[need]] }) })) === 'allowed',
    ),
  );
};
const isWithin = (inner: ReadonlySet<string>, outer: ReadonlySet<string>) =>
  [...inner].every((each) => outer.has(each));
const person = (scopes: readonly string[]): Actor => ({ kind: 'person', id: 'anna', owner: 'ada', scopes });
const actorOf = ({ id, owner, environment, scopes, reach }: ApiKey): Actor & { kind: 'key' } => ({
  kind: 'key',
  id,
  owner,
  environment,
  scopes,
  reach,
});
const keyActor = (engine: Engine, told: Parameters<typeof issued>[1]) => actorOf(issued(engine, told).key);
const request = { owner: 'ada', name: 'child', expiresAt: null };
const kindOf = (result: {
  readonly ok: boolean;
  readonly problem?: { readonly kind: string; readonly field?: string };
}) => (result.ok ? 'done' : `${result.problem?.kind} ${result.problem?.field}`);

describe('who acts is the ceiling of the act', () => {
  it('security 37: over all pairs of a lattice of scopes, by what they let a key do', () => {
    const { engine } = open();
    const able = new Map(lattice.map((scope) => [scope, effective(engine, [scope])]));
    for (const outer of lattice) {
      const actors = [person([outer]), keyActor(engine, { scopes: [outer] })];
      for (const inner of lattice) {
        const lies = isWithin(able.get(inner) ?? new Set(), able.get(outer) ?? new Set());
        const expected = lies ? 'done' : 'beyond_authority scopes';
        for (const actor of actors) {
          expect([outer, inner, kindOf(now(engine.issue({ ...request, actor, scopes: [inner] })))]).toEqual([
            outer,
            inner,
            expected,
          ]);
        }
      }
    }
  });

  it('security 38: the same for edits, new secrets and successors, of the acting key and not its owner', () => {
    const { engine } = open();
    const able = new Map(lattice.map((scope) => [scope, effective(engine, [scope])]));
    for (const outer of lattice) {
      const actor = keyActor(engine, { scopes: [outer] });
      for (const inner of lattice) {
        const lies = isWithin(able.get(inner) ?? new Set(), able.get(outer) ?? new Set());
        const expected = lies ? 'done' : 'beyond_authority scopes';
        const [edited, target] = [issued(engine).key.id, issued(engine, { scopes: [inner] }).key.id];
        expect(kindOf(now(engine.update({ actor, id: edited, scopes: [inner] })))).toBe(expected);
        expect(kindOf(now(engine.regenerate({ actor, id: target })))).toBe(expected);
        expect(kindOf(now(engine.rotate({ actor, id: target })))).toBe(expected);
      }
    }
  });

  it('security 37: no grant lets a key do what its maker could not, through any line of makers', () => {
    const scopes = fc.uniqueArray(fc.constantFrom(...lattice), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(scopes, { minLength: 2, maxLength: 5 }), (line) => {
        const { engine } = open();
        let actor: Actor = everything;
        let able: ReadonlySet<string> = new Set(needs);
        for (const asked of line) {
          const result: ActResult<MaybeReplayed> = now(engine.issue({ ...request, actor, scopes: asked }));
          const wanted = effective(engine, asked);
          expect(result.ok).toBe(isWithin(wanted, able));
          if (!result.ok) continue;
          actor = actorOf(result.key);
          able = wanted;
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each(['read:', 'read:a:b', 'reader:*', 'read:*:*', '**', 'read:events ', 'READ:EVENTS', '', ' '])(
    'security 40: there is no scope %j to be granted',
    (scope) => {
      const { engine } = open();
      for (const actor of [everything, person(['*'])]) {
        expect(kindOf(now(engine.issue({ ...request, actor, scopes: [scope] })))).toBe('invalid scopes');
      }
    },
  );

  it('security 41: names of Object.prototype are unknown scopes, to whoever asks', () => {
    const { engine } = open();
    const { key } = issued(engine);
    for (const name of Object.getOwnPropertyNames(Object.prototype)) {
      for (const actor of [everything, person(['*']), person([name])]) {
        expect(kindOf(now(engine.issue({ ...request, actor, scopes: [name] })))).toBe('invalid scopes');
        expect(kindOf(now(engine.update({ actor, id: key.id, scopes: [name] })))).toBe('invalid scopes');
      }
      const { text } = issued(engine, { scopes: ['read:*'] });
      const asked = asking(text, { operation: operation({ id: name, scopes: [[name]] }) });
      expect(verdict(engine, asked)).toBe('insufficient_scope');
    }
  });

  it('security 42: a maker without scopes grants none', () => {
    const { engine } = open();
    expect(kindOf(now(engine.issue({ ...request, actor: person([]), scopes: ['read:events'] })))).toBe(
      'beyond_authority scopes',
    );
  });

  it('security 39: no key outlives the key that makes it', () => {
    const { engine, time } = open();
    const actor = keyActor(engine, { scopes: ['*'], expiresAt: startMs + 1000 });
    const issue = (expiresAt: number | null) =>
      kindOf(now(engine.issue({ ...request, actor, scopes: ['*'], expiresAt })));
    expect([999, 1000, 1001].map((ms) => issue(startMs + ms))).toEqual(['done', 'done', 'beyond_authority expiresAt']);
    expect(issue(null)).toBe('beyond_authority expiresAt');
    const lasting = issued(engine).key.id;
    for (const act of ['regenerate', 'rotate'] as const) {
      expect(kindOf(now(engine[act]({ actor, id: lasting })))).toBe('beyond_authority expiresAt');
      expect(kindOf(now(engine[act]({ actor, id: issued(engine, { expiresAt: startMs + 500 }).key.id })))).toBe('done');
    }
    time.nowMs += 1000;
    expect(issue(startMs + 1001)).toBe('beyond_authority undefined');
  });

  it('security 39: no key has limits beyond those of the key that makes it, nor none where that has some', () => {
    const { engine } = open();
    const actor = keyActor(engine, { scopes: ['*'], limits: { hour: 100 } });
    const issue = (limits?: Record<string, number>) =>
      kindOf(now(engine.issue({ ...request, actor, scopes: ['*'], limits })));
    expect([{ hour: 99 }, { hour: 100 }, { hour: 100, month: 5 }].map(issue)).toEqual(['done', 'done', 'done']);
    expect([undefined, {}, { hour: 101 }, { month: 5 }].map(issue)).toEqual(Array(4).fill('beyond_authority limits'));
    expect(kindOf(now(engine.regenerate({ actor, id: issued(engine).key.id })))).toBe('beyond_authority limits');
    expect(kindOf(now(engine.rotate({ actor, id: actor.id })))).toBe('done');
  });

  it('security 39: a test key makes no live one', () => {
    const { engine } = open();
    const test = keyActor(engine, { scopes: ['*'], environment: 'test' });
    const issue = (actor: Actor, environment: string) =>
      kindOf(now(engine.issue({ ...request, actor, scopes: ['*'], environment })));
    expect([issue(test, 'test'), issue(test, 'live')]).toEqual(['done', 'beyond_authority environment']);
    const live = keyActor(engine, { scopes: ['*'] });
    expect([issue(live, 'test'), issue(live, 'live')]).toEqual(['done', 'done']);
  });

  it('security 39: a key that is bound to one place makes none for another', () => {
    const binding: NonNullable<EngineProvider['binding']> = {
      organization: { parameter: 'org' },
      environment: { parameter: 'environment' },
      types: [
        { id: 'one', title: 'one', description: '', reach: 'environment', offered: true },
        { id: 'all', title: 'all', description: '', reach: 'organization', offered: true },
      ],
      live: ['prod'],
    };
    const { engine } = open({ binding });
    const one = (organization: string, environment: string) => ({ type: 'one', organization, environment });
    const all = (organization: string) => ({ type: 'all', organization });
    const actor = keyActor(engine, { scopes: ['*'], reach: one('acme', 'prod') });
    const wide = keyActor(engine, { scopes: ['*'], reach: all('acme') });
    const issue = (by: Actor, reach: ReturnType<typeof one> | ReturnType<typeof all>) =>
      kindOf(now(engine.issue({ ...request, actor: by, scopes: ['*'], reach })));
    expect(issue(actor, one('acme', 'prod'))).toBe('done');
    expect(issue(actor, all('acme'))).toBe('beyond_authority reach');
    expect(issue(actor, one('other', 'prod'))).toBe('beyond_authority reach');
    expect(issue(wide, one('acme', 'prod'))).toBe('done');
    expect(issue(wide, all('other'))).toBe('beyond_authority reach');
  });

  it('security 38: a key acts with what it has now, and not with what it had when it was asked', () => {
    const { engine } = open();
    const actor = keyActor(engine, { scopes: ['*'] });
    now(engine.update({ actor: everything, id: actor.id, scopes: ['read:*'] }));
    expect(kindOf(now(engine.issue({ ...request, actor, scopes: ['write:events'] })))).toBe('beyond_authority scopes');
    expect(kindOf(now(engine.issue({ ...request, actor, scopes: ['read:events'] })))).toBe('done');
    now(engine.revoke({ actor: everything, id: actor.id }));
    expect(kindOf(now(engine.issue({ ...request, actor, scopes: ['read:events'] })))).toBe(
      'beyond_authority undefined',
    );
  });

  it('security 39: a key acts while its overlap lasts, and not from its end on', () => {
    const { engine, time } = open();
    const actor = keyActor(engine, { scopes: ['*'] });
    expect(kindOf(now(engine.rotate({ actor: everything, id: actor.id, overlapMs: 1000 })))).toBe('done');
    const issue = (expiresAt: number | null) =>
      kindOf(now(engine.issue({ ...request, actor, scopes: ['*'], expiresAt })));
    time.nowMs += 998;
    expect(issue(startMs + 1000)).toBe('done');
    time.nowMs += 2;
    expect(issue(startMs + 2000)).toBe('beyond_authority undefined');
  });

  it('security 39: nothing that a key makes in its overlap outlives the overlap', () => {
    const { engine, time } = open();
    const actor = keyActor(engine, { scopes: ['*'], expiresAt: startMs + 5000 });
    const lasting = issued(engine, { scopes: ['*'] });
    now(engine.rotate({ actor: everything, id: actor.id, overlapMs: 1000 }));
    const outlived = 'beyond_authority expiresAt';
    for (const expiresAt of [null, startMs + 5000, startMs + 1001]) {
      expect(kindOf(now(engine.issue({ ...request, actor, scopes: ['*'], expiresAt })))).toBe(outlived);
    }
    expect(kindOf(now(engine.regenerate({ actor, id: lasting.key.id })))).toBe(outlived);
    expect(kindOf(now(engine.rotate({ actor, id: lasting.key.id })))).toBe(outlived);
    const narrow = issued(engine);
    expect(kindOf(now(engine.update({ actor, id: narrow.key.id, scopes: ['*'] })))).toBe(outlived);
    expect(kindOf(now(engine.issue({ ...request, actor, scopes: ['*'], expiresAt: startMs + 1000 })))).toBe('done');
    time.nowMs += 1000;
    expect(verdict(engine, asking(lasting.text))).toBe('allowed');
  });

  it('security 54: a key that rotates itself twice is told its successor, and not that it would outlive itself', () => {
    const { engine } = open();
    const actor = keyActor(engine, { scopes: ['*'] });
    const rotated = now(engine.rotate({ actor, id: actor.id, overlapMs: 1000 }));
    const successor = rotated.ok ? rotated.key.id : '';
    expect(now(engine.rotate({ actor, id: actor.id }))).toMatchObject({ problem: { kind: 'conflict', successor } });
    expect(kindOf(now(engine.regenerate({ actor, id: actor.id })))).toBe('conflict undefined');
  });

  it('security 39: a key that was revoked in its overlap acts no more, and one that is not there never did', () => {
    const { engine } = open();
    const actor = keyActor(engine, { scopes: ['*'] });
    now(engine.rotate({ actor: everything, id: actor.id, overlapMs: 1000 }));
    now(engine.revoke({ actor: everything, id: actor.id }));
    for (const by of [actor, { ...actor, id: 'nobody' }]) {
      expect(kindOf(now(engine.issue({ ...request, actor: by, scopes: ['*'] })))).toBe('beyond_authority undefined');
    }
  });

  it('is a key’s own where a system has no environments', () => {
    const { engine } = bench({
      provider: { ...provider, keyFormat: { ...system.keyFormat, environments: null } },
      options: { environment: null },
    });
    const actor = keyActor(engine, { scopes: ['read:*'] });
    expect(kindOf(now(engine.issue({ ...request, actor, scopes: ['read:events'] })))).toBe('done');
  });

  it('is its owner’s own: nobody issues for another', () => {
    const { engine } = open();
    const actor = keyActor(engine, { scopes: ['*'] });
    expect(kindOf(now(engine.issue({ ...request, owner: 'bob', actor, scopes: ['*'] })))).toBe(
      'beyond_authority owner',
    );
    const { owner: _, ...own } = request;
    expect(now(engine.issue({ ...own, actor, scopes: ['*'] }))).toMatchObject({ key: { owner: 'ada' } });
  });

  it('rulings 8, 9: where keys have no scopes, each has its account’s rights to new secrets', () => {
    const { engine } = open({ access: { kind: 'none' } });
    const actor = keyActor(engine, { scopes: [], expiresAt: startMs + 1000 });
    const lasting = issued(engine, { scopes: [] }).key.id;
    expect(kindOf(now(engine.regenerate({ actor, id: lasting })))).toBe('done');
    expect(kindOf(now(engine.regenerate({ actor: person([]), id: lasting })))).toBe('done');
  });

  it('security 38: a person is handed no secret of a key that may do more than they may', () => {
    const { engine } = open();
    const anna = person(['read:*']);
    const wide = issued(engine, { scopes: ['*'] }).key.id;
    const before = now(engine.get({ actor: anna, id: wide }));
    expect(kindOf(now(engine.regenerate({ actor: anna, id: wide })))).toBe('beyond_authority scopes');
    expect(kindOf(now(engine.rotate({ actor: anna, id: wide })))).toBe('beyond_authority scopes');
    expect(now(engine.get({ actor: anna, id: wide }))).toEqual(before);
    const narrow = issued(engine).key.id;
    expect(kindOf(now(engine.regenerate({ actor: anna, id: narrow })))).toBe('done');
    expect(kindOf(now(engine.rotate({ actor: anna, id: narrow })))).toBe('done');
    // What gives nobody a secret is done by whoever looks after the keys.
    expect(kindOf(now(engine.update({ actor: anna, id: wide, name: 'wide' })))).toBe('done');
    expect(kindOf(now(engine.revoke({ actor: anna, id: wide })))).toBe('done');
  });

  it('ruling 8: a new secret of their own key grants a person nothing new, and wider scopes do', () => {
    const { engine } = open();
    const ada = { ...person(['read:*']), id: 'ada' };
    const wide = issued(engine, { scopes: ['*'] }).key.id;
    expect(kindOf(now(engine.regenerate({ actor: ada, id: wide })))).toBe('done');
    expect(kindOf(now(engine.rotate({ actor: ada, id: wide })))).toBe('done');
    const narrow = issued(engine).key.id;
    expect(kindOf(now(engine.update({ actor: ada, id: narrow, scopes: ['read:*'] })))).toBe('done');
    expect(kindOf(now(engine.update({ actor: ada, id: narrow, scopes: ['*'] })))).toBe('beyond_authority scopes');
  });
});
