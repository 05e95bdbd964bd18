import { holdsKey, type KeyFormat } from '@latchkey/providers';
import { type Refused, refused } from '../problem.ts';

/**
 * Refuses texts of which one holds a key of the system or a telling piece of one that was cut, by the field that it is in; null
 * where none does. What people write is kept and shown as it is, so that a key in it would be kept and shown too (security 3).
 * The text is not repeated. A body without what keys begin with is a text like any other: nothing can tell it. So is a word that
 * happens to hold such a beginning.
 */
export const checkNoKey = (format: KeyFormat, texts: Readonly<Record<string, unknown>>): Refused | null => {
  for (const field of Object.keys(texts)) {
    const text = texts[field];
    if (typeof text === 'string' && holdsKey(format, text)) {
      const message = 'The text holds a key, or a piece of one, which would be kept and shown with it. Leave it out.';
      return refused('invalid', message, field);
    }
  }
  return null;
};
