import { type DataSet, isoTime, type Wire } from '../data-set.ts';
import { numbered } from '../numbered-id.ts';
import { participantAt } from '../seats.ts';
import { shown } from './event-scripts.ts';
import { momentAt, rounded, sessionBeat } from './session.ts';

/** Sliders that participants moved while they watched, sampled in turn: slow waves with an unsteady hand. */
export const continuousRatings = (seed: string, ratingsPerRoom: number): DataSet<Wire['ContinuousRating']> => ({
  dataType: 'ratings_continuous',
  facets: [],
  seriesOf: (room) => {
    const beat = sessionBeat(room, `${seed}/ratings_continuous`, ratingsPerRoom);
    return [
      {
        length: ratingsPerRoom,
        period: room.seats,
        facetsAt: (seat) => ({ participantId: participantAt(room, seat) }),
        timeAt: (index) => momentAt(room, beat, index).atMs,
        recordAt: (index) => {
          const { atMs, onset } = momentAt(room, beat, index);
          const seat = index % room.seats;
          const wave = 50 + 38 * Math.sin(onset / (41_000 + 7000 * (seat % 5)) + seat);
          const value = rounded(Math.min(100, Math.max(0, wave + 8 * (beat.noise(index) - 0.5))), 1);
          return {
            ratingId: numbered('rating', room.ordinal * ratingsPerRoom + index),
            experimentId: room.experimentId,
            roomId: room.id,
            participantId: participantAt(room, seat),
            componentId: shown.rating.id,
            timestamp: isoTime(atMs),
            onset,
            value,
            normalizedValue: rounded(value / 100, 3),
            rawValue: value,
            scaleMin: 0,
            scaleMax: 100,
          };
        },
      },
    ];
  },
});
