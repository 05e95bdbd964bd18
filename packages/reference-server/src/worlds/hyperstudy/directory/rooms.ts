import { isoTime, type Wire } from '../data-set.ts';
import type { Room } from '../plan.ts';

/** A session as the list of sessions has it. */
export const roomRecord = (room: Room): Wire['Room'] => ({
  id: room.id,
  experimentId: room.experimentId,
  deploymentId: room.deploymentId,
  status: 'completed',
  participantCount: room.seats,
  createdAt: isoTime(room.startedAtMs - openedBeforeMs),
});

const openedBeforeMs = 5 * 60_000;
