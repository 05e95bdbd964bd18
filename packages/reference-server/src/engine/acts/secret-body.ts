import type { KeyFormat } from '@latchkey/providers';

/**
 * A random text over an alphabet, each character with the same chance: a byte that would favour the alphabet's first
 * characters is thrown away rather than folded back (security 1).
 * @param random cryptographically strong bytes
 * @throws Error when the random source yields nothing that can be used.
 */
export const secretBody = (random: (size: number) => Uint8Array, { length, alphabet }: KeyFormat['body']): string => {
  const usable = 256 - (256 % alphabet.length);
  const codes: number[] = [];
  for (let draw = 0; draw < longestDraw; draw++) {
    const bytes = random(length - codes.length + spareBytes);
    for (let at = 0; at < bytes.length && codes.length < length; at++) {
      const byte = bytes[at] as number;
      if (byte < usable) codes.push(alphabet.charCodeAt(byte % alphabet.length));
    }
    // Made at once: a text that grows by single characters is a chain of pieces, dear to hash and to keep.
    if (codes.length === length) return String.fromCharCode(...codes);
  }
  throw new Error('The random source repeats itself and gives no key. Hand the engine a cryptographic one.');
};

/** The alphabet's bits in a text of a length. */
export const bitsOf = (length: number, alphabet: string): number => length * Math.log2(alphabet.length);

/** Asked for beside what is needed, so that a rejected byte seldom costs a second draw; never less than 128 bits. */
const spareBytes = 16;
const longestDraw = 64;
