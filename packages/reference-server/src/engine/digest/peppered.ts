import { rangeError } from '@latchkey/providers';
import { hmacSha256Hex, sha256Hex } from '#digest';
import type { DigestPort } from '../ports.ts';

/** A pepper and its version, which is stored beside each digest: a whole number from 1 up. */
export interface Pepper {
  readonly version: number;
  /** At least 32 random bytes, kept apart from the store. */
  readonly secret: Uint8Array;
}

/**
 * HMAC-SHA-256 of the whole key under a pepper (security 4). New keys are stored under the first pepper. Keys under the
 * later ones still verify, and move to the first when they are next used, so that a pepper is rotated without issuing anew.
 * @param options.acceptPlain whether keys stored without a pepper (version 0) verify and move too; no, unless told
 * @throws RangeError when there is no pepper, one is short, or a version is used twice.
 */
export const pepperedDigest = (
  peppers: readonly Pepper[],
  { acceptPlain = false }: { readonly acceptPlain?: boolean } = {},
): DigestPort => {
  const [first, ...earlier] = peppers
    .map(checked)
    .map(({ version, secret }) => ({ version, hmac: hmacSha256Hex(secret) }));
  if (first === undefined) throw new RangeError('Give at least one pepper, or use plainDigest().');
  if (new Set(peppers.map(({ version }) => version)).size !== peppers.length) {
    throw new RangeError('Two peppers have the same version. Number them apart.');
  }
  const older = [...earlier.map(({ hmac }) => hmac), ...(acceptPlain ? [sha256Hex] : [])];
  return { version: first.version, digest: first.hmac, earlier: (text) => older.map((digest) => digest(text)) };
};

const checked = (pepper: Pepper): Pepper => {
  if (!Number.isSafeInteger(pepper.version) || pepper.version < 1) {
    throw rangeError(`A pepper's version is a whole number from 1 up, not ${pepper.version}.`);
  }
  if (pepper.secret.length < 32) throw rangeError(`Pepper ${pepper.version} is shorter than 32 bytes.`);
  return pepper;
};
