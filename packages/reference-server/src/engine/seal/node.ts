import { createCipheriv, createDecipheriv } from 'node:crypto';

/** AES-256-GCM of a text's UTF-8 bytes: the ciphertext with its tag of 16 bytes behind it. `bound` is authenticated beside it. */
export const encrypt = (key: Uint8Array, nonce: Uint8Array, text: string, bound: string): Uint8Array => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  return new Uint8Array(Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]));
};

/** The text again, or null where key, nonce, box or what it is bound to is another. */
export const decrypt = (key: Uint8Array, nonce: Uint8Array, box: Uint8Array, bound: string): string | null => {
  if (box.length < tagBytes) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
      .setAAD(Buffer.from(bound))
      .setAuthTag(box.subarray(box.length - tagBytes));
    return Buffer.concat([decipher.update(box.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
};

const tagBytes = 16;
