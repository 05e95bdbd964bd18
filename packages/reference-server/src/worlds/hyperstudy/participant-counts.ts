import type { Handler } from '../../world.ts';
import type { DataSet } from './data-set.ts';
import { metadataOf } from './metadata.ts';
import type { Plan } from './plan.ts';
import { recordsOf } from './records.ts';
import { scopeOf } from './scope.ts';

/** How much there is of a participant in a room, counted without making a record. */
export const participantCounts =
  (plan: Plan, dataSets: readonly DataSet<unknown>[]): Handler =>
  (request) => {
    const scope = scopeOf('participant', plan, request);
    if (scope.kind === 'refused') return scope;
    const selection = { where: { participantId: scope.participantId } };
    const counts = dataSets.map(
      (dataSet) => [dataSet.dataType, recordsOf(dataSet, scope.rooms, selection, 'time', request).length] as const,
    );
    const subject = { dataType: 'counts', scope: 'participant', scopeId: scope.id, rooms: scope.rooms } as const;
    const record = {
      participantId: scope.id,
      roomId: scope.rooms[0]?.id,
      counts: Object.fromEntries(counts),
      hasData: Object.fromEntries(counts.map(([dataType, count]) => [dataType, count > 0])),
    };
    return { kind: 'json', body: { status: 'success', data: [record], metadata: metadataOf(subject, request) } };
  };
