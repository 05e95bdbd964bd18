import type { Reply, WorldRequest } from '../../world.ts';
import { type LazyList, reversed } from '../lazy/lazy-list.ts';
import { pageOf } from '../lazy/page-of.ts';
import { csv } from '../render/csv.ts';
import { ndjson } from '../render/ndjson.ts';

/**
 * The page of a list that a query asks for, in the format and order it asks for.
 * @param list the whole list, ascending
 * @param columns the columns of CSV, asked only for it
 */
export const writtenPage = <T extends object>(
  list: LazyList<T>,
  query: WorldRequest['query'],
  columns: () => readonly string[],
  metadata: Readonly<Record<string, unknown>>,
): Reply => {
  const directed = query.order === 'desc' ? reversed(list) : list;
  const page = pageOf(directed, { limit: Number(query.limit), offset: Number(query.offset) });
  if (query.format === 'csv') {
    return { kind: 'content', contentType: 'text/csv; charset=utf-8', content: csv(columns(), page.items) };
  }
  if (query.format === 'ndjson') {
    return { kind: 'content', contentType: 'application/x-ndjson', content: ndjson(page.items) };
  }
  return { kind: 'page', ...page, metadata };
};
