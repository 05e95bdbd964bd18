import { below, noise, pick } from '../../lazy/noise.ts';
import { isoTime, type Wire } from '../data-set.ts';
import type { Room } from '../plan.ts';
import { participantAt, roleAt } from '../seats.ts';

/** Who took part in some rooms, in the order of the rooms and seats. */
export const participantsOf = (seed: string, rooms: readonly Room[]): Wire['Participant'][] =>
  rooms.flatMap((room) => Array.from({ length: room.seats }, (_, seat) => participant(seed, room, seat)));

const participant = (seed: string, room: Room, seat: number): Wire['Participant'] => {
  const chance = noise(`${seed}/${room.ordinal}/participants`);
  const joinedAtMs = room.startedAtMs - 280_000 + below(chance(seat, 1), 240_000);
  const { completionCode, status } = pick(chance(seat, 2), outcomes);
  const leftAtMs = room.startedAtMs + 41 * 60_000 + below(chance(seat, 3), 240_000);
  const id = participantAt(room, seat);
  return {
    id,
    experimentId: room.experimentId,
    roomId: room.id,
    email: chance(seat, 4) < 0.3 ? null : `${id.replace('_', '.')}@example.org`,
    role: roleAt(seat),
    status,
    completionCode,
    joinedAt: isoTime(joinedAtMs),
    completedAt: status === 'completed' ? isoTime(leftAtMs) : null,
  };
};

const outcomes = [
  { completionCode: 'SUCCESS', status: 'completed' },
  { completionCode: 'SUCCESS', status: 'completed' },
  { completionCode: 'SUCCESS', status: 'completed' },
  { completionCode: 'SUCCESS', status: 'completed' },
  { completionCode: 'COMPLETED_NO_CODE', status: 'completed' },
  { completionCode: 'TIMEOUT', status: 'dropped' },
  { completionCode: 'TECHNICAL', status: 'dropped' },
  { completionCode: 'ABANDONED', status: 'dropped' },
  { completionCode: 'IN_PROGRESS', status: 'active' },
] as const;
