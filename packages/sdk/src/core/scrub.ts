import type { Secret } from '@latchkey/providers';

/** The longest piece of somebody else's text that an error repeats. */
const longestQuote = 300;

/** Takes a key's text out of a message, and cuts the message: a server may echo what it was sent. */
export const scrub = (text: string, secret: Secret | null): string => {
  const clean = secret === null ? text : text.replaceAll(secret.reveal(), secret.mask);
  return clean.length > longestQuote ? `${clean.slice(0, longestQuote)}…` : clean;
};

/**
 * A copy of what caused a failure, by name, message and code only: the thing itself may hold a request with its headers.
 * Of an error that only wraps another (`fetch failed`), the inner one says more.
 */
export const sanitisedCause = (thrown: unknown, secret: Secret | null): Error | undefined => {
  if (!(thrown instanceof Error)) return undefined;
  const inner = thrown.cause instanceof Error ? thrown.cause : thrown;
  const copy = new Error(scrub(inner.message, secret));
  copy.name = inner.name;
  copy.stack = `${copy.name}: ${copy.message}`;
  const code: unknown = Reflect.get(inner, 'code');
  if (typeof code === 'string') Reflect.set(copy, 'code', code);
  return copy;
};
