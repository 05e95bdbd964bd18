import { hmacSha256Hex } from '#digest';
import { decrypt, encrypt } from '#seal';
import { bytesOfHex, hexOf } from '../hex.ts';
import type { SealPort } from '../ports.ts';

/**
 * Seals secrets for their replay (ruling 28): AES-256-GCM under a key that is made of the server's and of the Idempotency-Key
 * and kept nowhere. Who has the store, and even who has the server's key beside it, cannot open a box.
 * @param serverKey at least 32 random bytes, kept apart from the store; servers that share a store share it
 * @param random cryptographically strong bytes
 * @throws RangeError when the key is short.
 */
export const sealing = (serverKey: Uint8Array, random: (size: number) => Uint8Array): SealPort => {
  if (serverKey.length < 32) throw new RangeError('A sealing key is shorter than 32 bytes.');
  const derive = hmacSha256Hex(serverKey);
  const keyOf = (idempotencyKey: string): Uint8Array => bytesOfHex(derive(`latchkey seal 1\n${idempotencyKey}`));
  return {
    seal(idempotencyKey, text, bound) {
      const nonce = Uint8Array.from(random(nonceBytes).subarray(0, nonceBytes));
      return hexOf(nonce) + hexOf(encrypt(keyOf(idempotencyKey), nonce, text, bound));
    },
    open(idempotencyKey, box, bound) {
      if (!/^(?:[0-9a-f]{2})+$/.test(box)) return null;
      const bytes = bytesOfHex(box);
      return decrypt(keyOf(idempotencyKey), bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes), bound);
    },
  };
};

const nonceBytes = 12;
