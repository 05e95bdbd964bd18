import { type KeyFormat, rangeError } from '@latchkey/providers';
import { bitsOf } from '../acts/secret-body.ts';

/**
 * Tells whether a text may be a key, before anything is hashed: first its length, then its characters. It agrees with the
 * providers' `parseKey`, compiled once for a format because every request passes here (security 27, 28).
 */
export const keyGate = (format: KeyFormat): ((text: string) => boolean) => {
  const { minLength, maxLength, alphabet } = format.accepts;
  const heads = headsOf(format);
  const shortest = Math.min(...heads.map((head) => head.length)) + minLength;
  const longest = Math.min(longestKey, Math.max(...heads.map((head) => head.length)) + maxLength);
  // Where all heads are as long as each other, the whole length says how long the body is; not to count it again halves the time.
  const isEven = heads.every((head) => head.length === heads[0]?.length);
  const count = isEven ? '*' : `{${minLength},${maxLength}}`;
  const pattern = new RegExp(`^(?:${heads.map(escaped).join('|')})[${escaped(alphabet)}]${count}$`);
  return (text) => text.length >= shortest && text.length <= longest && pattern.test(text);
};

/** What a text and a format have in common that is no secret: prefix and environment. Null for anything else. */
export const knownHead = (format: KeyFormat, text: string): string | null =>
  headsOf(format).find((head) => text.startsWith(head)) ?? null;

/**
 * Refuses a format whose keys would be guessable or could not be read back (security 1, 2).
 * @throws RangeError naming what to change.
 */
export const checkKeyFormat = ({ body, separator }: KeyFormat): void => {
  if (new Set(body.alphabet).size !== body.alphabet.length || body.alphabet.length > 256) {
    throw new RangeError('A key alphabet holds each character once and at most 256 of them.');
  }
  if (separator !== '' && body.alphabet.includes(separator)) {
    throw rangeError(`The key alphabet holds the separator '${separator}'. Take it out, or keys cannot be read back.`);
  }
  if (!(bitsOf(body.length, body.alphabet) >= 128)) {
    throw new RangeError('A key body carries less than 128 bits. Make it longer or its alphabet wider.');
  }
};

const longestKey = 256;

const headsOf = ({ prefix, separator, environments }: KeyFormat): string[] =>
  environments === null
    ? [prefix + separator]
    : environments.map((environment) => prefix + separator + environment + separator);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
