import { rangeError } from '@latchkey/providers';
import { momentOf } from '../../moment-of.ts';

/** How large a world is, and which of all possible ones. Nothing is made before it is asked for: size costs no memory. */
export interface HyperStudyWorldOptions {
  /** `room_1` … Default 2. The documents' placeholder rooms (`YOUR_ROOM_ID`, `ROOM_ID`) are there besides. */
  readonly rooms?: number;
  /** `experiment_1` … to which the rooms are dealt out in turn. Default 1. */
  readonly experiments?: number;
  /** Default 2. `participant_1` … are numbered through all rooms. */
  readonly participantsPerRoom?: number;
  /** Default 500. */
  readonly eventsPerRoom?: number;
  /** Default 40. */
  readonly chatMessagesPerRoom?: number;
  /** Default 600. */
  readonly continuousRatingsPerRoom?: number;
  /** Default 20. */
  readonly sparseRatingsPerRoom?: number;
  /** Default 200. */
  readonly syncMetricsPerRoom?: number;
  /** Default 24. */
  readonly componentsPerRoom?: number;
  /** The same seed gives the same data on every machine. Default `latchkey`. */
  readonly seed?: string;
  /** When the first room starts. Default 2026-01-15T10:00:00Z, as in the document's examples. */
  readonly startsAt?: string | number | Date;
  /** Whose data it is; nobody else's key sees any of it. Default `user_1`. */
  readonly owner?: string;
}

/** The same with nothing left open. */
export interface WorldSize {
  readonly rooms: number;
  readonly experiments: number;
  readonly participantsPerRoom: number;
  readonly eventsPerRoom: number;
  readonly chatMessagesPerRoom: number;
  readonly continuousRatingsPerRoom: number;
  readonly sparseRatingsPerRoom: number;
  readonly syncMetricsPerRoom: number;
  readonly componentsPerRoom: number;
  readonly seed: string;
  readonly startsAtMs: number;
  readonly owner: string;
}

/** Fills in what was left open. Throws a RangeError that names the option where a number or a date makes no sense. */
export const worldSize = (options: HyperStudyWorldOptions): WorldSize => {
  const startsAtMs = momentOf(options.startsAt ?? '2026-01-15T10:00:00Z');
  if (Number.isNaN(startsAtMs))
    throw new RangeError(
      'startsAt is no date. Give an ISO 8601 text (a time with Z or an offset), a number or a Date.',
    );
  return {
    rooms: wholeNumber('rooms', options.rooms ?? 2, 0, 1_000_000),
    experiments: wholeNumber('experiments', options.experiments ?? 1, 1, 1_000_000),
    participantsPerRoom: wholeNumber('participantsPerRoom', options.participantsPerRoom ?? 2, 1, 10_000),
    eventsPerRoom: wholeNumber('eventsPerRoom', options.eventsPerRoom ?? 500),
    chatMessagesPerRoom: wholeNumber('chatMessagesPerRoom', options.chatMessagesPerRoom ?? 40),
    continuousRatingsPerRoom: wholeNumber('continuousRatingsPerRoom', options.continuousRatingsPerRoom ?? 600),
    sparseRatingsPerRoom: wholeNumber('sparseRatingsPerRoom', options.sparseRatingsPerRoom ?? 20),
    syncMetricsPerRoom: wholeNumber('syncMetricsPerRoom', options.syncMetricsPerRoom ?? 200),
    componentsPerRoom: wholeNumber('componentsPerRoom', options.componentsPerRoom ?? 24),
    seed: options.seed ?? 'latchkey',
    startsAtMs,
    owner: options.owner ?? 'user_1',
  };
};

const wholeNumber = (option: string, value: number, least = 0, most = 1_000_000_000): number => {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw rangeError(`${option} is ${value}. Give a whole number from ${least} to ${most}.`);
};
