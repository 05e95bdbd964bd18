import { findKeys, type KeyFormat } from '@latchkey/providers';
import { type Refused, refused } from './problem.ts';

/**
 * Refuses texts of which one holds a whole key of the system, by the field that it is in; null where none does. What people
 * write is kept and shown as it is, so that a key in it would be kept and shown too (security 3). The text is not repeated.
 */
export const checkNoKey = (format: KeyFormat, texts: Readonly<Record<string, unknown>>): Refused | null => {
  for (const [field, text] of Object.entries(texts)) {
    if (typeof text === 'string' && holdsKey(format, text)) {
      return refused('invalid', 'The text holds a key, which would be kept and shown with it. Leave it out.', field);
    }
  }
  return null;
};

const holdsKey = (keyFormat: KeyFormat, text: string): boolean =>
  text.includes(keyFormat.prefix) && findKeys(text, [{ id: '', keyFormat }], { shape: 'accepted' }).length > 0;
