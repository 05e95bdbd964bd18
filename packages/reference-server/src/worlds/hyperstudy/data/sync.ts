import type { Beat } from '../../lazy/beat.ts';
import { lowerBound } from '../../lazy/lower-bound.ts';
import type { Series } from '../../lazy/series.ts';
import { type DataSet, isoTime, type Wire } from '../data-set.ts';
import { numbered } from '../numbered-id.ts';
import type { Room } from '../plan.ts';
import { participantAt } from '../seats.ts';
import { rounded, sessionBeat } from './session.ts';
import { inTurns, type Turn } from './turns.ts';

/**
 * How well the players kept time, sampled of every participant in turn. With `aggregationWindow`, as many of a
 * participant's samples as are taken in that time are averaged into one, which has the first one's id and moment.
 */
export const sync = (seed: string, metricsPerRoom: number): DataSet<Wire['SyncMetric']> => ({
  dataType: 'sync',
  facets: [],
  seriesOf: (room, { query }) => {
    const beat = sessionBeat(room, `${seed}/sync`, metricsPerRoom);
    const samples = inTurns(room, beat, metricsPerRoom, sampleOf(room, beat, metricsPerRoom));
    const windowMs = typeof query.aggregationWindow === 'number' ? query.aggregationWindow : 0;
    const perWindow = Math.max(1, Math.round(windowMs / (beat.stepMs * room.seats)));
    return [perWindow === 1 ? samples : averaged(samples, room.seats, perWindow)];
  },
});

const sampleOf =
  (room: Room, { noise }: Beat, metricsPerRoom: number) =>
  ({ index, seat, atMs, onset }: Turn): Wire['SyncMetric'] => {
    const timeDrift = rounded((noise(index, 1) - 0.5) * 80, 1);
    return {
      metricId: numbered('metric', room.ordinal * metricsPerRoom + index),
      experimentId: room.experimentId,
      roomId: room.id,
      participantId: participantAt(room, seat),
      timestamp: isoTime(atMs),
      onset,
      timeDrift,
      playbackRate: Math.abs(timeDrift) > 30 ? 1 - Math.sign(timeDrift) * 0.02 : 1,
      syncQuality: rounded(1 - Math.abs(timeDrift) / 200, 3),
      latency: rounded(18 + noise(index, 2) ** 2 * 140, 1),
      bufferHealth: rounded(2 + noise(index, 3) * 10, 1),
    };
  };

/** Window after window, every participant's in turn; each made of `perWindow` samples, the last ones of what is left. */
const averaged = (
  samples: Series<Wire['SyncMetric']>,
  seats: number,
  perWindow: number,
): Series<Wire['SyncMetric']> => {
  const firstOf = (index: number) => Math.floor(index / seats) * perWindow * seats + (index % seats);
  return {
    ...samples,
    length: lowerBound(samples.length, (index) => firstOf(index) < samples.length),
    timeAt: (index) => samples.timeAt(firstOf(index)),
    recordAt: (index) => {
      const members = Array.from({ length: perWindow }, (_, nth) => firstOf(index) + nth * seats)
        .filter((sample) => sample < samples.length)
        .map((sample) => samples.recordAt(sample));
      const mean = (field: (metric: Wire['SyncMetric']) => number | undefined) =>
        rounded(members.reduce((sum, metric) => sum + (field(metric) ?? 0), 0) / members.length, 3);
      return {
        ...samples.recordAt(firstOf(index)),
        timeDrift: mean(({ timeDrift }) => timeDrift),
        playbackRate: mean(({ playbackRate }) => playbackRate),
        syncQuality: mean(({ syncQuality }) => syncQuality),
        latency: mean(({ latency }) => latency),
        bufferHealth: mean(({ bufferHealth }) => bufferHealth),
      };
    },
  };
};
