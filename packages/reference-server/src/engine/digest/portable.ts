import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex characters: for browsers, whose own digest is asynchronous. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** HMAC-SHA-256 under a pepper; 64 lower-case hex characters. */
export const hmacSha256Hex = (pepper: Uint8Array): ((text: string) => string) => {
  const key = Uint8Array.from(pepper);
  return (text) => bytesToHex(hmac(sha256, key, utf8ToBytes(text)));
};
