import { describe, expect, it } from 'vitest';
import { stream, system } from '../../../test/engine/fixture.ts';
import { secretBody } from './secret-body.ts';

const alphabet = system.keyFormat.body.alphabet;

describe('a secret body', () => {
  it('security 1: every position of 100,000 keys is uniform over the alphabet', () => {
    const length = 24;
    const random = stream();
    const counts = Array.from({ length }, () => new Map<string, number>());
    const keys = 100_000;
    for (let key = 0; key < keys; key++) {
      const body = secretBody(random, { length, alphabet });
      counts.forEach((seen, at) => {
        seen.set(body.charAt(at), (seen.get(body.charAt(at)) ?? 0) + 1);
      });
    }
    const expected = keys / alphabet.length;
    const chiSquares = counts.map((seen) =>
      [...alphabet].reduce((sum, letter) => sum + ((seen.get(letter) ?? 0) - expected) ** 2 / expected, 0),
    );
    // 35 degrees of freedom: above 90 lies one position in two million; folding bytes by modulo gives about 900.
    expect(Math.max(...chiSquares)).toBeLessThan(90);
  });

  it('security 1: asks the random port for at least 128 bits and carries them', () => {
    const asked: number[] = [];
    const random = stream();
    const body = secretBody((size) => {
      asked.push(size);
      return random(size);
    }, system.keyFormat.body);
    expect(Math.min(...asked)).toBeGreaterThanOrEqual(16);
    expect(body.length * Math.log2(alphabet.length)).toBeGreaterThanOrEqual(128);
  });

  it('throws bytes away rather than folding them', () => {
    const bytes = [252, 255, 0, 251, 253, 35];
    expect(secretBody(() => Uint8Array.from(bytes), { length: 3, alphabet })).toBe('a99');
  });

  it('gives up on a source that yields nothing of use', () => {
    const broken = () => new Uint8Array(64).fill(255);
    expect(() => secretBody(broken, { length: 24, alphabet })).toThrow('random source');
  });
});
