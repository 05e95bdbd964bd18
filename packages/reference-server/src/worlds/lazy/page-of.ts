import type { LazyList } from './lazy-list.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** How many items the whole list has. */
  readonly total: number;
  readonly limit: number;
  readonly offset: number;
}

/** The items of a list from `offset` on, at most `limit` of them; none where the list ends before. */
export const pageOf = <T>(list: LazyList<T>, { offset, limit }: { offset: number; limit: number }): Page<T> => {
  const from = Math.min(offset, list.length);
  const to = Math.min(from + limit, list.length);
  return { items: list.slice(from, to), total: list.length, limit, offset };
};
