import { operations } from '@latchkey/providers/hyperstudy/operations';
import { describe, expect, it } from 'vitest';
import { type Ask, type OperationId, openWorld } from '../../../test/ask-world.ts';
import { responseChecker } from '../../../test/response-schema.ts';
import { hyperstudyWorld } from './index.ts';

const world = hyperstudyWorld({ rooms: 4, experiments: 2, participantsPerRoom: 3, eventsPerRoom: 300 });
const open = openWorld(world);
const problemsOf = responseChecker(world.document);

const inExperiment = { path: { experimentId: 'experiment_1' } };
const inRoom = { path: { roomId: 'room_2' } };
const ofParticipant = { path: { participantId: 'participant_4' }, query: { roomId: 'room_2' } };
const scopeAsks = { Experiment: inExperiment, Room: inRoom, Participant: ofParticipant };

const queries: readonly Record<string, unknown>[] = [
  {},
  { limit: 3, offset: 2, order: 'desc' },
  { limit: 5, offset: 1_000_000 },
  { startTime: '2026-01-15T10:20:00Z', endTime: '2026-01-15T10:40:00+00:00' },
  { startTime: '2027-01-01T00:00:00Z' },
];

const listed = (name: string, more: readonly Record<string, unknown>[] = []): (readonly [OperationId, Ask])[] =>
  Object.entries(scopeAsks).flatMap(([scope, ask]) => {
    const id = `list${scope}${name}`;
    if (!isOperation(id)) return [];
    return [...queries, ...more].map(
      (query) => [id, { ...ask, query: { ...('query' in ask ? ask.query : {}), ...query } }] as const,
    );
  });

const isOperation = (id: string): id is OperationId => id in operations;

const asks: (readonly [OperationId, Ask])[] = [
  ...listed('Events', [{ category: 'pre_experiment' }, { sort: 'onset' }, { deploymentId: 'deployment_1' }]),
  ...listed('Recordings', [{ sort: 'timestamp' }]),
  ...listed('Chat'),
  ...listed('ContinuousRatings'),
  ...listed('SparseRatings'),
  ...listed('Sync', [{ aggregationWindow: 60_000 }, { aggregationWindow: 86_400_000 }]),
  ...listed('Components', [{ componentType: 'video' }, { completed: false }, { stateId: 'state_3' }]),
  ...listed('Participants', [{ completionCode: 'SUCCESS' }, { sort: 'email' }, { sort: 'completedAt', order: 'desc' }]),
  ...listed('Rooms', [{ deploymentId: 'deployment_2' }]),
  ['listRoomRatings', inRoom],
  ['listRoomRatings', { ...inRoom, query: { ratingType: 'sparse' } }],
  ['getParticipantCounts', ofParticipant],
  ['checkExperimentAccess', inExperiment],
  ['getHealth', {}],
  ['listExperiments', {}],
  ['listExperiments', { query: { search: 'MUSIC', limit: 1 } }],
  ['getExperiment', inExperiment],
  ['mintRecordingDownload', { path: { roomId: 'room_1', recordingId: 'recording_1' } }],
  [
    'appendEvents',
    { body: { roomId: 'room_2', events: [{ eventType: 'note', timestamp: '2026-01-15T10:31:00Z', content: 'late' }] } },
  ],
];

describe('hyperstudyWorld', () => {
  it('answers every operation of the document and nothing else', () => {
    expect(Object.keys(open.handlers).sort()).toEqual(Object.keys(operations).sort());
  });

  it('is asked about every operation with a JSON answer below', () => {
    const asked = new Set(asks.map(([id]) => id));
    expect(Object.keys(operations).filter((id) => isOperation(id) && !asked.has(id))).toEqual([
      'downloadRecordingFile',
    ]);
  });

  it.each(asks)('answers %s %o as the document describes it', (id, ask) => {
    expect(problemsOf(operations[id].path, operations[id].method, open.body(id, ask))).toEqual([]);
  });

  it('would be caught if an answer were not as described', () => {
    const body = open.body('listRoomEvents', inRoom);
    const { path, method } = operations.listRoomEvents;
    expect(problemsOf(path, method, { ...body, metadata: {} })).not.toEqual([]);
    expect(problemsOf(path, method, { ...body, data: [{ ...body.data[0], category: 'unheard' }] })).not.toEqual([]);
  });

  it('gives the same answers for the same seed, and others for another', () => {
    const size = { eventsPerRoom: 60, experiments: 2, rooms: 3 };
    const twin = openWorld(hyperstudyWorld({ ...size, seed: 'one' }));
    const same = openWorld(hyperstudyWorld({ ...size, seed: 'one' }));
    const other = openWorld(hyperstudyWorld({ ...size, seed: 'two' }));
    const lists = ['Events', 'Recordings', 'Chat', 'ContinuousRatings', 'SparseRatings', 'Sync'] as const;
    for (const name of lists) {
      const rows = twin.rows(`listExperiment${name}`, inExperiment);
      expect(same.rows(`listExperiment${name}`, inExperiment)).toEqual(rows);
      expect(other.rows(`listExperiment${name}`, inExperiment)).not.toEqual(rows);
    }
  });

  it('names the option that makes no sense', () => {
    expect(() => hyperstudyWorld({ rooms: -1 })).toThrow('rooms is -1');
    expect(() => hyperstudyWorld({ eventsPerRoom: 1.5 })).toThrow('eventsPerRoom is 1.5');
    expect(() => hyperstudyWorld({ startsAt: 'soon' })).toThrow('startsAt is no date');
  });
});
