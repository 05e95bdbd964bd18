import { describe, expect, it } from 'vitest';
import { type Ask, type OperationId, openWorld } from '../../../test/ask-world.ts';
import { hyperstudyWorld } from './index.ts';

const open = openWorld(hyperstudyWorld({ rooms: 2, participantsPerRoom: 2 }));

const missing = (what: string) => ({ kind: 'refused', refusal: { kind: 'not_found', what } });
const event = { eventType: 'note', timestamp: '2026-01-15T10:00:01Z' };

const strangers: readonly (readonly [OperationId, Ask, string])[] = [
  ['listExperimentEvents', { path: { experimentId: 'experiment_2' } }, 'Experiment'],
  ['listExperimentRooms', { path: { experimentId: 'room_1' } }, 'Experiment'],
  ['getExperiment', { path: { experimentId: 'constructor' } }, 'Experiment'],
  ['checkExperimentAccess', { path: { experimentId: 'experiment_0' } }, 'Experiment'],
  ['listRoomEvents', { path: { roomId: 'room_3' } }, 'Room'],
  ['listRoomParticipants', { path: { roomId: 'room_01' } }, 'Room'],
  ['listRoomChat', { path: { roomId: '__proto__' } }, 'Room'],
  ['listParticipantSync', { path: { participantId: 'participant_1' }, query: { roomId: 'room_3' } }, 'Room'],
  ['listParticipantSync', { path: { participantId: 'participant_3' }, query: { roomId: 'room_1' } }, 'Participant'],
  ['getParticipantCounts', { path: { participantId: 'participant_1' }, query: { roomId: 'room_2' } }, 'Participant'],
  ['mintRecordingDownload', { path: { roomId: 'room_9', recordingId: 'recording_1' } }, 'Room'],
  ['mintRecordingDownload', { path: { roomId: 'room_1', recordingId: 'recording_5' } }, 'Recording'],
  ['appendEvents', { body: { roomId: 'room_9', events: [event] } }, 'Room'],
];

const owned: readonly (readonly [OperationId, Ask, string])[] = [
  ['listExperimentEvents', { path: { experimentId: 'experiment_1' } }, 'Experiment'],
  ['listExperimentParticipants', { path: { experimentId: 'experiment_1' } }, 'Experiment'],
  ['getExperiment', { path: { experimentId: 'experiment_1' } }, 'Experiment'],
  ['checkExperimentAccess', { path: { experimentId: 'experiment_1' } }, 'Experiment'],
  ['listRoomEvents', { path: { roomId: 'room_1' } }, 'Room'],
  ['listParticipantSync', { path: { participantId: 'participant_1' }, query: { roomId: 'room_1' } }, 'Room'],
  ['mintRecordingDownload', { path: { roomId: 'room_1', recordingId: 'recording_1' } }, 'Room'],
  ['appendEvents', { body: { roomId: 'room_1', events: [event] } }, 'Room'],
];

describe('what a request names', () => {
  it.each(strangers)('is not found where there is none: %s %o', (operationId, ask, what) => {
    expect(open.reply(operationId, ask)).toEqual(missing(what));
  });

  it.each(owned)('is found by its owner and not by another: %s %o', (operationId, ask, what) => {
    expect(open.reply(operationId, ask).kind).not.toBe('refused');
    expect(open.reply(operationId, { ...ask, owner: 'user_2' })).toEqual(missing(what));
  });

  it('may be one of the ids that the documentation prints (ruling 7), outside the ordinary experiments', () => {
    for (const roomId of ['YOUR_ROOM_ID', 'ROOM_ID']) {
      const rows = open.rows('listRoomEvents', { path: { roomId } });
      expect(rows).toHaveLength(500);
      expect(new Set(rows.map(({ experimentId }) => experimentId))).toEqual(new Set(['YOUR_EXPERIMENT_ID']));
    }
    const listed = open.rows('listExperimentRooms', { path: { experimentId: 'experiment_1' } }).map(({ id }) => id);
    expect(listed).toEqual(['room_1', 'room_2']);
  });
});
