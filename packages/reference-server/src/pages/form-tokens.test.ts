import { describe, expect, it } from 'vitest';
import { plainDigest } from '../engine/digest/plain.ts';
import { formTokens } from './form-tokens.ts';

const { digest } = plainDigest();
const tokens = formTokens(new Uint8Array(32).fill(1), digest);

describe('the token of a form', () => {
  it('is that of a session and of this server', () => {
    const token = tokens.of('key_1');
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(tokens.isOf('key_1', token)).toBe(true);
    expect(tokens.isOf('key_2', token)).toBe(false);
    expect(formTokens(new Uint8Array(32), digest).isOf('key_1', token)).toBe(false);
  });

  it.each([null, '', 'x', 'é'.repeat(100_000)])('security 8: is not %.20s, whatever its length', (token) => {
    expect(tokens.isOf('key_1', token)).toBe(false);
  });
});
