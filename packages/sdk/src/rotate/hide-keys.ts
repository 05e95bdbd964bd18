import { type KeyFormat, maskAnyKey, type Secret } from '@latchkey/providers';
import { type HideKeys, keyHider } from '../core/error/scrub.ts';

/** What takes keys out of what the steps of a rotation say. */
export interface RotationHiders {
  /** Out of errors of this package: keys alone, since they name ids too. */
  readonly own: HideKeys;
  /** Out of what a caller's own steps say: whatever is written as keys are. */
  readonly foreign: HideKeys;
}

/**
 * Hides the new key and its longer pieces, keys of the provider, and those that begin like the new one, as the old one does.
 * @param format null: nobody told whose keys they are
 */
export const rotationHiders = (format: KeyFormat | null, secret: Secret | null): RotationHiders => {
  const secrets = secret ? [secret] : [];
  const formats = [format, secret && formatLike(secret.reveal())].filter((each) => each !== null);
  const hiders: readonly HideKeys[] = [...formats.map((each) => keyHider(each, ...secrets)), maskAnyKey];
  const own: HideKeys = (text) => hiders.reduce((shown, hide) => hide(shown), text);
  return { own, foreign: (text) => own(text).replace(anyKey, '******') };
};

/** A prefix, perhaps an environment, and a body, as all documented systems write them, and many others. */
const anyKey = /\b[a-z][0-9a-z]{0,9}(?:_[a-z]{1,10})?_[0-9a-z]{16,}/gi;

/** What keys like this one begin with, and may hold. */
const formatLike = (text: string): KeyFormat => {
  const [prefix = ''] = /^[a-z][0-9a-z]{0,9}(?:[_-][a-z]{1,10})?[_-]/i.exec(text) ?? [];
  const body = text.slice(prefix.length);
  const alphabet = [...new Set(`${letters}${letters.toUpperCase()}0123456789${body.replace(/[^!-~]/g, '')}`)].join('');
  return {
    prefix,
    separator: '',
    environments: null,
    body: { length: body.length, alphabet },
    accepts: { minLength: 1, maxLength: body.length, alphabet },
    mask: { shown: 0, rest: '******' },
  };
};

const letters = 'abcdefghijklmnopqrstuvwxyz';
