import { expect, it } from 'vitest';
import { openWorld } from '../../../test/ask-world.ts';
import { hyperstudyWorld } from './index.ts';

const ask = { path: { participantId: 'participant_3' }, query: { roomId: 'room_2' } };

it('tells how much there is of a participant, and of what there is anything', () => {
  const open = openWorld(hyperstudyWorld({ chatMessagesPerRoom: 0, sparseRatingsPerRoom: 1 }));
  const [row] = open.rows('getParticipantCounts', ask);
  expect(row).toMatchObject({
    participantId: 'participant_3',
    roomId: 'room_2',
    counts: { chat: 0, ratings_sparse: 1, recordings: 2, sync: 100 },
    hasData: { chat: false, ratings_sparse: true, recordings: true, sync: true },
  });
});

it('counts what the lists hold', () => {
  const open = openWorld(hyperstudyWorld());
  const [row] = open.rows('getParticipantCounts', ask);
  const lists = [
    ['events', 'listParticipantEvents'],
    ['recordings', 'listParticipantRecordings'],
    ['chat', 'listParticipantChat'],
    ['ratings_continuous', 'listParticipantContinuousRatings'],
    ['ratings_sparse', 'listParticipantSparseRatings'],
    ['sync', 'listParticipantSync'],
    ['components', 'listParticipantComponents'],
  ] as const;
  const whole = { ...ask, query: { ...ask.query, limit: 10_000 } };
  const lengths = lists.map(([name, operationId]) => [name, open.rows(operationId, whole).length]);
  expect(row?.counts).toEqual(Object.fromEntries(lengths));
});
