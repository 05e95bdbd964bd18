import { gcm } from '@noble/ciphers/aes.js';
import { bytesToUtf8, utf8ToBytes } from '@noble/ciphers/utils.js';

/** AES-256-GCM of a text's UTF-8 bytes, for browsers, whose own is asynchronous: the ciphertext with its tag behind it. */
export const encrypt = (key: Uint8Array, nonce: Uint8Array, text: string, bound: string): Uint8Array =>
  gcm(key, nonce, utf8ToBytes(bound)).encrypt(utf8ToBytes(text));

/** The text again, or null where key, nonce, box or what it is bound to is another. */
export const decrypt = (key: Uint8Array, nonce: Uint8Array, box: Uint8Array, bound: string): string | null => {
  try {
    return bytesToUtf8(gcm(key, nonce, utf8ToBytes(bound)).decrypt(box));
  } catch {
    return null;
  }
};
