import { sha256Hex } from '#digest';
import type { DigestPort } from '../ports.ts';

/**
 * SHA-256 of the whole key, prefix and environment included, so that the same body under two environments has two digests
 * (security 6). A secret of 128 random bits needs no slower hash (security 3).
 */
export const plainDigest = (): DigestPort => ({ version: 0, digest: sha256Hex, earlier: () => none });

const none: readonly string[] = [];
