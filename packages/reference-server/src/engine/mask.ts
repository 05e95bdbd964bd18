import { type KeyFormat, maskKey } from '@latchkey/providers';
import { bitsOf } from './secret-body.ts';

/**
 * What may be shown of a key: the provider's documented mask, as long as what it hides is worth at least 80 bits; of a
 * shorter key nothing of its body is shown (security 21).
 */
export const safeMask = (format: KeyFormat, text: string, bodyLength: number): string => {
  const hiddenBits = bitsOf(bodyLength - format.mask.shown, format.accepts.alphabet);
  return maskKey(hiddenBits >= 80 ? format : { ...format, mask: { ...format.mask, shown: 0 } }, text);
};
