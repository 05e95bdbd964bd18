import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, stream, system, verdict } from '../../../test/engine/fixture.ts';
import { meanwhile } from '../../../test/engine/meanwhile.ts';
import { pepperedDigest } from '../digest/peppered.ts';
import { memoryStore } from '../stores/memory.ts';

const [old, present] = [
  { version: 1, secret: stream(7)(32) },
  { version: 2, secret: stream(8)(32) },
];
const lifecycle = { ...system.lifecycle, acts: ['issue', 'update', 'regenerate', 'revoke'] } as const;
const digest = pepperedDigest([present, old]);

/** A key under an earlier pepper, and somebody who uses it just before a store is asked so often for a method. */
const open = (method: 'findByDigest' | 'regenerate', at: number, besides: (id: string) => void = () => undefined) => {
  const memory = memoryStore();
  const before = bench({ provider: { lifecycle }, ports: { store: memory, digest: pepperedDigest([old]) } }).engine;
  const { key, text } = issued(before);
  const user = bench({ provider: { lifecycle }, ports: { store: memory, digest, random: stream(2) } }).engine;
  const store = meanwhile(memory, method, (times) => {
    if (times !== at) return;
    expect(verdict(user, asking(text))).toBe('allowed');
    now(user.update({ actor: everything, id: key.id, name: 'renamed' }));
    besides(key.id);
  });
  const engine = bench({ provider: { lifecycle }, ports: { store, digest, random: stream(3) } }).engine;
  return { engine, user, id: key.id, text };
};

describe('a key that another request moves to the present pepper meanwhile', () => {
  it('security 4: is found, whenever it moves', () => {
    for (const at of [0, 1]) {
      const { engine, text } = open('findByDigest', at);
      expect(verdict(engine, asking(text))).toBe('allowed');
      expect(verdict(engine, asking(text.replace(/.$/, '_')))).toBe('invalid_key');
    }
  });

  it('security 4: is revoked where its secret leaked', () => {
    for (const at of [0, 1]) {
      const { engine, user, text } = open('findByDigest', at);
      expect(now(engine.revokeLeaked({ actor: everything, text }))).toMatchObject({
        leaks: [{ key: { status: 'revoked' }, isLive: false }],
      });
      expect(verdict(user, asking(text))).toBe('revoked_key');
    }
  });

  it('security 55: is regenerated: another pepper is no other secret', () => {
    const { engine, user, id, text } = open('regenerate', 0);
    const done = now(engine.regenerate({ actor: everything, id }));
    expect(done).toMatchObject({ ok: true, key: { name: 'renamed' } });
    expect(verdict(user, asking(text))).toBe('superseded_key');
    expect(verdict(user, asking(done.ok ? (done.secret?.reveal() ?? '') : ''))).toBe('allowed');
  });

  it('security 55: is not regenerated over a regeneration that came with it', () => {
    const opened = open('regenerate', 0, (id) => now(opened.user.regenerate({ actor: everything, id })));
    expect(now(opened.engine.regenerate({ actor: everything, id: opened.id }))).toMatchObject({
      problem: { kind: 'conflict', message: expect.stringContaining('regenerated meanwhile') },
    });
  });
});
