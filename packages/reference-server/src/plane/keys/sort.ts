import type { ApiKey } from '@latchkey/providers';
import type { KeyCursor } from './cursor.ts';

/** What keys are sorted by, and which way. */
export interface Sort {
  readonly sort: 'created' | 'lastUsed' | 'name' | 'expires';
  readonly order: 'asc' | 'desc';
}

export interface Placed {
  readonly key: ApiKey;
  readonly value: string | number;
}

/** What was never used comes before every time, and what never expires after it. */
export const sortValue = (key: ApiKey, sort: Sort['sort']): string | number => {
  switch (sort) {
    case 'created':
      return key.createdAt.getTime();
    case 'lastUsed':
      return key.lastUsedAt?.getTime() ?? 0;
    case 'name':
      return key.name.toLowerCase();
    case 'expires':
      return key.expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  }
};

/** Keys in an order; those alike stay as they were. */
export const sorted = (keys: readonly ApiKey[], asked: Sort): readonly Placed[] =>
  keys
    .map((key) => ({ key, value: sortValue(key, asked.sort) }))
    .sort((one, other) => compared(one.value, other.value, asked));

const compared = (one: string | number, other: string | number, { order }: Sort): number => {
  const up = one < other ? -1 : one > other ? 1 : 0;
  return order === 'asc' ? up : -up;
};

/** Where the page begins that follows upon one. */
export const startAfter = (found: readonly Placed[], cursor: KeyCursor, asked: Sort): number => {
  const first = found.findIndex(({ value }) => compared(value, cursor.value, asked) >= 0);
  if (first < 0) return found.length;
  // Of keys that are alike, the one itself tells where the page ended; without it, rather one twice than one never.
  const end = found.findIndex(({ value }, at) => at >= first && compared(value, cursor.value, asked) > 0);
  const alike = found.slice(first, end < 0 ? found.length : end);
  return first + alike.findIndex(({ key }) => key.id === cursor.id) + 1;
};
