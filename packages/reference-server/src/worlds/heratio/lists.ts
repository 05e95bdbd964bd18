import type { Reply, WorldRequest } from '../../world.ts';
import { lazyList } from '../lazy/lazy-list.ts';
import { pageOf } from '../lazy/page-of.ts';
import type { Workspace } from './workspace.ts';

type List = (workspace: Workspace, request: WorldRequest) => Reply;

/** The lists of a workspace: two are cut into pages, the others are answered whole. */
export const lists: Readonly<Record<string, List>> = {
  listProjects: ({ projects }, { query }) =>
    paged(
      projects.filter(({ status, project_type: type }) => isAsked(query.status, status) && isAsked(query.type, type)),
      query,
    ),
  listCollections: ({ collections }, { query }) => paged(collections, query),
  listSearches: ({ searches }) => whole(searches),
  listBookings: ({ bookings }, { query }) =>
    whole(
      bookings
        .map(({ record }) => record)
        .filter(({ status }) => isAsked(query.status, status))
        // Days as texts stand in the order of time.
        .filter(({ booking_date: day }) => query.date_from === undefined || day >= String(query.date_from))
        .filter(({ booking_date: day }) => query.date_to === undefined || day <= String(query.date_to)),
    ),
  listBibliographies: ({ bibliographies }) => whole(bibliographies),
  listAnnotations: ({ annotations }, { query }) =>
    whole(annotations.filter(({ object_id: object }) => isAsked(query.object_id, object))),
};

const isAsked = (asked: unknown, value: unknown): boolean => asked === undefined || asked === value;

const paged = (rows: readonly object[], query: WorldRequest['query']): Reply => {
  const list = lazyList(rows.length, (index) => rows[index] ?? {});
  return { kind: 'page', ...pageOf(list, { limit: Number(query.limit), offset: Number(query.offset) }), metadata: {} };
};

const whole = (rows: readonly object[]): Reply => ({
  kind: 'page',
  items: rows,
  total: rows.length,
  limit: rows.length,
  offset: 0,
  metadata: {},
});
