import { Secret } from './secret.ts';

/** How a system's keys are written: `prefix separator [environment separator] body`. */
export interface KeyFormat {
  /** Such as `hst`. */
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

/** Writes a key. The inverse of {@link parseKey}. */
export const formatKey = (format: KeyFormat, { environment, body }: KeyText): string =>
  head(format, environment) + body;

/**
 * Reads a key by its known prefix and by position, in one pass over at most `accepts.maxLength` characters of body.
 * Nothing is trimmed, folded or normalised.
 */
export const parseKey = (format: KeyFormat, text: string): ParsedKey => {
  const fail = (problem: KeyTextProblem): ParsedKey => ({ ok: false, problem });
  if (text === '') return fail('empty');
  const start = format.prefix + format.separator;
  if (!text.startsWith(start)) return fail(hasBlank(text) ? 'blanks' : 'wrong_prefix');
  const environment = format.environments?.find((name) => text.startsWith(name + format.separator, start.length));
  if (format.environments && environment === undefined) return fail('wrong_environment');
  const bodyAt = head(format, environment ?? null).length;
  const length = text.length - bodyAt;
  if (length > format.accepts.maxLength) return fail('too_long');
  const body = text.slice(bodyAt);
  if (hasBlank(body)) return fail('blanks');
  if (body.includes('...') || body.includes('*') || body.includes('…')) return fail('masked');
  if (!isWithin(body, format.accepts.alphabet)) return fail('wrong_characters');
  if (length < format.accepts.minLength) return fail('too_short');
  return { ok: true, key: { environment: environment ?? null, body } };
};

/** The documented masked form of a key's text; a text that is no key of the format is masked whole. */
export const maskKey = (format: KeyFormat, text: string): string => {
  const parsed = parseKey(format, text);
  if (!parsed.ok) return '******';
  const { environment, body } = parsed.key;
  return head(format, environment) + body.slice(0, format.mask.shown) + format.mask.rest;
};

/** Wraps a key's text so that it prints as its documented mask. */
export const keySecret = (format: KeyFormat, text: string): Secret => new Secret(text, maskKey(format, text));

/** A pattern that secret scanners can look for: keys as they are issued. */
export const scannerPattern = (format: KeyFormat): RegExp => {
  const environments = format.environments
    ? `(?:${format.environments.map(escapePattern).join('|')})${escapePattern(format.separator)}`
    : '';
  const { alphabet, length } = format.body;
  const body = `[${escapePattern(alphabet)}]{${length}}`;
  return new RegExp(
    `(?<![0-9A-Za-z_])${escapePattern(format.prefix + format.separator)}${environments}${body}(?![0-9A-Za-z_])`,
    'g',
  );
};

const head = ({ prefix, separator }: KeyFormat, environment: string | null): string =>
  prefix + separator + (environment === null ? '' : environment + separator);

const hasBlank = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0x7f || code === 0xa0 || code === 0x200b || code === 0xfeff) return true;
  }
  return false;
};

const isWithin = (text: string, alphabet: string): boolean => {
  for (const character of text) if (!alphabet.includes(character)) return false;
  return true;
};

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
