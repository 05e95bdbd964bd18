import { valueAt } from '@latchkey/providers';

/** Where a page of keys ended: at a key, and at what keys are sorted by. */
export interface KeyCursor {
  readonly sort: string;
  readonly order: string;
  readonly value: string | number;
  readonly id: string;
  /** How many keys there were on all pages when the first was read. */
  readonly total: number;
}

/** A cursor as the next page asks for it: text without a meaning to others. */
export const writeKeyCursor = ({ sort, order, value, id, total }: KeyCursor): string => {
  const bytes = new TextEncoder().encode(JSON.stringify([sort, order, value, id, total]));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

/** The cursor in a text; null where the text is none. */
export const readKeyCursor = (text: string): KeyCursor | null => {
  const told = decoded(text);
  const [sort, order, value, id, total] = ['/0', '/1', '/2', '/3', '/4'].map((pointer) => valueAt(told, pointer));
  if (typeof sort !== 'string' || typeof order !== 'string' || typeof id !== 'string') return null;
  if (typeof total !== 'number' || !Number.isSafeInteger(total) || total < 0) return null;
  return typeof value === 'string' || typeof value === 'number' ? { sort, order, value, id, total } : null;
};

const decoded = (text: string): unknown => {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
};
