import { numbered } from '../numbered-id.ts';
import type { Room } from '../plan.ts';
import { participantAt } from '../seats.ts';
import { shown } from './event-scripts.ts';
import { rounded } from './session.ts';
import type { Turn } from './turns.ts';

/** What every rating says, on a scale from 0 to 100: the one that was moved all along, and the one that was asked for. */
export const ratingOf = (
  kind: 'continuous' | 'sparse',
  room: Room,
  { index, seat }: Turn,
  ratingsPerRoom: number,
  value: number,
) => ({
  ratingId: numbered(`${kind}_rating`, room.ordinal * ratingsPerRoom + index),
  experimentId: room.experimentId,
  roomId: room.id,
  participantId: participantAt(room, seat),
  componentId: shown.rating.id,
  value,
  normalizedValue: rounded(value / 100, 3),
  rawValue: value,
  scaleMin: 0,
  scaleMax: 100,
});
