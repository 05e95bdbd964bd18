import { formatKey, type KeyFormat, keySecret, parseKey } from './key-format.ts';
import type { Provider } from './provider.ts';
import type { Secret } from './secret.ts';

/** What looks like a key of a system, and where in a text it stands. */
export interface FoundKey {
  /** The system's id. */
  readonly provider: string;
  readonly environment: string | null;
  /** Where it begins, counted as `text.slice` counts. */
  readonly at: number;
  readonly length: number;
  readonly mask: string;
  /** The key; it prints as its mask. */
  readonly secret: Secret;
}

export interface FindOptions {
  /**
   * `issued`, the default: of the length and alphabet that the system issues, as published scanner patterns have it.
   * `accepted`: whatever the system would take for a key, such as samples that documents print; ask a look-up about these.
   */
  readonly shape?: 'issued' | 'accepted';
}

/**
 * Finds keys of the given systems in a text, in the order of their places, in linear time. Beside what `scannerPattern` finds,
 * keys behind an escape (`\n` of JSON, `%3D` of a URL, a terminal's colour) are found. What cannot be told without a look-up:
 * whether a text of the right shape ever was a key, and which it is where the formats of two systems overlap: both are told.
 * Not found are keys that were cut, broken by a line, or encoded (base64).
 */
export const findKeys = (
  text: string,
  providers: readonly Pick<Provider, 'id' | 'keyFormat'>[],
  { shape = 'issued' }: FindOptions = {},
): readonly FoundKey[] =>
  providers.flatMap(({ id, keyFormat }) => keysOf(text, id, keyFormat, shape)).sort((a, b) => a.at - b.at);

const keysOf = (text: string, provider: string, format: KeyFormat, shape: 'issued' | 'accepted'): FoundKey[] => {
  const { alphabet, length } = format.body;
  const found: FoundKey[] = [];
  for (const { index: at, 0: head } of text.matchAll(headsOf(format))) {
    const end = endOfRun(text, at + head.length, format.accepts);
    if (end === null || !standsAlone(text, at)) continue;
    const key = text.slice(at, end);
    const parsed = parseKey(format, key);
    if (!parsed.ok) continue;
    const { environment, body } = parsed.key;
    if (shape === 'issued' && !(body.length === length && isWithin(body, alphabet))) continue;
    const secret = keySecret(format, key);
    found.push({ provider, environment, at, length: key.length, mask: secret.mask, secret });
  }
  return found;
};

/** What finds the beginnings of a format's keys. A fresh one at each call. */
export const headsOf = (format: KeyFormat): RegExp => {
  const heads = (format.environments ?? [null]).map((environment) => formatKey(format, { environment, body: '' }));
  // The longest first: an environment may begin with another one and a separator.
  const sorted = heads.sort((a, b) => b.length - a.length);
  return new RegExp(sorted.map((head) => head.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|'), 'g');
};

/** Where a run of a body's characters ends; null where it is too long for a key, or a word goes on behind it. */
const endOfRun = (text: string, from: number, { alphabet, maxLength }: KeyFormat['accepts']): number | null => {
  let end = from;
  while (end < text.length && end - from <= maxLength && alphabet.includes(text.charAt(end))) end++;
  return end - from > maxLength || word.test(text.charAt(end)) ? null : end;
};

const isWithin = (body: string, alphabet: string): boolean =>
  [...body].every((character) => alphabet.includes(character));

/** Whether nothing before a place makes one word with it: what ends an escape is no letter of a word. */
export const standsAlone = (text: string, at: number): boolean =>
  !word.test(text.charAt(at - 1)) || escapeEnd.test(text.slice(Math.max(0, at - longestEscape), at));

const word = /^[0-9A-Za-z_]$/;

/** `\n`, `\x3d`, `\u003d`, `%3D`, and what turns on a colour: the last characters of them. */
const escapeEnd = /(?:\\[bfnrtv]|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|%[0-9A-Fa-f]{2}|\[[0-9;]{0,8}m)$/;
const longestEscape = 10;
