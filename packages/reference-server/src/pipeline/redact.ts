import { type KeyFormat, maskKey } from '@latchkey/providers';

/** Keeps keys that were sent where they do not belong (a path, a query) out of journals and answers (security 22, 23). */
export interface Redactor {
  /** The text with everything that looks like a key masked, and the given secrets with it. */
  text(text: string, secrets?: readonly string[]): string;
  /** A raw path or query, likewise; percent-encoding is undone only where it hid something. */
  raw(raw: string, secrets: readonly string[]): string;
  /** The texts that an answer must not repeat: what looks like a key, or was presented as one, in a path or query. */
  needles(path: string, query: string, secrets: readonly string[]): readonly string[];
}

/** Shorter texts are no secrets, and would be found everywhere. */
const shortestSecret = 8;

/** So much of a key's body is a secret already: what was cut from a key is masked as a key is. */
const shortestPiece = 12;

/** A redactor of a format's keys, whatever their environment. */
export const createRedactor = (format: KeyFormat): Redactor => {
  const { prefix, separator, environments, accepts } = format;
  const environment = environments ? `(?:${environments.map(escaped).join('|')})${escaped(separator)}` : '';
  const shape = `${escaped(prefix + separator)}${environment}[${escaped(accepts.alphabet)}]{${Math.min(accepts.minLength, shortestPiece)},}`;
  const pattern = new RegExp(shape, 'g');

  const text = (source: string, secrets: readonly string[] = []): string => {
    const shown = secrets
      .filter((secret) => secret.length >= shortestSecret)
      .reduce((rest, secret) => rest.replaceAll(secret, maskKey(format, secret)), source);
    return shown.includes(prefix) ? shown.replace(pattern, (key) => maskKey(format, key)) : shown;
  };

  const needlesIn = (raw: string, secrets: readonly string[]): readonly string[] => {
    if (!raw.includes(prefix) && !raw.includes('%') && !secrets.some((secret) => raw.includes(secret))) return [];
    const decoded = loosely(raw);
    return [
      ...(decoded.match(pattern) ?? []),
      ...secrets.filter((secret) => secret.length >= shortestSecret && decoded.includes(secret)),
    ];
  };

  return {
    text,
    raw: (raw, secrets) => (needlesIn(raw, secrets).length === 0 ? raw : text(loosely(raw), secrets)),
    needles: (path, query, secrets) => [...needlesIn(path, secrets), ...needlesIn(query, secrets)],
  };
};

/** Percent-decoded as far as it can be. */
const loosely = (raw: string): string =>
  raw.includes('%') ? raw.replace(/(?:%[0-9a-fA-F]{2})+/g, (encoded) => decodedOr(encoded)) : raw;

const decodedOr = (encoded: string): string => {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
