import { isSecret, type Secret } from '@latchkey/providers';

/** Keys that the server really issued. A case whose key is not given is left out, and the report says so. */
export interface ProofKeys {
  /** A key that may do everything. */
  readonly full: string | Secret;
  /** A key with exactly these scopes. */
  readonly narrow?: { readonly key: string | Secret; readonly scopes: readonly string[] };
  readonly expired?: string | Secret;
  readonly revoked?: string | Secret;
}

/** The same keys, ready to be sent. */
export interface RevealedKeys {
  readonly full: string;
  readonly narrow: { readonly key: string; readonly scopes: readonly string[] } | null;
  readonly expired: string | null;
  readonly revoked: string | null;
}

/** @throws TypeError for a key that no header can carry; it is not repeated */
export const revealKeys = ({ full, narrow, expired, revoked }: ProofKeys): RevealedKeys => ({
  full: reveal(full),
  narrow: narrow ? { key: reveal(narrow.key), scopes: narrow.scopes } : null,
  expired: expired === undefined ? null : reveal(expired),
  revoked: revoked === undefined ? null : reveal(revoked),
});

/** What no header can carry is told here: a header's own error repeats it. */
const reveal = (key: string | Secret): string => {
  const text = isSecret(key) ? key.reveal() : key;
  if (typeof text === 'string' && /^[\x21-\x7e]+$/.test(text)) return text;
  throw new TypeError('One of the keys holds a blank, a line break or what no header can carry. Copy it again.');
};
