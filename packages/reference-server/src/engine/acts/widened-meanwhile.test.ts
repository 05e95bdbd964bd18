import type { ApiKey } from '@latchkey/providers';
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
import { memoryStore } from '../stores/memory.ts';
import type { StorePort } from '../stores/store.ts';

const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'update', 'regenerate', 'rotate', 'revoke'],
  rotation: { overlapMs: { default: 1000, max: 1000 } },
} as const;
const actorOf = ({ id, owner, environment, scopes, reach }: ApiKey): Actor => ({
  kind: 'key',
  id,
  owner,
  environment,
  scopes,
  reach,
});

/** A store in which something is done just before the first act of a kind comes to it. */
const withBefore = (act: 'regenerate' | 'rotate') => {
  const memory = memoryStore();
  let before: (() => void) | null = null;
  const first = () => {
    before?.();
    before = null;
  };
  const store: StorePort = {
    ...memory,
    regenerate: (...given) => {
      if (act === 'regenerate') first();
      return memory.regenerate(...given);
    },
    rotate: (...given) => {
      if (act === 'rotate') first();
      return memory.rotate(...given);
    },
  };
  const { engine } = bench({ ports: { store }, provider: { lifecycle } });
  const meanwhile = (step: () => void) => {
    before = step;
  };
  return { engine, meanwhile };
};

describe.each(['regenerate', 'rotate'] as const)('a key that asks to %s another', (act) => {
  it('security 38: gets no secret of a key that was given more than its own just then', () => {
    const { engine, meanwhile } = withBefore(act);
    const actor = actorOf(issued(engine).key);
    const { key, text } = issued(engine);
    meanwhile(() => now(engine.update({ actor: everything, id: key.id, scopes: ['*'] })));
    expect(now(engine[act]({ actor, id: key.id }))).toMatchObject({
      problem: { kind: 'beyond_authority', field: 'scopes' },
    });
    expect(verdict(engine, asking(text, { operation: operation({ scopes: [['write:events']] }) }))).toBe('allowed');
  });

  it('gets the secret of a key that only has another name since', () => {
    const { engine, meanwhile } = withBefore(act);
    const actor = actorOf(issued(engine).key);
    const { key } = issued(engine);
    meanwhile(() => now(engine.update({ actor: everything, id: key.id, name: 'renamed' })));
    expect(now(engine[act]({ actor, id: key.id }))).toMatchObject({ ok: true, key: { name: 'renamed' } });
  });
});

describe('a key that edits another', () => {
  const open = () => bench({ provider: { lifecycle } });
  const kind = (result: { readonly ok: boolean; readonly problem?: { readonly field?: string } }) =>
    result.ok ? 'done' : result.problem?.field;

  it('security 39: gives it no scope for longer than it lives itself, and may always take one away', () => {
    const { engine } = open();
    const actor = actorOf(issued(engine, { scopes: ['*'], expiresAt: startMs + 1000 }).key);
    const lasting = issued(engine, { scopes: ['read:events', 'read:chat'] }).key;
    const passing = issued(engine, { expiresAt: startMs + 1000 }).key;
    const edit = (id: string, scopes: readonly string[]) => kind(now(engine.update({ actor, id, scopes })));
    expect(edit(lasting.id, ['read:events'])).toBe('done');
    expect(edit(lasting.id, ['read:events', 'write:events'])).toBe('expiresAt');
    expect(edit(passing.id, ['read:events', 'write:events'])).toBe('done');
  });

  it('security 38: gives only what it has now', () => {
    const { engine } = open();
    const actor = actorOf(issued(engine, { scopes: ['*'] }).key);
    const { key } = issued(engine);
    now(engine.update({ actor: everything, id: actor.kind === 'key' ? actor.id : '', scopes: ['read:*'] }));
    const edit = (scopes: readonly string[]) => kind(now(engine.update({ actor, id: key.id, scopes })));
    expect(edit(['write:events'])).toBe('scopes');
    expect(edit(['read:*'])).toBe('done');
  });
});
