import { createHmac, createSecretKey, hash } from 'node:crypto';

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex characters. */
export const sha256Hex = (text: string): string => hash('sha256', text, 'hex');

/** HMAC-SHA-256 under a pepper of at least one byte, imported once; 64 lower-case hex characters. */
export const hmacSha256Hex = (pepper: Uint8Array): ((text: string) => string) => {
  const key = createSecretKey(pepper);
  return (text) => createHmac('sha256', key).update(text).digest('hex');
};
