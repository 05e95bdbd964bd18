import { Secret } from '@latchkey/providers';
import { hmacSha256Hex } from '#digest';
import { bytesOfHex } from '../hex.ts';
import type { SignPort } from '../ports.ts';

/**
 * Signs webhooks as Standard Webhooks has it (https://www.standardwebhooks.com: HMAC-SHA-256 of id, time and body). Each alert has a
 * secret of its own, which is made of the server's key and kept nowhere: who has the store can sign nothing.
 * @param serverKey at least 32 random bytes, kept apart from the store; servers that share a store share it
 * @throws RangeError when the key is short.
 */
export const webhookSigning = (serverKey: Uint8Array): SignPort => {
  if (serverKey.length < 32) throw new RangeError('A signing key is shorter than 32 bytes.');
  const derive = hmacSha256Hex(serverKey);
  const keyOf = (alert: string): Uint8Array => bytesOfHex(derive(`latchkey webhook 1\n${alert}`));
  return {
    secretOf: (alert) => new Secret(`whsec_${base64(keyOf(alert))}`, 'whsec_******'),
    sign: (alert, { id, atSeconds, body }) =>
      `v1,${base64(bytesOfHex(hmacSha256Hex(keyOf(alert))(`${id}.${atSeconds}.${body}`)))}`,
  };
};

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
