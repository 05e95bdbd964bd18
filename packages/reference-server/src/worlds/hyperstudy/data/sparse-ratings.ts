import { below, pick } from '../../lazy/noise.ts';
import { type DataSet, isoTime, type Wire } from '../data-set.ts';
import { shown, states } from './event-scripts.ts';
import { ratingOf } from './rating.ts';
import { rounded, sessionBeat } from './session.ts';
import { inTurns, type Turn } from './turns.ts';

/** Ratings that the video paused for, asked of every participant in turn. */
export const sparseRatings = (seed: string, ratingsPerRoom: number): DataSet<Wire['SparseRating']> => ({
  dataType: 'ratings_sparse',
  facets: [],
  seriesOf: (room) => {
    const beat = sessionBeat(room, `${seed}/ratings_sparse`, ratingsPerRoom);
    const valueAt = (index: number) => below(beat.noise(index), 101);
    const rating = (turn: Turn): Wire['SparseRating'] => {
      const { index, seat, atMs, onset } = turn;
      const chance = (channel: number) => beat.noise(index, channel);
      const sampleIndex = Math.floor(index / room.seats);
      const responseTime = 600 + below(chance(1), 5000);
      const clockOffsetApplied = below(chance(2), 81) - 40;
      const { question, dimension, labels } = pick(chance(3), questions);
      const videoTime = rounded(Math.max(0, onset) / 1000, 1);
      return {
        ...ratingOf('sparse', room, turn, ratingsPerRoom, valueAt(index)),
        timestamp: isoTime(atMs),
        onset,
        responseTime,
        labels,
        rawOnset: onset - clockOffsetApplied,
        clockOffsetApplied,
        scale: { min: 0, max: 100 },
        type: 'sparse',
        stateId: states.watch.id,
        stimulusId: 'video_1',
        stimulusTime: videoTime,
        confidence: rounded(chance(4), 2),
        metadata: { question, dimension, componentType: shown.rating.type, sampleIndex },
        ratingEndOnset: onset + responseTime,
        sparseRatingData: {
          videoId: 'video_1',
          pauseIndex: sampleIndex,
          videoRelativeTime: videoTime,
          pauseTimestamp: atMs,
          componentType: shown.rating.type,
          componentData: { question },
          previousRatings: [sampleIndex - 2, sampleIndex - 1]
            .filter((sample) => sample >= 0)
            .map((sample) => ({ sampleIndex: sample, value: valueAt(sample * room.seats + seat) })),
          mediaPauseOnset: onset,
          mediaResumeOnset: onset + responseTime,
          actualPauseDuration: responseTime,
        },
        stateStartTime: Math.floor(onset / stateMs) * stateMs,
        stateDuration: stateMs,
      };
    };
    return [inTurns(room, beat, ratingsPerRoom, rating)];
  },
});

const stateMs = 30_000;

interface Question {
  readonly question: string;
  readonly dimension: string;
  readonly labels: { min: string; max: string };
}

const questions: readonly [Question, ...Question[]] = [
  { question: 'How do you feel?', dimension: 'arousal', labels: { min: 'calm', max: 'excited' } },
  { question: 'How pleasant is it?', dimension: 'valence', labels: { min: 'unpleasant', max: 'pleasant' } },
  { question: 'How close do you feel to the other?', dimension: 'closeness', labels: { min: 'far', max: 'close' } },
];
