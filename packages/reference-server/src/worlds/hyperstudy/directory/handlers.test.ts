import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../../test/ask-world.ts';
import { hyperstudyWorld } from '../index.ts';
import { sortedRows } from './sorted-rows.ts';

const open = openWorld(hyperstudyWorld({ rooms: 30, experiments: 3, participantsPerRoom: 4 }));
const path = { experimentId: 'experiment_2' };
const all = { limit: 1000 };

describe('participants', () => {
  const whole = open.rows('listExperimentParticipants', { path, query: all });

  it('are all those of the experiment’s rooms, in the order they joined', () => {
    expect(whole).toHaveLength(40);
    const joined = whole.map(({ joinedAt }) => String(joinedAt));
    expect(joined).toEqual(joined.toSorted());
  });

  it.each(['joinedAt', 'completedAt', 'id', 'email', 'role', 'status', 'completionCode'])(
    'can be sorted by %s',
    (sort) => {
      const values = open
        .rows('listExperimentParticipants', { path, query: { ...all, sort } })
        .map((row) => row[sort])
        .filter((value) => value !== null);
      expect(values).toEqual(values.toSorted());
      const down = open.rows('listExperimentParticipants', { path, query: { ...all, sort, order: 'desc' } });
      expect(down.map((row) => row[sort]).filter((value) => value !== null)).toEqual(values.toReversed());
    },
  );

  it.each(['SUCCESS', 'ABANDONED', 'NOCONSENT'])('can be kept by how they ended: %s', (completionCode) => {
    expect(open.rows('listExperimentParticipants', { path, query: { ...all, completionCode } })).toEqual(
      whole.filter((row) => row.completionCode === completionCode),
    );
  });

  it('of one room are those who have records there', () => {
    const ids = open.rows('listRoomParticipants', { path: { roomId: 'room_7' } }).map(({ id }) => id);
    const events = open.rows('listRoomEvents', { path: { roomId: 'room_7' } });
    const acting = new Set(events.map(({ participantId }) => participantId).filter((id) => id !== null));
    expect(acting).toEqual(new Set(ids));
  });
});

describe('rooms', () => {
  it('are dealt out to the experiments, every one to one', () => {
    const ids = ['experiment_1', 'experiment_2', 'experiment_3'].flatMap((experimentId) =>
      open.rows('listExperimentRooms', { path: { experimentId }, query: all }).map(({ id }) => id),
    );
    expect(new Set(ids)).toEqual(new Set(Array.from({ length: 30 }, (_, index) => `room_${index + 1}`)));
    expect(ids).toHaveLength(30);
  });

  it('can be kept by deployment and by when they were created', () => {
    const whole = open.rows('listExperimentRooms', { path, query: all });
    const startTime = String(whole[4]?.createdAt);
    const query = { ...all, startTime, deploymentId: 'deployment_3' };
    expect(open.rows('listExperimentRooms', { path, query })).toEqual(
      whole.filter((row) => row.deploymentId === 'deployment_3' && String(row.createdAt) >= startTime),
    );
  });
});

describe('experiments', () => {
  it('are listed fifty at a time unless told otherwise', () => {
    const many = openWorld(hyperstudyWorld({ rooms: 0, experiments: 60 }));
    const { data, metadata } = many.body('listExperiments');
    expect(data).toHaveLength(50);
    expect(metadata.pagination).toMatchObject({ total: 60, nextOffset: 50 });
    expect(many.rows('listExperiments', { query: { offset: 50 } }).map(({ id }) => id)).toContain('experiment_60');
  });

  it('are found by a part of their name or description, in any case', () => {
    const found = (search: string) => open.rows('listExperiments', { query: { search } }).map(({ id }) => id);
    expect(found('mUsIc')).toEqual(['experiment_1']);
    expect(found('SHORT FILM')).toEqual(['experiment_2']);
    expect(found('nothing like it')).toEqual([]);
  });

  it('count their rooms and participants', () => {
    expect(open.rows('getExperiment', { path })).toMatchObject([
      { id: 'experiment_2', roomCount: 10, participantCount: 40, ownerId: 'user_1', requiredParticipants: 4 },
    ]);
  });

  it('of another owner are an empty list', () => {
    expect(open.rows('listExperiments', { owner: 'user_2' })).toEqual([]);
  });
});

describe('sortedRows', () => {
  it('keeps the order of equal rows and puts rows without a value last', () => {
    const rows = fc.array(fc.record({ field: fc.option(fc.constantFrom('a', 'B', 'é', '10', '9')), place: fc.nat() }));
    fc.assert(
      fc.property(rows, (unsorted) => {
        const sorted = sortedRows(unsorted, 'field');
        const values = sorted.map(({ field }) => field);
        const present = unsorted.flatMap(({ field }) => (field === null ? [] : [field])).toSorted();
        expect(values).toEqual([...present, ...values.slice(present.length).fill(null)]);
        for (const value of new Set(values)) {
          expect(sorted.filter(({ field }) => field === value)).toEqual(
            unsorted.filter(({ field }) => field === value),
          );
        }
      }),
    );
  });
});
