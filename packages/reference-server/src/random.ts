/** The most that `getRandomValues` gives at once. */
const largestDraw = 65_536;

/** Cryptographically strong random bytes, from the runtime. */
export const systemRandom = (size: number): Uint8Array => {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += largestDraw) crypto.getRandomValues(bytes.subarray(at, at + largestDraw));
  return bytes;
};
