import { type DataSet, isoTime, type Wire } from '../data-set.ts';
import { ratingOf } from './rating.ts';
import { rounded, sessionBeat } from './session.ts';
import { inTurns, type Turn } from './turns.ts';

/** Sliders that participants moved while they watched, sampled in turn: slow waves with an unsteady hand. */
export const continuousRatings = (seed: string, ratingsPerRoom: number): DataSet<Wire['ContinuousRating']> => ({
  dataType: 'ratings_continuous',
  facets: [],
  seriesOf: (room) => {
    const beat = sessionBeat(room, `${seed}/ratings_continuous`, ratingsPerRoom);
    const rating = (turn: Turn): Wire['ContinuousRating'] => {
      const { index, seat, atMs, onset } = turn;
      const wave = 50 + 38 * Math.sin(onset / (41_000 + 7000 * (seat % 5)) + seat);
      const value = rounded(Math.min(100, Math.max(0, wave + 8 * (beat.noise(index) - 0.5))), 1);
      return { ...ratingOf('continuous', room, turn, ratingsPerRoom, value), timestamp: isoTime(atMs), onset };
    };
    return [inTurns(room, beat, ratingsPerRoom, rating)];
  },
});
