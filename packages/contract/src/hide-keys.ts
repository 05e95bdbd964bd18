import { type KeyFormat, maskAnyKey, maskKey, maskKeys } from '@latchkey/providers';
import type { RevealedKeys } from './keys.ts';

/** Takes keys out of what a report says: it is shown to others, and a server may echo what it was sent. */
export const hideKeys = (
  format: KeyFormat,
  { full, narrow, expired, revoked }: RevealedKeys,
): ((text: string) => string) => {
  const given = [full, narrow?.key, expired, revoked].flatMap((key) =>
    typeof key === 'string' ? [key, encodeURIComponent(key)] : [],
  );
  return (text) => {
    const whole = given.reduce((shown, key) => shown.replaceAll(key, maskKey(format, key)), text);
    return maskAnyKey(maskKeys(format, whole));
  };
};
