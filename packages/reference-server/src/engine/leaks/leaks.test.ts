import { formatKey, maskKey } from '@latchkey/providers';
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
import { meanwhile } from '../../../test/engine/meanwhile.ts';
import { slowStore } from '../../../test/engine/slow-store.ts';
import { pepperedDigest } from '../digest/peppered.ts';
import { plainDigest } from '../digest/plain.ts';
import type { Engine } from '../engine.ts';
import { memoryStore } from '../stores/memory.ts';
import type { Leak, LeakRequest } from './leaks.ts';

const { keyFormat } = system;
const stranger = formatKey(keyFormat, { environment: 'live', body: 'z'.repeat(32) });
const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'update', 'regenerate', 'rotate', 'disable', 'revoke'],
  rotation: { overlapMs: { default: 60_000, max: 3_600_000 } },
} as const;

const find = (engine: Engine, text: string, told: Partial<LeakRequest> = {}): readonly Leak[] => {
  const result = now(engine.leaks({ actor: everything, text, ...told }));
  if (!result.ok) throw new Error(result.problem.message);
  return result.leaks;
};
const revoke = (engine: Engine, text: string, source?: string): readonly Leak[] => {
  const result = now(engine.revokeLeaked({ actor: everything, text, source }));
  if (!result.ok) throw new Error(result.problem.message);
  return result.leaks;
};

describe('leaks', () => {
  it('tells which keys of this server are in a text, where, and which of them are alive', () => {
    const { engine, time } = bench({ provider: { lifecycle } });
    const live = issued(engine, { id: 'live' });
    const dead = issued(engine, { id: 'dead' });
    const over = issued(engine, { id: 'over', expiresAt: startMs + 1000 });
    const renewed = issued(engine, { id: 'renewed' });
    const grace = issued(engine, { id: 'grace' });
    now(engine.revoke({ actor: everything, id: 'dead' }));
    now(engine.regenerate({ actor: everything, id: 'renewed' }));
    expect(now(engine.rotate({ actor: everything, id: 'grace', overlapMs: 60_000 })).ok).toBe(true);
    time.nowMs += 1000;
    const text = [live, dead, over, renewed, grace, { text: stranger }].map((each) => each.text).join('\n');
    expect(find(engine, text).map(({ key, isLive, at }) => [key?.id ?? null, isLive, at])).toEqual([
      ['live', true, 0],
      ['dead', false, 43],
      ['over', false, 86],
      ['renewed', false, 129],
      ['grace', true, 172],
      [null, false, 215],
    ]);
    time.nowMs += 60_000;
    expect(find(engine, grace.text)).toMatchObject([{ isLive: false }]);
    expect(find(engine, `no key, ${maskKey(keyFormat, live.text)}`)).toEqual([]);
  });

  it('ruling 23: a key that is not known yet is alive to whoever waits', () => {
    const { engine } = bench({ options: { propagationDelayMs: 5000 } });
    expect(find(engine, issued(engine).text)).toMatchObject([{ isLive: true }]);
  });

  it('security 10: answers a person alike for another owner’s key and for none', () => {
    const { engine } = bench();
    const { text } = issued(engine, { owner: 'ada' });
    const eve = { kind: 'person', id: 'eve', owner: 'eve', scopes: 'all' } as const;
    const [foreign] = find(engine, text, { actor: eve });
    const [unknown] = find(engine, stranger, { actor: eve });
    expect({ ...foreign, mask: '' }).toEqual({ ...unknown, mask: '' });
    expect(find(engine, text, { actor: { ...eve, owner: 'ada' } })).toMatchObject([{ isLive: true }]);
  });

  it('security 4: finds keys that are stored under an earlier pepper', () => {
    const old = bench({ ports: { digest: plainDigest() } });
    const { text } = issued(old.engine, { id: 'old' });
    const pepper = { version: 1, secret: stream(9)(32) };
    const digest = pepperedDigest([pepper], { acceptPlain: true });
    const { engine } = bench({ ports: { store: old.store, digest, random: stream(2) } });
    expect(find(engine, text)).toMatchObject([{ key: { id: 'old' }, isLive: true }]);
    revoke(engine, text);
    expect(verdict(engine, asking(text))).toBe('revoked_key');
  });

  it('ruling 7: finds an imported key that is shorter than those that are issued', () => {
    const { engine } = bench();
    const secret = `acme_live_${'short0'.repeat(4)}`;
    now(
      engine.importKey({
        actor: everything,
        owner: 'ada',
        name: 'sample',
        scopes: ['read:events'],
        expiresAt: null,
        secret,
      }),
    );
    expect(find(engine, `curl -H "X-Key: ${secret}"`)).toMatchObject([{ isLive: true, length: secret.length }]);
  });

  it('security 3, 22: writes nothing and shows no secret', () => {
    const { engine } = bench();
    const { text } = issued(engine);
    const before = audited(engine);
    expect(JSON.stringify(find(engine, text))).not.toContain(text.slice(-12));
    expect(audited(engine)).toEqual(before);
  });

  it('refuses a text that is none or too long', () => {
    const { engine } = bench();
    for (const text of ['x'.repeat(10_000_001), 7 as unknown as string]) {
      for (const asked of [
        engine.leaks({ actor: everything, text }),
        engine.revokeLeaked({ actor: everything, text }),
      ]) {
        expect(now(asked)).toMatchObject({ problem: { kind: 'invalid', field: 'text' } });
      }
    }
    expect(find(engine, 'x'.repeat(10_000_000))).toEqual([]);
  });
});

describe('revoking what leaked', () => {
  it('revokes every key in the text in one call, and the audit says that it leaked and where', () => {
    const { engine } = bench();
    const [one, two, other] = [issued(engine, { id: 'one' }), issued(engine, { id: 'two' }), issued(engine)];
    const leaked = revoke(engine, `${one.text} ${two.text} ${stranger} ${one.text}`, 'https://paste.example/1\n');
    expect(leaked.map(({ key, isLive }) => [key?.status, isLive])).toEqual([
      ['revoked', false],
      ['revoked', false],
      [undefined, false],
      ['revoked', false],
    ]);
    expect(audited(engine, { action: 'revoke' })).toMatchObject([
      { key: 'one', actor: 'system', data: { reason: 'leaked', source: 'https://paste.example/1\\u000a' } },
      { key: 'two', data: { reason: 'leaked' } },
    ]);
    expect([one, two, other].map(({ text }) => verdict(engine, asking(text)))).toEqual([
      'revoked_key',
      'revoked_key',
      'allowed',
    ]);
  });

  it('security 77: done again, answers the same and writes nothing', () => {
    const { engine, time } = bench();
    const { text } = issued(engine);
    const first = revoke(engine, text);
    const written = audited(engine);
    time.nowMs += 60_000;
    expect(revoke(engine, text)).toEqual(first);
    expect(audited(engine)).toEqual(written);
  });

  it('leaves a key alone of which only an earlier secret leaked', () => {
    const { engine } = bench({ provider: { lifecycle } });
    const { text } = issued(engine, { id: 'renewed' });
    const renewed = now(engine.regenerate({ actor: everything, id: 'renewed' }));
    expect(revoke(engine, text)).toMatchObject([{ key: { id: 'renewed', status: 'active' }, isLive: false }]);
    expect(verdict(engine, asking(renewed.ok ? (renewed.secret?.reveal() ?? '') : ''))).toBe('allowed');
  });

  it('ruling 11: is refused where the system cannot revoke', () => {
    const { engine } = bench({ provider: { lifecycle: { ...system.lifecycle, acts: ['issue'] } } });
    const { text } = issued(engine);
    expect(now(engine.revokeLeaked({ actor: everything, text }))).toMatchObject({ problem: { kind: 'not_offered' } });
    expect(verdict(engine, asking(text))).toBe('allowed');
  });
});

describe('leaks in a store that promises', () => {
  it('are found and revoked all the same, in the order of the text', async () => {
    const store = memoryStore();
    const { engine } = bench({ ports: { store } });
    const keys = ['a', 'b', 'c'].map((id) => issued(engine, { id }));
    const text = [stranger, ...keys.map((key) => key.text)].join(' ');
    const slow = bench({ ports: { store: slowStore(store) } }).engine;
    const asked = { actor: everything, text };
    const before = await slow.leaks(asked);
    expect(before.ok && before.leaks.map(({ key, isLive }) => [key?.id ?? null, isLive])).toEqual([
      [null, false],
      ['a', true],
      ['b', true],
      ['c', true],
    ]);
    const after = await slow.revokeLeaked(asked);
    expect(after.ok && after.leaks.map(({ isLive }) => isLive)).toEqual([false, false, false, false]);
    expect(keys.map((key) => verdict(engine, asking(key.text)))).toEqual(Array(3).fill('revoked_key'));
  });
});

it('ruling 13: a leaked key that is gone for its owner is none to them, and still one to the installation', () => {
  const { engine } = bench({ provider: { lifecycle: { ...lifecycle, afterRevocation: 'gone' } } });
  const { key, text } = issued(engine);
  const ada = { kind: 'person', id: 'ada', owner: 'ada', scopes: 'all' } as const;
  expect(find(engine, text, { actor: ada })).toMatchObject([{ key: { id: key.id }, isLive: true }]);
  now(engine.revoke({ actor: everything, id: key.id }));
  expect(find(engine, text, { actor: ada })).toMatchObject([{ key: null, isLive: false }]);
  expect(find(engine, text)).toMatchObject([{ key: { id: key.id }, isLive: false }]);
});

it('ruling 13: who revokes a leaked key that is gone from then on is told what they revoked, once', () => {
  const { engine } = bench({ provider: { lifecycle: { ...lifecycle, afterRevocation: 'gone' } } });
  const { key, text } = issued(engine);
  const earlier = issued(engine, { id: 'renewed' });
  const renewed = now(engine.regenerate({ actor: everything, id: 'renewed' }));
  const present = renewed.ok ? (renewed.secret?.reveal() ?? '') : '';
  const ada = { kind: 'person', id: 'ada', owner: 'ada', scopes: 'all' } as const;
  const asked = { actor: ada, text: [text, earlier.text, present, text].join(' ') };
  const first = now(engine.revokeLeaked(asked));
  expect(first.ok && first.leaks.map((leak) => [leak.key?.id, leak.key?.status, leak.isLive])).toEqual([
    [key.id, 'revoked', false],
    ['renewed', 'revoked', false],
    ['renewed', 'revoked', false],
    [key.id, 'revoked', false],
  ]);
  expect(audited(engine, { action: 'revoke' })).toHaveLength(2);
  const again = now(engine.revokeLeaked(asked));
  expect(again.ok && again.leaks.map((leak) => leak.key)).toEqual([null, null, null, null]);
  expect(audited(engine, { action: 'revoke' })).toHaveLength(2);
});

describe('a leaked key that is changed meanwhile', () => {
  it('security 53, 55: lives on with the secret that it was given before, and dies with the leaked one otherwise', async () => {
    const orders = new Set<string>();
    for (let seed = 1; seed <= 200; seed++) {
      const store = memoryStore();
      const { engine } = bench({ provider: { lifecycle }, ports: { store } });
      const { text } = issued(engine, { id: 'leaked' });
      const slow = bench({
        provider: { lifecycle },
        ports: { store: slowStore(store, seed), random: stream(seed) },
      }).engine;
      const [leaked, renewed] = await Promise.all([
        slow.revokeLeaked({ actor: everything, text }),
        slow.regenerate({ actor: everything, id: 'leaked' }),
      ]);
      const order = audited(engine, { key: 'leaked' }).map(({ action }) => action);
      expect(leaked.ok).toBe(true);
      if (renewed.ok && renewed.secret !== null) {
        // What leaked was the key's no more when it was looked at: the new secret is not what leaked.
        expect(order).not.toContain('revoke');
        expect(verdict(engine, asking(renewed.secret.reveal()))).toBe('allowed');
      }
      expect(verdict(engine, asking(text))).not.toBe('allowed');
      orders.add(order.join());
    }
    expect(orders).toEqual(new Set(['issue,regenerate', 'issue,revoke']));
  });

  it('security 4: dies though it moved to another pepper meanwhile', () => {
    const old = { version: 1, secret: stream(7)(32) };
    const memory = memoryStore();
    const { text } = issued(bench({ ports: { store: memory, digest: pepperedDigest([old]) } }).engine);
    const digest = pepperedDigest([{ version: 2, secret: stream(8)(32) }, old]);
    const user = bench({ ports: { store: memory, digest, random: stream(2) } }).engine;
    const store = meanwhile(memory, 'revoke', (times) => {
      if (times === 0) expect(verdict(user, asking(text))).toBe('allowed');
    });
    const { engine } = bench({ ports: { store, digest, random: stream(3) } });
    expect(revoke(engine, text)).toMatchObject([{ key: { status: 'revoked' }, isLive: false }]);
    expect(verdict(user, asking(text))).toBe('revoked_key');
  });
});
