import { inspect } from 'node:util';

/** Everything that was written, answered or printed, as texts in which a secret can be looked for. */
export interface Told {
  /** Takes down a value, however it may be printed. */
  add(value: unknown): void;
  /** The pieces of secrets that were told: each 12 characters of a body. */
  pieces(secrets: Iterable<string>): readonly string[];
}

const pieceLength = 12;

export const told = (): Told => {
  const texts = new Set<string>();
  return {
    add(value) {
      texts.add(inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, maxArrayLength: null }));
      texts.add(JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each)) ?? '');
      texts.add(String(value));
      if (value instanceof Error) texts.add(`${value.stack}${inspect(value.cause, { depth: 9, showHidden: true })}`);
    },
    pieces(secrets) {
      const sought = new Set<string>();
      for (const secret of secrets) {
        const from = secret.lastIndexOf('_') + 1;
        for (let at = from; at + pieceLength <= secret.length; at++) sought.add(secret.slice(at, at + pieceLength));
      }
      const found = new Set<string>();
      for (const text of texts) {
        for (let at = 0; at + pieceLength <= text.length; at++) {
          const piece = text.slice(at, at + pieceLength);
          if (sought.has(piece)) found.add(piece);
        }
      }
      return [...found];
    },
  };
};
