import { type KeyFormat, maskAnyKey, maskKeys, parseKey, type Secret } from '@latchkey/providers';

/** The longest piece of somebody else's text that an error repeats. */
const longestQuote = 300;

/** How much of a body is looked at for a quote. */
export const longestLook = 4096;

/** Takes keys out of a text. */
export type HideKeys = (text: string) => string;

/**
 * Puts masks in the place of keys: of those that are sent, which a server may echo, and of every other of the format, whole
 * or cut off, since an answer may hold a new one. Of those that are sent no longer piece is left, wherever it was cut.
 */
export const keyHider =
  (format: KeyFormat, ...secrets: readonly Secret[]): HideKeys =>
  (text) => {
    const whole = secrets.reduce(withoutWhole, text);
    const shown = maskAnyKey(maskKeys(format, whole)).replace(namedSecret, `$1${masked}`);
    return secrets.reduce((shown, secret) => shown.replace(tracesOf(format, secret), masked), shown);
  };

/** Without a secret, as it is and as it stands in a URL. */
const withoutWhole = (text: string, secret: Secret): string =>
  text.replaceAll(secret.reveal(), secret.mask).replaceAll(encodeURIComponent(secret.reveal()), secret.mask);

/** What stands in the place of a secret that has no mask. */
export const masked = '******';

/** So much of a key's body, and whoever reads it knows whose key it is, if not the key. */
const traceLength = 12;

const traces = new WeakMap<Secret, RegExp>();

/** A pattern of every run of a key's body that is as long or longer. What is no key has none: a link's beginning tells nothing. */
const tracesOf = (format: KeyFormat, secret: Secret): RegExp => {
  const known = traces.get(secret);
  if (known) return known;
  const parsed = parseKey(format, secret.reveal());
  const body = parsed.ok ? parsed.key.body : '';
  const pieces = Array.from({ length: Math.max(0, body.length - traceLength + 1) }, (_, at) =>
    body.slice(at, at + traceLength).replace(/\W/g, '\\$&'),
  );
  const pattern = pieces.length > 0 ? `(?:(?=${pieces.join('|')}).)+.{${traceLength - 1}}` : '(?!)';
  const made = new RegExp(pattern, 'gi');
  traces.set(secret, made);
  return made;
};

/** What JSON calls a secret is one, of whichever system; a mask stays. */
const namedSecret = /("secret"\s*:\s*")(?![^"]*[.*…])[^"]+/g;

/** Takes keys out of a message, and cuts the message. */
export const scrub = (text: string, hide: HideKeys): string => cut(hide(text));

/** The beginning of a body on one line. */
export const quoted = (text: string, hide: HideKeys): string =>
  cut(hide(text.slice(0, longestLook)).replaceAll(/\s+/g, ' ').trim());

const cut = (text: string): string => (text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text);

/**
 * A copy of what caused a failure, by name, message and code only: the thing itself may hold a request with its headers.
 * Of an error that only wraps another (`fetch failed`), the inner one says more.
 */
export const sanitisedCause = (thrown: unknown, hide: HideKeys): SanitisedCause | undefined => {
  if (!(thrown instanceof Error)) return undefined;
  const inner = thrown.cause instanceof Error ? thrown.cause : thrown;
  const copy: SanitisedCause = new Error(scrub(inner.message, hide));
  copy.name = scrub(inner.name, hide);
  copy.stack = `${copy.name}: ${copy.message}`;
  const code: unknown = Reflect.get(inner, 'code');
  if (typeof code === 'string') copy.code = scrub(code, hide);
  return copy;
};

export interface SanitisedCause extends Error {
  code?: string;
}
