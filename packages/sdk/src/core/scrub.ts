import type { Secret } from '@latchkey/providers';

/** The longest piece of somebody else's text that an error repeats. */
const longestQuote = 300;

/** How much of a body is looked at for a quote. */
const longestLook = 4096;

/** Takes a key's text out of a message, and cuts the message: a server may echo what it was sent. */
export const scrub = (text: string, secret: Secret | null): string => {
  const clean = secret === null ? text : text.replaceAll(secret.reveal(), secret.mask);
  return clean.length > longestQuote ? `${clean.slice(0, longestQuote)}…` : clean;
};

/** The beginning of a body on one line. What might be left of a key where a long one is cut is cut off too. */
export const quoted = (text: string, secret: Secret | null): string => {
  const isLong = text.length > longestLook;
  const start = isLong ? text.slice(0, longestLook) : text;
  const clean = secret === null ? start : start.replaceAll(secret.reveal(), secret.mask);
  const whole = isLong && secret !== null ? clean.slice(0, -secret.reveal().length) : clean;
  return scrub(whole.replaceAll(/\s+/g, ' ').trim(), null);
};

/**
 * A copy of what caused a failure, by name, message and code only: the thing itself may hold a request with its headers.
 * Of an error that only wraps another (`fetch failed`), the inner one says more.
 */
export const sanitisedCause = (thrown: unknown, secret: Secret | null): SanitisedCause | undefined => {
  if (!(thrown instanceof Error)) return undefined;
  const inner = thrown.cause instanceof Error ? thrown.cause : thrown;
  const copy: SanitisedCause = new Error(scrub(inner.message, secret));
  copy.name = scrub(inner.name, secret);
  copy.stack = `${copy.name}: ${copy.message}`;
  const code: unknown = Reflect.get(inner, 'code');
  if (typeof code === 'string') copy.code = scrub(code, secret);
  return copy;
};

export interface SanitisedCause extends Error {
  code?: string;
}
