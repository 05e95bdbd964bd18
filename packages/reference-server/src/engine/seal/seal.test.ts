import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../../test/engine/fixture.ts';
import * as node from './node.ts';
import * as portable from './portable.ts';
import { sealing } from './sealing.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const both = [
  ['in Node', node],
  ['anywhere', portable],
] as const;

describe.each(both)('AES-256-GCM %s', (_, { encrypt, decrypt }) => {
  it('agrees with the vector of its specification', () => {
    // McGrew and Viega, test case 13: no text, zero key and nonce.
    const box = encrypt(new Uint8Array(32), new Uint8Array(12), '', '');
    expect(Buffer.from(box).toString('hex')).toBe('530f8afbc74536b9a963b4f1c4cb738b');
  });

  it('opens what it sealed, and what the other one did', () => {
    fc.assert(
      fc.property(bytes(32), bytes(12), fc.string({ unit: 'binary' }), fc.string(), (key, nonce, text, bound) => {
        const box = encrypt(key, nonce, text, bound);
        for (const [, other] of both) {
          expect(other.decrypt(key, nonce, box, bound)).toBe(text);
          expect(other.encrypt(key, nonce, text, bound)).toEqual(box);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('opens nothing that was changed in any bit, or is short', () => {
    const [key, nonce] = [stream(1)(32), stream(2)(12)];
    const box = encrypt(key, nonce, 'acme_live_a1b2', 'row');
    for (let at = 0; at < box.length * 8; at++) {
      const changed = Uint8Array.from(box);
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(decrypt(key, nonce, changed, 'row')).toBeNull();
    }
    for (let length = 0; length < box.length; length++) {
      expect(decrypt(key, nonce, box.subarray(0, length), 'row')).toBeNull();
    }
    expect(decrypt(key, nonce, box, 'another row')).toBeNull();
    expect(decrypt(stream(3)(32), nonce, box, 'row')).toBeNull();
  });
});

describe('sealing', () => {
  const idempotencyKey = '0191f2a4-7c1e-4b7a-9d3e-5f6a7b8c9d0e';
  const port = sealing(new Uint8Array(32).fill(1), stream());

  it('security 70: opens a box to who has the Idempotency-Key, on this server, for the same purpose', () => {
    const box = port.seal(idempotencyKey, 'acme_live_a1b2', 'row');
    expect(port.open(idempotencyKey, box, 'row')).toBe('acme_live_a1b2');
    expect(port.open(`${idempotencyKey}0`, box, 'row')).toBeNull();
    expect(port.open(idempotencyKey, box, 'another row')).toBeNull();
    expect(sealing(new Uint8Array(32).fill(2), stream()).open(idempotencyKey, box, 'row')).toBeNull();
    for (const none of [
      '',
      'a',
      'no box',
      box.slice(0, 20),
      `${box}00`,
      `${box}0`,
      `${box}z`,
      `z${box}`,
      box.toUpperCase(),
    ]) {
      expect(port.open(idempotencyKey, none, 'row')).toBeNull();
    }
  });

  it('makes another box of the same secret each time', () => {
    const boxes = [1, 2, 3].map(() => port.seal(idempotencyKey, 'acme_live_a1b2', 'row'));
    expect(new Set(boxes).size).toBe(3);
  });

  it('takes no short key', () => {
    expect(() => sealing(new Uint8Array(31), stream())).toThrow(RangeError);
  });
});
