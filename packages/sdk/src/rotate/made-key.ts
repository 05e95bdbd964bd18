import { isSecret, keySecret, parseKey, Secret } from '@latchkey/providers';
import { configError } from '../core/error/config-error.ts';
import { isLatchkeyError } from '../core/error/error.ts';
import { checkGiven } from '../core/keys/check-key.ts';
import type { KeyGiven } from '../core/options.ts';
import type { RotateOptions } from './options.ts';
import type { MadeKey } from './state.ts';

/**
 * What `create` gave, before anything is asked of it: it is not to be had a second time. The blanks around it are those of whatever
 * printed it.
 * @throws LatchkeyError `config` where it is no text
 */
export const madeOf = (given: unknown, provider: RotateOptions['provider']): MadeKey => {
  const { secret, key } = partsOf(given);
  const text = isKeyGiven(secret) ? textOf(secret).trim() : '';
  if (text === '') {
    throw configError(
      'What `create` gave is no key.',
      'It gives the text of the new key, a Secret, or `{ secret, key }`.',
    );
  }
  return { secret: secretOf(secret, text, provider), keyId: key?.id ?? null };
};

const partsOf = (given: unknown): { readonly secret?: unknown; readonly key?: { readonly id?: string } } =>
  isKeyGiven(given) || typeof given !== 'object' || given === null ? { secret: given } : given;

const isKeyGiven = (made: unknown): made is KeyGiven => typeof made === 'string' || isSecret(made);

export const textOf = (given: KeyGiven): string => (isSecret(given) ? given.reveal() : given);

/** With the documented mask, where it is a key of the provider's. */
const secretOf = (given: unknown, text: string, provider: RotateOptions['provider']): Secret => {
  if (provider && parseKey(provider.keyFormat, text).ok) return keySecret(provider.keyFormat, text);
  return isSecret(given) && given.reveal() === text ? given : new Secret(text);
};

/** @throws LatchkeyError `config` where the new key is none of the provider's, or of nobody's */
export const checkMade = (secret: Secret, provider: RotateOptions['provider']): void => {
  try {
    if (provider) checkGiven(provider, secret, 'that `create` gave');
    else if (/\s/.test(secret.reveal())) throw configError('What `create` gave is no key: it holds a blank.');
  } catch (thrown) {
    if (!isLatchkeyError(thrown)) throw thrown;
    const { message, hint = 'Let it give the text of the new key alone.' } = thrown;
    throw configError(
      message,
      `${hint} To begin anew, revoke what was made, and remove the checkpoint if there is one.`,
    );
  }
};
