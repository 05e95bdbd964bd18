import { headsOf, standsAlone } from './find-keys.ts';
import type { KeyFormat } from './key-format.ts';

/**
 * Whether a text holds a key of a format, or a telling piece of one that was cut: 12 characters of a body, and more than a mask
 * shows. Within a word, as `network_drive` has it where keys begin with `rk_`, it takes 24, so that words stay words.
 */
export const holdsKey = (format: KeyFormat, text: string): boolean => {
  if (!text.includes(format.prefix)) return false;
  const { accepts, body, mask } = format;
  const alone = Math.min(accepts.minLength, Math.max(telling, mask.shown + 1));
  const inWord = Math.min(body.length, 2 * telling);
  for (const { index: at, 0: head } of text.matchAll(headsOf(format))) {
    const least = standsAlone(text, at) ? alone : inWord;
    if (isRun(text, at + head.length, least, accepts.alphabet)) return true;
  }
  return false;
};

/** So much of a key's body, and whoever reads it knows whose key it is, if not the key. */
const telling = 12;

const isRun = (text: string, from: number, length: number, alphabet: string): boolean => {
  if (text.length - from < length) return false;
  for (let at = from; at < from + length; at++) if (!alphabet.includes(text.charAt(at))) return false;
  return true;
};
