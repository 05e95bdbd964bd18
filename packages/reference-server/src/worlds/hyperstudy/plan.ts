import { noise } from '../lazy/noise.ts';
import { numbered, numberIn } from './numbered-id.ts';
import type { WorldSize } from './options.ts';

/** A session of an experiment, without its data. */
export interface Room {
  readonly id: string;
  /** Its place among all rooms, from 0: what the ids of its data are counted on from. */
  readonly ordinal: number;
  readonly experimentId: string;
  readonly deploymentId: string;
  /** The zero of every onset, in epoch milliseconds. */
  readonly startedAtMs: number;
  /** How many participants sit in it. */
  readonly seats: number;
}

/** Who is where: every room and experiment of a world, made when asked for. */
export interface Plan {
  readonly size: WorldSize;
  /** All rooms, the placeholder ones too. */
  readonly roomCount: number;
  /** The experiments that a list shows, in order. */
  readonly experimentIds: readonly string[];
  room(id: string): Room | null;
  /** An experiment's rooms in the order of their start; null where there is no such experiment. */
  roomsOf(experimentId: string): readonly Room[] | null;
}

/**
 * Rooms are dealt out to the experiments in turn and start about twenty minutes apart, so that they overlap. The ids that
 * the documents print (ruling 7) are rooms of an experiment of their own, which no list shows.
 */
export const planOf = (size: WorldSize): Plan => {
  const experimentIds = Array.from({ length: size.experiments }, (_, index) => numbered('experiment', index));
  const chance = noise(`${size.seed}/rooms`);

  const roomAt = (ordinal: number): Room => {
    const placeholder = placeholderRooms[ordinal - size.rooms];
    const experiment = placeholder === undefined ? ordinal % size.experiments : size.experiments;
    const turn = placeholder === undefined ? Math.floor(ordinal / size.experiments) : ordinal - size.rooms;
    const lateMinutes = ordinal === 0 ? 0 : Math.floor(chance(ordinal) * 10);
    return {
      id: placeholder ?? numbered('room', ordinal),
      ordinal,
      experimentId: placeholder === undefined ? numbered('experiment', experiment) : placeholderExperiment,
      deploymentId: numbered('deployment', experiment * deploymentsPerExperiment + (turn % deploymentsPerExperiment)),
      startedAtMs: size.startsAtMs + (ordinal * 20 + lateMinutes) * minuteMs,
      seats: size.participantsPerRoom,
    };
  };

  const room = (id: string): Room | null => {
    const place = placeholderRooms.indexOf(id);
    const ordinal = place < 0 ? numberIn('room', id) : size.rooms + place;
    return ordinal === null || (place < 0 && ordinal >= size.rooms) ? null : roomAt(ordinal);
  };

  return {
    size,
    roomCount: size.rooms + placeholderRooms.length,
    experimentIds,
    room,
    roomsOf: (experimentId) => {
      if (experimentId === placeholderExperiment) return placeholderRooms.map((_, place) => roomAt(size.rooms + place));
      const experiment = numberIn('experiment', experimentId);
      if (experiment === null || experiment >= size.experiments) return null;
      const rooms = Math.ceil(Math.max(0, size.rooms - experiment) / size.experiments);
      return Array.from({ length: rooms }, (_, turn) => roomAt(turn * size.experiments + experiment));
    },
  };
};

/** Ids that the system's own printed examples ask for. */
const placeholderRooms = ['YOUR_ROOM_ID', 'ROOM_ID'];
const placeholderExperiment = 'YOUR_EXPERIMENT_ID';
const deploymentsPerExperiment = 2;
const minuteMs = 60_000;
