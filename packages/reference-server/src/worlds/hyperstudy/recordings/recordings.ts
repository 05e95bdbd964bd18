import { beatAt } from '../../lazy/beat.ts';
import { below, noise } from '../../lazy/noise.ts';
import { type DataSet, isoTime, type Wire } from '../data-set.ts';
import { numbered, numberIn } from '../numbered-id.ts';
import type { Room } from '../plan.ts';
import { nameAt, participantAt } from '../seats.ts';
import { fileSizeOf } from './file.ts';
import { fileUrl, type RecordingLinks } from './links.ts';

/** Two recordings of every participant: first everybody's video, then everybody's audio. */
export const recordings = (seed: string, links: RecordingLinks): DataSet<Wire['Recording']> => ({
  dataType: 'recordings',
  facets: [],
  seriesOf: (room, { baseUrl, nowMs }) => {
    const chance = noise(`${seed}/${room.ordinal}/recordings`);
    const beat = { startMs: room.startedAtMs + 800, stepMs: 250, noise: chance };
    return [
      {
        length: recordingsPerSeat * room.seats,
        period: room.seats,
        facetsAt: (seat) => ({ participantId: participantAt(room, seat) }),
        timeAt: (index) => beatAt(beat, index),
        recordAt: (index) => {
          const seat = index % room.seats;
          const atMs = beatAt(beat, index);
          const duration = 38 * 60_000 + below(chance(index, 1), 120_000);
          const type = typeAt(room, index);
          const file = { roomId: room.id, recordingId: numbered('recording', numberAt(room, index)) };
          return {
            recordingId: file.recordingId,
            egressId: `EG_${below(chance(index, 2), 36 ** 6)
              .toString(36)
              .padStart(6, '0')}`,
            participantId: participantAt(room, seat),
            participantName: nameAt(seat),
            experimentId: room.experimentId,
            roomId: room.id,
            startTime: isoTime(atMs),
            endTime: isoTime(atMs + duration),
            duration,
            videoOffset: atMs - room.startedAtMs,
            url: fileUrl(file, baseUrl),
            downloadUrl: links.mint(file, baseUrl, nowMs),
            downloadPath: `/data/recordings/download/${file.roomId}/${file.recordingId}`,
            fileSize: fileSizeOf(seed, numberAt(room, index)),
            status: 'completed',
            format: type === 'video' ? 'mp4' : 'm4a',
            resolution: type === 'video' ? '1280x720' : null,
            metadata: { type, recordingType: 'participant', roomName: room.id, experimentId: room.experimentId },
          };
        },
      },
    ];
  },
});

/** A room's recording by its id: its number among all rooms' and what it is of; null where the room has none such. */
export const recordingIn = (room: Room, recordingId: string): { number: number; type: 'audio' | 'video' } | null => {
  const number = numberIn('recording', recordingId);
  const index = number === null ? -1 : number - numberAt(room, 0);
  if (number === null || index < 0 || index >= recordingsPerSeat * room.seats) return null;
  return { number, type: typeAt(room, index) };
};

const recordingsPerSeat = 2;

const numberAt = (room: Room, index: number): number => room.ordinal * recordingsPerSeat * room.seats + index;

const typeAt = (room: Room, index: number) => (index < room.seats ? 'video' : 'audio');
