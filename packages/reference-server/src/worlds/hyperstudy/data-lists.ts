import type { Handler, Handlers } from '../../world.ts';
import { askedOf } from './asked.ts';
import type { DataSet } from './data-set.ts';
import { metadataOf } from './metadata.ts';
import type { Plan } from './plan.ts';
import { recordsOf } from './records.ts';
import type { ScopeKind } from './scope.ts';
import { writtenPage } from './written-page.ts';

/** The three lists of a kind of data: `listExperiment…`, `listRoom…` and `listParticipant…`. */
export const dataLists = <T extends object>(
  name: string,
  dataSet: DataSet<T>,
  plan: Plan,
  columnsOf: (operationId: string) => readonly string[],
): Handlers => ({
  [`listExperiment${name}`]: dataList('experiment', dataSet, plan, () => columnsOf(`listExperiment${name}`)),
  [`listRoom${name}`]: dataList('room', dataSet, plan, () => columnsOf(`listRoom${name}`)),
  [`listParticipant${name}`]: dataList('participant', dataSet, plan, () => columnsOf(`listParticipant${name}`)),
});

/** One such list. */
export const dataList =
  <T extends object>(kind: ScopeKind, dataSet: DataSet<T>, plan: Plan, columns: () => readonly string[]): Handler =>
  (request) => {
    const { query } = request;
    const asked = askedOf(kind, plan, request);
    if (asked.kind === 'refused') return asked;
    const { scope, range, rooms } = asked;
    const facets = dataSet.facets.filter((facet) => query[facet] !== undefined).map((facet) => [facet, query[facet]]);
    const where = {
      ...Object.fromEntries(facets),
      ...(scope.participantId === null ? {} : { participantId: scope.participantId }),
    };
    const order = query.sort === 'onset' ? 'onset' : 'time';
    const list = recordsOf(dataSet, rooms, { ...range, where }, order, request);
    const subject = { dataType: dataSet.dataType, scope: kind, scopeId: scope.id, rooms: scope.rooms };
    return writtenPage(list, query, columns, metadataOf(subject, request));
  };
