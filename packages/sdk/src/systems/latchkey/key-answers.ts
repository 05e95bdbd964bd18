import { maskAnyKey, Secret } from '@latchkey/providers';
import type { KeyWire, ManagedKey } from '@latchkey/providers/latchkey';
import { LatchkeyError } from '../../core/error/error.ts';
import type { NewKey, Schemas } from './words.ts';

/** A new key out of the answer to an act that makes a secret. @throws LatchkeyError `conflict` where the secret is not to be had again */
export const newKey = async ({ key, secret }: Schemas['IssuedKey']): Promise<NewKey> => {
  if (typeof secret !== 'string') {
    throw new LatchkeyError({
      code: 'conflict',
      message: `The key ${maskAnyKey(key.id)} was issued before, and its secret is not to be had again.`,
      hint: 'An Idempotency-Key brings back a secret for ten minutes. Revoke the key if the secret is lost, and issue another.',
    });
  }
  return { key: (await keyReader())(key), secret: new Secret(secret, key.mask) };
};

/** Leaks with their keys as models. */
export const leaksOf = async ({ leaks }: Schemas['Leaks']) => {
  const read = await keyReader();
  return leaks.map(({ key, ...leak }) => ({ ...leak, key: key && read(key) }));
};

/** What reads a key record as a model. What the record holds is not repeated. */
export const keyReader = async (): Promise<(record: KeyWire) => ManagedKey> => {
  const { readKey } = await import('@latchkey/providers/latchkey');
  return (record) => {
    try {
      return readKey(record);
    } catch {
      const message = 'a record of the answer is no key as the document describes it';
      throw new LatchkeyError({ code: 'invalid_response', message });
    }
  };
};
