import type { KeyFormat } from './key-format.ts';

/**
 * A value of a request as an answer may repeat it, or null where it must not: it is long, holds control characters, or
 * might be a key or a piece of one. No error body ever echoes what was presented as a secret.
 */
export const echoOf = (format: Pick<KeyFormat, 'prefix' | 'separator'>, value: string): string | null => {
  if (value.length > 100 || /\p{Cc}/u.test(value)) return null;
  const looksLikeKey = value.toLowerCase().includes(format.prefix + format.separator) || /[0-9A-Za-z]{20}/.test(value);
  return looksLikeKey ? null : value;
};
