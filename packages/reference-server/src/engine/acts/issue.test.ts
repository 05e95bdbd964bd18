import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  asking,
  audited,
  bench,
  everything,
  issued,
  now,
  operation,
  startMs,
  stream,
  system,
  verdict,
} from '../../../test/engine/fixture.ts';
import { overheard } from '../../../test/engine/overheard.ts';
import { plainDigest } from '../digest/plain.ts';
import type { KeyRequest } from './draft.ts';

const anna = { kind: 'person', id: 'anna', owner: 'ada', scopes: ['read:*'] } as const;
const request: KeyRequest = {
  actor: everything,
  owner: 'ada',
  name: 'a key',
  scopes: ['read:events'],
  expiresAt: null,
};

describe('issuing', () => {
  it('issues a key that works, and shows its secret as a mask', () => {
    const { engine } = bench();
    const { key, secret, text } = issued(engine, { name: 'analysis', description: 'weekly' });
    expect(text).toMatch(/^acme_live_[a-z0-9]{32}$/);
    expect(key).toMatchObject({
      name: 'analysis',
      description: 'weekly',
      owner: 'ada',
      environment: 'live',
      status: 'active',
      mask: `${text.slice(0, 16)}...******`,
      createdAt: new Date(startMs),
      requestCount: 0,
    });
    expect(inspect({ key, secret }, { depth: 9, showHidden: true })).not.toContain(text);
    expect(verdict(engine, asking(text))).toBe('allowed');
  });

  it('security 3: neither store nor audit ever holds the secret or twelve characters of its body', () => {
    const { store, calls } = overheard();
    const { engine } = bench({ ports: { store }, options: { failedAttempts: { quota: 5, windowMs: 1000 } } });
    const { key, text } = issued(engine);
    const adopted = `acme_live_${'q1w2e3r4t5'.repeat(3)}`;
    now(engine.importKey({ ...request, secret: adopted }));
    for (const secret of [text, adopted, `${text.slice(0, -1)}?`, `${adopted}0`]) now(engine.verify(asking(secret)));
    now(engine.revoke({ actor: everything, id: key.id }));
    now(engine.verify(asking(text)));
    const kept = JSON.stringify([calls, audited(engine), now(engine.list({ actor: everything }))]);
    expect(kept).toContain(key.id);
    for (const secret of [text, adopted]) {
      const body = secret.slice('acme_live_'.length);
      const parts = Array.from({ length: body.length - 11 }, (_, at) => body.slice(at, at + 12));
      expect(parts.filter((part) => kept.includes(part))).toEqual([]);
    }
  });

  it('security 7: looks a key up by digest only', () => {
    const { store, calls } = overheard();
    const { engine } = bench({ ports: { store } });
    const { text } = issued(engine);
    for (const secret of [text, `acme_live_${'a'.repeat(32)}`, 'acme_live_', 'nonsense'])
      now(engine.verify(asking(secret)));
    const lookUps = calls.filter(({ method }) => method === 'findByDigest').flatMap(({ given }) => given);
    expect(lookUps).toHaveLength(2);
    for (const digest of lookUps) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('security 5: a collision is met with a new secret and a new id', () => {
    const random = stream();
    const drawn: Uint8Array[] = [];
    // Body and id of the first key come again for the second, then chance goes on.
    const repeating = (size: number) => {
      const bytes = drawn.length < 4 && drawn.length >= 2 ? (drawn[drawn.length - 2] ?? random(size)) : random(size);
      drawn.push(bytes);
      return bytes;
    };
    const { engine } = bench({ ports: { random: repeating } });
    const first = issued(engine);
    const second = issued(engine);
    expect(second.text).not.toBe(first.text);
    expect(second.key.id).not.toBe(first.key.id);
    expect(drawn).toHaveLength(6);
  });

  it('security 5: a source that only repeats itself is an error, not a second owner of a secret', () => {
    const { engine } = bench({ ports: { random: (size) => new Uint8Array(size).fill(7) } });
    issued(engine);
    expect(() => issued(engine)).toThrow('random source');
  });

  it('security 6: the same body under another environment is another digest', () => {
    const { digest } = plainDigest();
    const body = 'a'.repeat(32);
    expect(digest(`acme_live_${body}`)).not.toBe(digest(`acme_test_${body}`));
  });

  it.each<[string, Partial<KeyRequest>, string, string]>([
    ['no name', { name: '' }, 'invalid', 'name'],
    ['a blank name', { name: ' \t' }, 'invalid', 'name'],
    ['a name of 256 characters', { name: 'n'.repeat(256) }, 'invalid', 'name'],
    ['a description without end', { description: 'd'.repeat(2001) }, 'invalid', 'description'],
    ['an unknown scope', { scopes: ['read:everything'] }, 'invalid', 'scopes'],
    ['a scope that every object has', { scopes: ['constructor'] }, 'invalid', 'scopes'],
    ['a scope that is the prototype', { scopes: ['__proto__'] }, 'invalid', 'scopes'],
    ['a description that is no text', { description: JSON.parse('7') }, 'invalid', 'description'],
    ['a description that is a list of none', { description: JSON.parse('[]') }, 'invalid', 'description'],
    ['scopes that are no list', { scopes: JSON.parse('"read:events"') }, 'invalid', 'scopes'],
    ['a scope that is no text', { scopes: JSON.parse('[["read:events"]]') }, 'invalid', 'scopes'],
    ['no scope', { scopes: [] }, 'invalid', 'scopes'],
    ['an expiry that is now', { expiresAt: startMs }, 'invalid', 'expiresAt'],
    ['an expiry that is past', { expiresAt: startMs - 1 }, 'invalid', 'expiresAt'],
    ['an expiry that is no moment', { expiresAt: Number.NaN }, 'invalid', 'expiresAt'],
    ['an expiry that no date-time can say', { expiresAt: Date.UTC(10_000, 0, 1) }, 'invalid', 'expiresAt'],
    ['an environment that does not exist', { environment: 'moon' }, 'invalid', 'environment'],
    ['no owner', { owner: undefined }, 'invalid', 'owner'],
    ['an owner that is no text', { owner: JSON.parse('["ada"]') }, 'invalid', 'owner'],
    ['an owner of 256 characters', { owner: 'o'.repeat(256) }, 'invalid', 'owner'],
    ['an id with a blank', { id: 'a key' }, 'invalid', 'id'],
    ['more scopes than the person has', { actor: anna, scopes: ['write:events'] }, 'beyond_authority', 'scopes'],
    ['a wildcard beyond the person', { actor: anna, scopes: ['*'] }, 'beyond_authority', 'scopes'],
    ["another's name as owner", { actor: anna, owner: 'bob' }, 'beyond_authority', 'owner'],
  ])('refuses %s, names the field, and writes nothing', (_, told, kind, field) => {
    const { engine } = bench();
    const result = now(engine.issue({ ...request, ...told }));
    expect(result).toMatchObject({ ok: false, problem: { kind, field } });
    expect(now(engine.list({ actor: everything }))).toMatchObject({ keys: [] });
    expect(audited(engine)).toEqual([]);
  });

  it('gives a person what the person has, wildcards resolved', () => {
    const { engine } = bench();
    expect(
      issued(engine, { actor: anna, owner: undefined, scopes: ['read:chat', 'read:*', 'read:chat'] }).key,
    ).toMatchObject({
      owner: 'ada',
      scopes: ['read:chat', 'read:*'],
    });
  });

  it('takes texts and times to their very ends', () => {
    const { engine } = bench();
    const told = { name: 'n'.repeat(255), description: 'd'.repeat(2000), owner: 'o'.repeat(255) };
    const expiresAt = new Date('9999-12-31T23:59:59.999Z');
    expect(issued(engine, { ...told, expiresAt: expiresAt.getTime() }).key).toMatchObject({ ...told, expiresAt });
  });

  it('takes an id that is told, once', () => {
    const { engine } = bench();
    expect(issued(engine, { id: 'key_7' }).key.id).toBe('key_7');
    expect(now(engine.issue({ ...request, id: 'key_7' }))).toMatchObject({
      problem: { kind: 'conflict', field: 'id' },
    });
  });

  it('lets keys be without end only where the system does', () => {
    const closed = { ...system.lifecycle, expiry: { kind: 'choices', choices: ['7d'], recommended: '7d' } } as const;
    const never = { ...system.lifecycle, expiry: { kind: 'none' } } as const;
    const refusal = { problem: { kind: 'invalid', field: 'expiresAt' } };
    expect(now(bench({ provider: { lifecycle: closed } }).engine.issue(request))).toMatchObject(refusal);
    expect(
      now(bench({ provider: { lifecycle: never } }).engine.issue({ ...request, expiresAt: startMs + 1 })),
    ).toMatchObject(refusal);
  });

  it('issues a key without a scope only where the system allows it, and then it may do nothing', () => {
    const { engine } = bench({ provider: { access: { ...system.access, allowsEmpty: true } } });
    const { text } = issued(engine, { scopes: [] });
    expect(verdict(engine, asking(text, { operation: operation({ scopes: [['read:events']] }) }))).toBe(
      'insufficient_scope',
    );
  });

  it('has neither scopes nor environments where the system has none', () => {
    const provider = { access: { kind: 'none' }, keyFormat: { ...system.keyFormat, environments: null } } as const;
    const { engine } = bench({ provider, options: { environment: null } });
    expect(issued(engine, { scopes: [] }).text).toMatch(/^acme_[a-z0-9]{32}$/);
    expect(now(engine.issue(request))).toMatchObject({ problem: { field: 'scopes' } });
    expect(now(engine.issue({ ...request, scopes: [], environment: 'live' }))).toMatchObject({
      problem: { kind: 'invalid', field: 'environment' },
    });
  });
});
