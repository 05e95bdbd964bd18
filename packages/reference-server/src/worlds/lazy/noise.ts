/** A number in [0, 1) for each index and channel: always the same one, and without a pattern to the eye. */
export type Noise = (index: number, channel?: number) => number;

/** Noise of a seed. Two seeds share nothing; the same seed is the same noise on every machine. */
export const noise = (seed: string): Noise => {
  const base = hashOf(seed);
  return (index, channel = 0) => {
    const high = Math.floor(index / 2 ** 32);
    const mixed = scramble(scramble(base ^ scramble(channel + 1)) ^ scramble(index >>> 0) ^ high);
    return mixed / 2 ** 32;
  };
};

/** The whole number in [0, `bound`) that a noise value stands for. */
export const below = (value: number, bound: number): number => Math.floor(value * bound);

/** The choice that a noise value stands for. */
export const pick = <T>(value: number, choices: readonly [T, ...T[]]): T =>
  choices[below(value, choices.length)] ?? choices[0];

/** FNV-1a over UTF-16 units. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
};

/** The finaliser of MurmurHash3: every bit of the input moves about half of the output's. */
const scramble = (value: number): number => {
  let bits = value >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
};
