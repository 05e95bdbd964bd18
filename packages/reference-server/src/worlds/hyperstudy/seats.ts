import { numbered, numberIn } from './numbered-id.ts';
import type { Room } from './plan.ts';

/** Who sits at a place of a room. Everybody takes part in one room. */
export const participantAt = (room: Room, seat: number): string =>
  numbered('participant', room.ordinal * room.seats + seat);

/** Where somebody sits in a room; null where they are not in it. */
export const seatOf = (room: Room, participantId: string): number | null => {
  const number = numberIn('participant', participantId);
  const seat = number === null ? -1 : number - room.ordinal * room.seats;
  return seat >= 0 && seat < room.seats ? seat : null;
};

/** The name that the others see: studies are anonymous. */
export const nameAt = (seat: number): string => `Participant ${seat + 1}`;

/** The part somebody plays: the first of every two speaks first. */
export const roleAt = (seat: number): string => (seat % 2 === 0 ? 'viewer' : 'partner');

/** The parts as an experiment lists them. */
export const roles = [
  { id: 'viewer', name: 'Viewer' },
  { id: 'partner', name: 'Partner' },
];
