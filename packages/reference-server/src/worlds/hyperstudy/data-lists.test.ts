import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpenWorld, openWorld, type Row } from '../../../test/ask-world.ts';
import { hyperstudyWorld } from './index.ts';

const open = openWorld(
  hyperstudyWorld({
    rooms: 3,
    participantsPerRoom: 3,
    eventsPerRoom: 150,
    continuousRatingsPerRoom: 50,
    syncMetricsPerRoom: 70,
    componentsPerRoom: 40,
  }),
);

const names = ['Events', 'Recordings', 'Chat', 'ContinuousRatings', 'SparseRatings', 'Sync', 'Components'] as const;
const experiment = { experimentId: 'experiment_1' };
const rooms = ['room_1', 'room_2', 'room_3'];
const all = { limit: 10_000 };

const momentOf = (row: Row): string => String(row.timestamp ?? row.startTime);
const personOf = (row: Row): unknown => row.participantId ?? row.senderId ?? null;

const minutes = fc.integer({ min: -10, max: 100 });
const timeOf = (minute: number) => new Date(Date.parse('2026-01-15T10:00:00Z') + minute * 60_000).toISOString();

describe.each(names)('the lists of %s', (name) => {
  it('give the whole list once, in order, when pages of any size are put together', () => {
    const whole = open.rows(`listExperiment${name}`, { path: experiment, query: all });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.constantFrom('asc', 'desc'), (limit, order) => {
        const pages = pagesOf(open, name, { limit, order });
        expect(pages).toEqual(order === 'asc' ? whole : whole.toReversed());
      }),
      { numRuns: 15 },
    );
  });

  it('merge an experiment from its rooms by time', () => {
    const apart = rooms.flatMap((roomId) => open.rows(`listRoom${name}`, { path: { roomId }, query: all }));
    const naive = apart.toSorted((one, other) => Date.parse(momentOf(one)) - Date.parse(momentOf(other)));
    expect(open.rows(`listExperiment${name}`, { path: experiment, query: all })).toEqual(naive);
  });

  it('keep from startTime to endTime, both included', () => {
    const whole = open.rows(`listExperiment${name}`, { path: experiment, query: all });
    fc.assert(
      fc.property(minutes, minutes, (from, until) => {
        const query = { ...all, startTime: timeOf(from), endTime: timeOf(until) };
        const naive = whole.filter((row) => momentOf(row) >= query.startTime && momentOf(row) <= query.endTime);
        expect(open.rows(`listExperiment${name}`, { path: experiment, query })).toEqual(naive);
      }),
      { numRuns: 20 },
    );
    const exact = momentOf(whole[3] ?? {});
    const query = { ...all, startTime: exact, endTime: exact };
    expect(open.rows(`listExperiment${name}`, { path: experiment, query })).toContainEqual(whole[3]);
  });

  it('keep one participant of a room', () => {
    const whole = open.rows(`listRoom${name}`, { path: { roomId: 'room_2' }, query: all });
    for (const participantId of ['participant_4', 'participant_5', 'participant_6']) {
      const query = { ...all, roomId: 'room_2' };
      const rows = open.rows(`listParticipant${name}`, { path: { participantId }, query });
      expect(rows).toEqual(whole.filter((row) => personOf(row) === participantId));
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it('keep the rooms of one deployment, and none of an unknown one', () => {
    const ofDeployment = (deploymentId: string) =>
      open.rows(`listExperiment${name}`, { path: experiment, query: { ...all, deploymentId } });
    expect(new Set(ofDeployment('deployment_2').map(({ roomId }) => roomId))).toEqual(new Set(['room_2']));
    expect(new Set(ofDeployment('deployment_1').map(({ roomId }) => roomId))).toEqual(new Set(['room_1', 'room_3']));
    expect(ofDeployment('deployment_9')).toEqual([]);
  });
});

describe('the lists of events', () => {
  const room = { roomId: 'room_1' };
  const whole = open.rows('listRoomEvents', { path: room, query: all });

  it.each([
    'component',
    'state',
    'media',
    'communication',
    'sync',
    'questionnaire',
    'pre_experiment',
    'post_experiment',
    'system',
  ])('keep the category %s, which there is', (category) => {
    const rows = open.rows('listRoomEvents', { path: room, query: { ...all, category } });
    expect(rows).toEqual(whole.filter((row) => row.category === category));
    expect(rows.length).toBeGreaterThan(0);
  });

  it('are as many as asked for, each with an id of its own', () => {
    const ids = open.rows('listExperimentEvents', { path: experiment, query: all }).map(({ id }) => id);
    expect(ids).toHaveLength(450);
    expect(new Set(ids).size).toBe(450);
  });

  it('count onsets from the start of the room, below zero before it', () => {
    const { processing } = open.body('listRoomEvents', { path: room }).metadata;
    const startMs = Date.parse(String(Reflect.get(Object(processing), 'experimentStartedAt')));
    expect(whole.map(({ onset }) => onset)).toEqual(whole.map((row) => Date.parse(momentOf(row)) - startMs));
    expect(whole.every(({ onset, category }) => Number(onset) < 0 === (category === 'pre_experiment'))).toBe(true);
  });

  it('order an experiment by onset across rooms that started at different times', () => {
    const query = { ...all, sort: 'onset' };
    const onsets = open.rows('listExperimentEvents', { path: experiment, query }).map(({ onset }) => Number(onset));
    expect(onsets).toEqual(onsets.toSorted((one, other) => one - other));
    expect(onsets).toHaveLength(450);
  });

  it('name the room as sessionId too', () => {
    expect(whole.every(({ roomId, sessionId }) => roomId === 'room_1' && sessionId === 'room_1')).toBe(true);
  });

  it('hold exactly as many events as asked for in rooms of any size', () => {
    fc.assert(
      fc.property(fc.nat(120), fc.integer({ min: 1, max: 9 }), (eventsPerRoom, participantsPerRoom) => {
        const small = openWorld(hyperstudyWorld({ eventsPerRoom, participantsPerRoom }));
        const rows = small.rows('listRoomEvents', { path: { roomId: 'room_2' }, query: all });
        const times = rows.map((row) => momentOf(row));
        expect(rows).toHaveLength(eventsPerRoom);
        expect(times).toEqual(times.toSorted());
      }),
      { numRuns: 30 },
    );
  });
});

describe('the lists of components', () => {
  const path = { roomId: 'room_3' };
  const whole = open.rows('listRoomComponents', { path, query: all });

  it.each([
    ['componentType', 'video'],
    ['stateId', 'state_3'],
    ['completed', true],
    ['completed', false],
  ])('keep those whose %s is %s', (facet, value) => {
    const rows = open.rows('listRoomComponents', { path, query: { ...all, [facet]: value } });
    expect(rows).toEqual(whole.filter((row) => row[facet] === value));
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('the older list of ratings', () => {
  it.each([
    ['continuous', 'listRoomContinuousRatings'],
    ['sparse', 'listRoomSparseRatings'],
  ] as const)('is the %s ratings when asked for them', (ratingType, operationId) => {
    const path = { roomId: 'room_1' };
    expect(open.rows('listRoomRatings', { path, query: { ratingType } })).toEqual(open.rows(operationId, { path }));
  });
});

describe('the lists of sync metrics', () => {
  const path = { participantId: 'participant_1' };
  const asked = (query: Row) =>
    open.rows('listParticipantSync', { path, query: { ...all, roomId: 'room_1', ...query } });

  it('average a participant’s samples over the window asked for', () => {
    const samples = asked({});
    const averages = asked({ aggregationWindow: 4 * 34_285 * 3 });
    expect(averages).toHaveLength(Math.ceil(samples.length / 4));
    expect(averages.map(({ metricId }) => metricId)).toEqual(
      samples.filter((_, at) => at % 4 === 0).map((row) => row.metricId),
    );
    const mean = samples.slice(4, 8).reduce((sum, { latency }) => sum + Number(latency), 0) / 4;
    expect(averages[1]?.latency).toBeCloseTo(mean, 2);
  });

  it('list every sample for a window shorter than the pace of sampling', () => {
    expect(asked({ aggregationWindow: 1 })).toEqual(asked({}));
  });
});

const pagesOf = (world: OpenWorld, name: (typeof names)[number], query: { limit: number; order: string }): Row[] => {
  const rows: Row[] = [];
  for (;;) {
    const body = world.body(`listExperiment${name}`, { path: experiment, query: { ...query, offset: rows.length } });
    const { total, hasMore } = Object(body.metadata.pagination);
    rows.push(...body.data);
    expect(hasMore).toBe(rows.length < total);
    if (!hasMore) return rows;
  }
};
