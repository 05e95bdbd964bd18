import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, verdict } from '../../../test/engine/fixture.ts';
import * as node from './node.ts';
import { pepperedDigest } from './peppered.ts';
import { plainDigest } from './plain.ts';
import * as portable from './portable.ts';

const first = { version: 1, secret: new Uint8Array(32).fill(1) };
const second = { version: 2, secret: new Uint8Array(32).fill(2) };

it('is the same in Node and in a browser', () => {
  expect(node.sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.uint8Array({ minLength: 32, maxLength: 100 }), (text, pepper) => {
      expect(portable.sha256Hex(text)).toBe(node.sha256Hex(text));
      expect(portable.hmacSha256Hex(pepper)(text)).toBe(node.hmacSha256Hex(pepper)(text));
    }),
  );
});

describe('a pepper', () => {
  it('security 4: is rotated without issuing anew: keys of both verify, and move to the new one when they are used', () => {
    const before = bench({ ports: { digest: pepperedDigest([first]) } });
    const { key, text } = issued(before.engine);
    const ports = { store: before.store };
    const between = bench({ ports: { ...ports, digest: pepperedDigest([second, first]) } });
    expect(verdict(between.engine, asking(text))).toBe('allowed');
    expect(now(before.store.findById(key.id))).toMatchObject({ digestVersion: 2 });
    const after = bench({ ports: { ...ports, digest: pepperedDigest([second]) } });
    expect(verdict(after.engine, asking(text))).toBe('allowed');
    expect(verdict(bench({ ports: { ...ports, digest: pepperedDigest([first]) } }).engine, asking(text))).toBe(
      'invalid_key',
    );
  });

  it('security 4: takes over keys that were stored without one, where it is told to', () => {
    const before = bench({ ports: { digest: plainDigest() } });
    const { text } = issued(before.engine);
    const strict = bench({ ports: { store: before.store, digest: pepperedDigest([first]) } });
    expect(verdict(strict.engine, asking(text))).toBe('invalid_key');
    const lenient = bench({ ports: { store: before.store, digest: pepperedDigest([first], { acceptPlain: true }) } });
    expect(verdict(lenient.engine, asking(text))).toBe('allowed');
    expect(verdict(strict.engine, asking(text))).toBe('allowed');
  });

  it('security 5: a secret that is stored under an earlier one is not adopted a second time', () => {
    const before = bench({ ports: { digest: pepperedDigest([first]) } });
    const { text } = issued(before.engine);
    const after = bench({ ports: { store: before.store, digest: pepperedDigest([second, first]) } });
    const request = { actor: everything, owner: 'eve', name: 'mine', scopes: ['*'], expiresAt: null, secret: text };
    expect(now(after.engine.importKey(request))).toMatchObject({ problem: { kind: 'conflict', field: 'secret' } });
  });

  it('gives 64 lower-case hex characters, and others for another pepper', () => {
    const digests = [plainDigest(), pepperedDigest([first]), pepperedDigest([second])].map(({ digest }) =>
      digest('key'),
    );
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(digests).size).toBe(3);
  });

  it.each([
    ['none', []],
    ['a short one', [{ version: 1, secret: new Uint8Array(31) }]],
    ['one version for two', [first, { ...second, version: 1 }]],
    ['the version of plain digests', [{ ...first, version: 0 }]],
  ])('refuses %s', (_, peppers) => {
    expect(() => pepperedDigest(peppers)).toThrow(RangeError);
  });
});
