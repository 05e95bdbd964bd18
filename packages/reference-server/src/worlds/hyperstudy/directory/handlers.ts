import type { Handler, Handlers, WorldRequest } from '../../../world.ts';
import { lazyList } from '../../lazy/lazy-list.ts';
import { askedOf } from '../asked.ts';
import { metadataOf } from '../metadata.ts';
import type { Plan, Room } from '../plan.ts';
import { notFound, ownsData, type ScopeKind } from '../scope.ts';
import { writtenPage } from '../written-page.ts';
import { experimentRecord, experimentsWith } from './experiments.ts';
import { participantsOf } from './participants.ts';
import { roomRecord } from './rooms.ts';
import { sortedRows } from './sorted-rows.ts';

/** Participants, rooms and experiments: few enough to be made, filtered and sorted as rows. */
export const directoryHandlers = (plan: Plan, columnsOf: (operationId: string) => readonly string[]): Handlers => {
  const rowList =
    (operationId: string, kind: ScopeKind, table: Table): Handler =>
    (request) => {
      const { query } = request;
      const asked = askedOf(kind, plan, request);
      if (asked.kind === 'refused') return asked;
      const { scope, range, rooms } = asked;
      const { fromMs = Number.NEGATIVE_INFINITY, untilMs = Number.POSITIVE_INFINITY } = range;
      const rows = table.rowsOf(rooms).filter((row) => {
        const fields = new Map<string, unknown>(Object.entries(row));
        const atMs = Date.parse(String(fields.get(table.timeField)));
        const answers = table.facets.every((facet) => query[facet] === undefined || fields.get(facet) === query[facet]);
        return atMs >= fromMs && atMs <= untilMs && answers;
      });
      const sorted = sortedRows(rows, String(query.sort ?? table.timeField));
      const list = lazyList(sorted.length, (index) => sorted[index] ?? {});
      const subject = { dataType: table.dataType, scope: kind, scopeId: scope.id, rooms: scope.rooms };
      return writtenPage(list, query, () => columnsOf(operationId), metadataOf(subject, request));
    };

  const participants: Table = {
    dataType: 'participants',
    timeField: 'joinedAt',
    facets: ['completionCode'],
    rowsOf: (rooms) => participantsOf(plan.size.seed, rooms),
  };
  const rooms: Table = { dataType: 'rooms', timeField: 'createdAt', facets: [], rowsOf: (all) => all.map(roomRecord) };

  return {
    listExperimentParticipants: rowList('listExperimentParticipants', 'experiment', participants),
    listRoomParticipants: rowList('listRoomParticipants', 'room', participants),
    listExperimentRooms: rowList('listExperimentRooms', 'experiment', rooms),
    listExperiments: (request) => listExperiments(plan, request, () => columnsOf('listExperiments')),
    getExperiment: (request) => {
      const id = request.path.experimentId ?? '';
      const record = ownsData(plan, request) ? experimentRecord(plan, id) : null;
      if (record === null) return notFound('Experiment');
      const metadata = metadataOf({ dataType: 'experiments', scope: 'experiment', scopeId: id }, request);
      return { kind: 'json', body: { status: 'success', data: [record], metadata } };
    },
    checkExperimentAccess: (request) => {
      const id = request.path.experimentId ?? '';
      if (!ownsData(plan, request) || plan.roomsOf(id) === null) return notFound('Experiment');
      const metadata = metadataOf({ dataType: 'access', scope: 'experiment', scopeId: id }, request);
      return { kind: 'json', body: { status: 'success', data: { canView: true, canExport: true }, metadata } };
    },
  };
};

interface Table {
  readonly dataType: string;
  /** What `startTime` and `endTime` look at, and the order unless another is asked for. */
  readonly timeField: string;
  /** Query parameters that keep only rows of one value. */
  readonly facets: readonly string[];
  rowsOf(rooms: readonly Room[]): readonly object[];
}

const listExperiments = (plan: Plan, request: WorldRequest, columns: () => readonly string[]) => {
  const ids = ownsData(plan, request) ? experimentsWith(plan, String(request.query.search ?? '')) : [];
  const list = lazyList(ids.length, (index) => experimentRecord(plan, ids[index] ?? '') ?? {});
  const subject = { dataType: 'experiments', scope: 'user', scopeId: request.key?.owner ?? '' } as const;
  return writtenPage(list, request.query, columns, metadataOf(subject, request));
};
