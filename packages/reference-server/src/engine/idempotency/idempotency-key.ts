import { type Refused, refused } from '../problem.ts';

/**
 * Refuses an Idempotency-Key that others could guess, or that is no token; null where it will do. The sealed secret is only as
 * safe as the key that it is sealed under is hard to guess (security 69, 70).
 */
export const checkIdempotencyKey = (key: string): Refused | null => {
  if (typeof key !== 'string' || key.length < shortest || key.length > longest || !printable.test(key)) {
    return refused('invalid', `An Idempotency-Key has ${shortest} to ${longest} printable characters.`, field);
  }
  return bitsIn(key) >= fewestBits
    ? null
    : refused('invalid', 'The Idempotency-Key could be guessed. Use a random one, such as a UUID.', field);
};

const field = 'idempotencyKey';
const shortest = 16;
const longest = 255;
const fewestBits = 48;
const printable = /^[!-~]+$/;

/** How much its characters differ: the entropy of their frequencies, which no random key of that length falls short of. */
const bitsIn = (key: string): number => {
  const times = new Map<string, number>();
  for (const character of key) times.set(character, (times.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of times.values()) bits -= count * Math.log2(count / key.length);
  return bits;
};
