import { describe, expect, it } from 'vitest';
import { asking, audited, bench, issued, now, system, verdict } from '../../../test/engine/fixture.ts';
import type { Actor } from '../actor.ts';
import type { Engine } from '../engine.ts';

const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'update', 'regenerate', 'revoke'],
  environments: 'shared',
  afterRevocation: 'gone',
} as const;
const open = () => bench({ provider: { lifecycle } });

const actingAs = (engine: Engine, told: Parameters<typeof issued>[1] = {}) => {
  const { key, text } = issued(engine, told);
  const { id, owner, environment, scopes } = key;
  return { id, text, actor: { kind: 'key', id, owner, environment, scopes } satisfies Actor };
};
const idsOf = (engine: Engine, actor: Actor, told: { limit?: number; after?: string } = {}) => {
  const page = now(engine.list({ actor, ...told }));
  return page.ok ? page.keys.map(({ id }) => id) : page.problem.kind;
};

describe('a key that acts on keys', () => {
  it('sees and changes its own owner’s keys and nobody else’s', () => {
    const { engine } = open();
    const mine = actingAs(engine, { id: 'mine' });
    issued(engine, { id: 'sister' });
    const foreign = issued(engine, { id: 'foreign', owner: 'bob' });
    expect(idsOf(engine, mine.actor)).toEqual(['sister', 'mine']);
    expect(now(engine.revoke({ actor: mine.actor, id: 'sister' }))).toMatchObject({ ok: true });
    expect(idsOf(engine, mine.actor)).toEqual(['mine']);
    expect(verdict(engine, asking(foreign.text))).toBe('allowed');
  });

  it('security 10: is answered about another owner’s key as about a random id', () => {
    const { engine } = open();
    const { actor } = actingAs(engine);
    const foreign = issued(engine, { owner: 'bob' });
    const asked = (id: string) =>
      JSON.stringify([
        now(engine.get({ actor, id })),
        now(engine.update({ actor, id, name: 'mine' })),
        now(engine.regenerate({ actor, id })),
        now(engine.revoke({ actor, id })),
        now(engine.list({ actor, after: id })),
      ]);
    expect(asked(foreign.key.id)).toBe(asked('key_0000000000000000000000'));
    expect(verdict(engine, asking(foreign.text))).toBe('allowed');
  });

  it('security 43: a test key reaches test keys only, the first environment’s reaches all', () => {
    const { engine } = open();
    const live = actingAs(engine, { id: 'live' });
    const test = actingAs(engine, { id: 'test', environment: 'test' });
    for (const id of ['live2', 'live3']) issued(engine, { id });
    issued(engine, { id: 'test2', environment: 'test' });
    expect(idsOf(engine, live.actor)).toEqual(['test2', 'live3', 'live2', 'test', 'live']);
    expect(idsOf(engine, test.actor)).toEqual(['test2', 'test']);
    expect(now(engine.list({ actor: test.actor, limit: 1 }))).toMatchObject({ keys: [{ id: 'test2' }], next: 'test2' });
    expect(idsOf(engine, test.actor, { limit: 1, after: 'test2' })).toEqual(['test']);
    const nobody = now(engine.revoke({ actor: test.actor, id: 'key_nobody' }));
    for (const id of ['live', 'live2']) {
      expect(now(engine.revoke({ actor: test.actor, id }))).toEqual(nobody);
      expect(now(engine.regenerate({ actor: test.actor, id }))).toEqual(nobody);
      expect(now(engine.list({ actor: test.actor, after: id }))).toMatchObject({ problem: { field: 'after' } });
    }
    expect(now(engine.revoke({ actor: live.actor, id: 'test' }))).toMatchObject({ ok: true });
  });

  it('security 46: may revoke and regenerate itself, and the audit names it', () => {
    const { engine } = open();
    const { id, actor, text } = actingAs(engine);
    expect(now(engine.regenerate({ actor, id, address: '192.0.2.9', requestId: 'req_9' }))).toMatchObject({ ok: true });
    expect(verdict(engine, asking(text))).toBe('superseded_key');
    expect(now(engine.revoke({ actor, id }))).toMatchObject({ key: { status: 'revoked' } });
    expect(audited(engine, { key: id, action: 'regenerate' })).toMatchObject([
      { actor: id, address: '192.0.2.9', requestId: 'req_9' },
    ]);
  });

  it('security 38: gives no key scopes beyond its own, and gets at no secret that has them', () => {
    const { engine } = open();
    const narrow = actingAs(engine, { scopes: ['read:events'] });
    const wide = issued(engine, { scopes: ['read:*'] });
    const { actor } = narrow;
    const beyond = { problem: { kind: 'beyond_authority' } };
    expect(now(engine.update({ actor, id: narrow.id, scopes: ['*'] }))).toMatchObject(beyond);
    expect(now(engine.regenerate({ actor, id: wide.key.id }))).toMatchObject(beyond);
    expect(verdict(engine, asking(wide.text))).toBe('allowed');
    const person = { kind: 'person', id: 'anna', owner: 'ada', scopes: ['read:events'] } as const;
    expect(now(engine.regenerate({ actor: person, id: wide.key.id }))).toMatchObject(beyond);
    expect(now(engine.regenerate({ actor: { ...person, id: 'ada' }, id: wide.key.id }))).toMatchObject({ ok: true });
  });
});
