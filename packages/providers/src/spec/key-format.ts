import { rangeError } from './mask-any-key.ts';
import { Secret } from './secret.ts';

/** How a system's keys are written: `prefix separator [environment separator] body`. ASCII throughout. */
export interface KeyFormat {
  /** Such as `hst`. It may hold the separator. */
  readonly prefix: string;
  readonly separator: string;
  /** Environments in the key's text, or null where the format has none. */
  readonly environments: readonly [string, ...string[]] | null;
  /** What is issued. At least 128 bits; the alphabet never holds the separator. */
  readonly body: { readonly length: number; readonly alphabet: string };
  /** What is taken for a key: wider than what is issued, because documents print shorter samples (ruling 7). */
  readonly accepts: { readonly minLength: number; readonly maxLength: number; readonly alphabet: string };
  /** What may be shown: prefix, environment, the first `shown` characters of the body, then `rest`. */
  readonly mask: { readonly shown: number; readonly rest: string };
  /** What stands for the body in the document's own `.env` file, where no key is to be shown. Default: `your_key_here`. */
  readonly placeholder?: string;
}

export interface KeyText {
  readonly environment: string | null;
  readonly body: string;
}

/** Why a text is not a key of a format. */
export type KeyTextProblem =
  | 'empty'
  | 'blanks'
  | 'masked'
  | 'wrong_prefix'
  | 'wrong_environment'
  | 'too_short'
  | 'too_long'
  | 'wrong_characters';

export type ParsedKey =
  | { readonly ok: true; readonly key: KeyText }
  | { readonly ok: false; readonly problem: KeyTextProblem };

/**
 * Writes a key. The inverse of {@link parseKey}.
 * @throws RangeError when the format has no such environment.
 */
export const formatKey = (format: KeyFormat, { environment, body }: KeyText): string => {
  const head = readerOf(format).heads.find((each) => each.environment === environment);
  if (!head) {
    const known = format.environments?.join(', ') ?? 'none, so give null';
    throw rangeError(`A key that begins with '${format.prefix}' has no environment '${environment}'. Use: ${known}.`);
  }
  return head.text + body;
};

/**
 * Reads a key by its known prefix and by position. Nothing is trimmed, folded or normalised. However long the text, no
 * more of it is looked at than the longest key has, and two characters.
 */
export const parseKey = (format: KeyFormat, text: string): ParsedKey => {
  const { heads, accepted } = readerOf(format);
  const { minLength, maxLength } = format.accepts;
  for (const head of heads) {
    if (!text.startsWith(head.text)) continue;
    const from = head.text.length;
    const length = text.length - from;
    if (length < minLength || length > maxLength || !isWithin(text, from, accepted)) break;
    return { ok: true, key: { environment: head.environment, body: text.slice(from) } };
  }
  return { ok: false, problem: problemWith(format, text) };
};

/**
 * The documented masked form of a key's text. A text that is no key of the format is masked whole, and of a body so short
 * that less than 80 bits would stay hidden nothing is shown.
 */
export const maskKey = (format: KeyFormat, text: string): string => {
  const parsed = parseKey(format, text);
  if (!parsed.ok) return '******';
  const { environment, body } = parsed.key;
  const hiddenBits = (body.length - format.mask.shown) * Math.log2(format.body.alphabet.length);
  return (
    formatKey(format, { environment, body: hiddenBits < 80 ? '' : body.slice(0, format.mask.shown) }) + format.mask.rest
  );
};

/** Wraps a key's text so that it prints as its documented mask. */
export const keySecret = (format: KeyFormat, text: string): Secret => new Secret(text, maskKey(format, text));

/** A pattern that secret scanners can look for: keys as they are issued, standing alone. A fresh one at each call. */
export const scannerPattern = (format: KeyFormat): RegExp =>
  new RegExp(`(?<![0-9A-Za-z_])${issuedPattern(format)}(?![0-9A-Za-z_])`, 'g');

/** The source of a pattern of keys as they are issued, whatever stands around them: one that every dialect of patterns reads. */
export const issuedPattern = (format: KeyFormat): string => {
  const heads = readerOf(format).heads.map(({ text }) => escaped(text));
  return `(?:${heads.join('|')})[${ranges(format.body.alphabet)}]{${format.body.length}}`;
};

/**
 * A text with the mask in the place of every key of a format, and of what is left of one that was cut: for what people and
 * logs may see. A mask stays as it is.
 */
export const maskKeys = (format: KeyFormat, text: string): string =>
  text.replace(readerOf(format).keys, (found: string, shown: string, at: number) => {
    const isMask = shown.length <= format.mask.shown && text.startsWith(format.mask.rest, at + found.length);
    return isMask ? found : maskKey(format, found);
  });

/** What reading by a format needs, worked out once: all ways a key may begin, the accepted characters by their code, and what may be a key. */
interface Reader {
  readonly heads: readonly { readonly text: string; readonly environment: string | null }[];
  readonly accepted: Uint8Array;
  /** A beginning and what there is of a body, up to the beginning of another key. */
  readonly keys: RegExp;
}

const readers = new WeakMap<KeyFormat, Reader>();

const readerOf = (format: KeyFormat): Reader => {
  const known = readers.get(format);
  if (known) return known;
  const { prefix, separator, environments } = format;
  const accepted = new Uint8Array(128);
  for (const character of format.accepts.alphabet) accepted[character.charCodeAt(0)] = 1;
  const heads = (environments ?? [null])
    .map((environment) => ({
      text: prefix + separator + (environment === null ? '' : environment + separator),
      environment,
    }))
    // The longest first: an environment may begin with another one and a separator.
    .sort((a, b) => b.text.length - a.text.length);
  const begins = `(?:${heads.map(({ text }) => escaped(text)).join('|')})`;
  const keys = new RegExp(`${begins}((?:(?!${begins})[${ranges(format.accepts.alphabet)}])+)`, 'g');
  const reader = { heads, accepted, keys };
  readers.set(format, reader);
  return reader;
};

const isWithin = (text: string, from: number, accepted: Uint8Array): boolean => {
  for (let at = from; at < text.length; at++) if (accepted[text.charCodeAt(at)] !== 1) return false;
  return true;
};

/** The first thing that is wrong with a text, in the order in which it helps a person most. */
const problemWith = (format: KeyFormat, text: string): KeyTextProblem => {
  const { heads } = readerOf(format);
  const longest = Math.max(...heads.map((head) => head.text.length)) + format.accepts.maxLength;
  const looked = text.slice(0, longest + 2);
  if (text === '') return 'empty';
  if (blank.test(looked)) return 'blanks';
  if (!looked.startsWith(format.prefix + format.separator)) return 'wrong_prefix';
  const head = heads.find((each) => looked.startsWith(each.text));
  if (!head) return 'wrong_environment';
  const body = looked.slice(head.text.length);
  if (maskMark.test(body) || isUnmarkedMask(format, body)) return 'masked';
  if (body.length > format.accepts.maxLength) return 'too_long';
  return body.length < format.accepts.minLength && isWithin(body, 0, readerOf(format).accepted)
    ? 'too_short'
    : 'wrong_characters';
};

/** Whether a body is what a mask shows of one, where nothing stands for the rest. */
const isUnmarkedMask = ({ mask }: KeyFormat, body: string): boolean => mask.rest === '' && body.length === mask.shown;

/** White space of any kind, control characters, and the marks of no width that copying leaves behind. */
const blank = /[\s\p{Cc}\u200b-\u200d\u2060\ufeff]/u;

const maskMark = /\.{3}|[*…•]/;

/** A class of characters as a pattern writes it: runs of neighbours as `a-z`. */
const ranges = (alphabet: string): string => {
  const runs: string[] = [];
  for (const character of [...new Set(alphabet)].sort()) {
    const run = runs.at(-1);
    const follows = run !== undefined && run.charCodeAt(run.length - 1) + 1 === character.charCodeAt(0);
    if (follows) runs[runs.length - 1] = run + character;
    else runs.push(character);
  }
  return runs
    .map((run) => (run.length < 3 ? escaped(run) : `${escaped(run.charAt(0))}-${escaped(run.slice(-1))}`))
    .join('');
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
