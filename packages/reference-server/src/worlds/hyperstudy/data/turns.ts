import { type Beat, beatAt } from '../../lazy/beat.ts';
import type { Series } from '../../lazy/series.ts';
import type { Room } from '../plan.ts';
import { participantAt } from '../seats.ts';

/** One participant's turn to leave a record. */
export interface Turn {
  readonly index: number;
  /** Where the participant sits. */
  readonly seat: number;
  readonly atMs: number;
  /** The same, counted from the session's start. */
  readonly onset: number;
}

/** Records that a room's participants leave one after the other, over and over, each filed under whose turn it is. */
export const inTurns = <T>(room: Room, beat: Beat, length: number, recordOf: (turn: Turn) => T): Series<T> => ({
  length,
  period: room.seats,
  facetsAt: (seat) => ({ participantId: participantAt(room, seat) }),
  timeAt: (index) => beatAt(beat, index),
  recordAt: (index) => {
    const atMs = beatAt(beat, index);
    return recordOf({ index, seat: index % room.seats, atMs, onset: atMs - room.startedAtMs });
  },
});
