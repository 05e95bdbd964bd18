import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, system, verdict } from '../../../test/engine/fixture.ts';
import { slowStore } from '../../../test/engine/slow-store.ts';
import type { Engine } from '../engine.ts';
import { memoryStore } from '../stores/memory.ts';

const lifecycle = { ...system.lifecycle, acts: ['issue', 'update', 'regenerate', 'revoke'] } as const;
const open = (told: Parameters<typeof bench>[0] = {}) => bench({ ...told, provider: { lifecycle, ...told.provider } });
const regenerate = (engine: Engine, id: string, ifVersion?: number) =>
  now(engine.regenerate({ actor: everything, id, ifVersion }));

describe('a key’s version', () => {
  it('goes up by one with each act, and with nothing else', () => {
    const { engine } = open();
    const { key, text } = issued(engine);
    const version = () => {
      const found = now(engine.get({ actor: everything, id: key.id }));
      return found.ok ? found.key.version : null;
    };
    now(engine.record(now(engine.verify(asking(text))), { status: 200 }));
    now(engine.update({ actor: everything, id: key.id, name: key.name }));
    expect(version()).toBe(1);
    now(engine.update({ actor: everything, id: key.id, name: 'another' }));
    expect(version()).toBe(2);
    regenerate(engine, key.id);
    expect(version()).toBe(3);
    now(engine.revoke({ actor: everything, id: key.id }));
    now(engine.revoke({ actor: everything, id: key.id }));
    expect(version()).toBe(4);
  });

  it('security 55: tells who saw another that the key was regenerated, in a store that answers at once too', () => {
    const { engine } = open();
    const { key } = issued(engine);
    const first = regenerate(engine, key.id, key.version);
    expect(regenerate(engine, key.id, key.version)).toMatchObject({ problem: { kind: 'conflict' } });
    expect(verdict(engine, asking(first.ok ? (first.secret?.reveal() ?? '') : ''))).toBe('allowed');
  });

  it('stops an edit of what another has changed meanwhile', () => {
    const { engine } = open();
    const { key } = issued(engine);
    const edit = (name: string) => now(engine.update({ actor: everything, id: key.id, name, ifVersion: key.version }));
    expect(edit('first')).toMatchObject({ key: { name: 'first' } });
    expect(edit('second')).toMatchObject({ problem: { kind: 'conflict', field: 'ifVersion' } });
    expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({ key: { name: 'first' } });
  });

  it('lets one of several edits of the same version through', async () => {
    for (let seed = 0; seed < 50; seed++) {
      const { engine } = open({ ports: { store: slowStore(memoryStore(), seed) } });
      await engine.issue({ actor: everything, owner: 'ada', name: 'a', scopes: ['*'], expiresAt: null, id: 'k1' });
      const edits = ['b', 'c', 'd'].map((name) => engine.update({ actor: everything, id: 'k1', name, ifVersion: 1 }));
      const done = (await Promise.all(edits)).flatMap((result) => (result.ok ? [result.key] : []));
      expect(done).toHaveLength(1);
      expect(await engine.get({ actor: everything, id: 'k1' })).toMatchObject({ key: { name: done[0]?.name } });
    }
  });

  it('security 55: of many who regenerate at once one wins, whatever else is done to the key', async () => {
    for (let seed = 0; seed < 100; seed++) {
      const { engine } = open({ ports: { store: slowStore(memoryStore(), seed) } });
      await engine.issue({ actor: everything, owner: 'ada', name: 'a', scopes: ['*'], expiresAt: null, id: 'k1' });
      const acts = [1, 2, 3].map(() => engine.regenerate({ actor: everything, id: 'k1', ifVersion: 1 }));
      const results = await Promise.all(acts);
      const secrets = results.flatMap((result) => (result.ok ? [result.secret?.reveal() ?? ''] : []));
      expect(secrets).toHaveLength(1);
      expect(await engine.verify(asking(secrets[0] ?? ''))).toMatchObject({ allowed: true });
    }
  });

  it('does not hinder a regeneration by another name, where no version is asked for', async () => {
    for (let seed = 0; seed < 50; seed++) {
      const { engine } = open({ ports: { store: slowStore(memoryStore(), seed) } });
      await engine.issue({ actor: everything, owner: 'ada', name: 'a', scopes: ['*'], expiresAt: null, id: 'k1' });
      const [regenerated, renamed] = await Promise.all([
        engine.regenerate({ actor: everything, id: 'k1' }),
        engine.update({ actor: everything, id: 'k1', name: 'b' }),
      ]);
      expect([regenerated.ok, renamed.ok]).toEqual([true, true]);
    }
  });
});
