import type { Handler, Handlers, Reply, WorldRequest } from '../../world.ts';
import { below, noise } from '../lazy/noise.ts';
import { type Library, videosFor } from './library.ts';
import type { WorldSize } from './options.ts';
import { isRefused, notFound, type Places } from './places.ts';
import { renditionNames, segmentsOf } from './stream.ts';
import { statusAt, type Video } from './video.ts';
import { dateText, dayMs, segmentSeconds, type Wire } from './wire.ts';

/**
 * How much is watched and stored, of what the key reaches. How often each video was watched on a day comes from the seed;
 * a video has segments for as long as it lasts, and a view is all of them once.
 */
export const analyticsHandlers = (size: WorldSize, places: Places, library: Library): Handlers => {
  const views = viewsOn(size);

  /** Counts over the videos that the key reaches and the days that are asked for. */
  const over =
    (answer: (videos: readonly Video[], days: readonly number[]) => object): Handler =>
    (request) => {
      const videos = videosFor(library, places, request);
      if (isRefused(videos)) return videos;
      const days = daysOf(request);
      return 'kind' in days
        ? days
        : json(
            answer(
              videos.filter((video) => isReady(video, request)),
              days.days,
            ),
          );
    };

  const distribution = (videos: readonly Video[], days: readonly number[]): Wire['ResolutionShare'][] => {
    const segments = new Map<string, number>();
    for (const video of videos) {
      const all = segmentsOf(video) * sum(days.map((day) => views(video, day)));
      const names = renditionNames(video);
      // The best one gets what division leaves over.
      const each = Math.floor(all / names.length);
      names.forEach((name, place) => {
        segments.set(name, (segments.get(name) ?? 0) + each + (place === 0 ? all - each * names.length : 0));
      });
    }
    const total = sum([...segments.values()]);
    return [...segments]
      .map(([resolution, count]) => ({ resolution, segments: count, share: total === 0 ? 0 : count / total }))
      .sort((one, other) => other.segments - one.segments);
  };

  return {
    getUsage: over((videos, days) => {
      const counted = videos.map((video) => ({ video, views: sum(days.map((day) => views(video, day))) }));
      const segments = sum(counted.map((each) => each.views * segmentsOf(each.video)));
      return {
        from: dateText(days[0] ?? 0),
        to: dateText(days.at(-1) ?? 0),
        segments,
        views: sum(counted.map((each) => each.views)),
        watchedSeconds: segments * segmentSeconds,
        videos: counted.filter((each) => each.views > 0).length,
      } satisfies Wire['Usage'];
    }),
    getDailyUsage: over(
      (videos, days) =>
        ({
          days: days.map((day) => ({
            date: dateText(day),
            segments: sum(videos.map((video) => views(video, day) * segmentsOf(video))),
            views: sum(videos.map((video) => views(video, day))),
          })),
        }) satisfies Wire['DailyUsage'],
    ),
    getResolutions: over((videos, days) => ({ resolutions: distribution(videos, days) }) satisfies Wire['Resolutions']),
    getVideoResolutions(request) {
      const asked = places.of(request);
      if (isRefused(asked)) return asked;
      const video = library.find(asked, request.path.videoID ?? '');
      const days = daysOf(request);
      if (!video) return notFound('Video');
      if ('kind' in days) return days;
      const watched = isReady(video, request) ? [video] : [];
      return json({
        videoID: video.id,
        resolutions: distribution(watched, days.days),
      } satisfies Wire['VideoResolutions']);
    },
    getStorage(request) {
      const asked = places.of(request);
      if (isRefused(asked)) return asked;
      const environments = asked.map((place) => ({
        environment: place.environment,
        bytes: sum(library.stored(place).map(({ bytes }) => bytes)),
        videos: library.in(place).length,
      }));
      return json({
        totalBytes: sum(environments.map(({ bytes }) => bytes)),
        videos: sum(environments.map(({ videos }) => videos)),
        environments,
      } satisfies Wire['Storage']);
    },
  };
};

const isReady = (video: Video, { nowMs }: WorldRequest): boolean => statusAt(video, nowMs) === 'ready';

/** How often a video was watched on a day: nothing before it was there, and little of those that few have seen. */
const viewsOn =
  ({ seed }: WorldSize) =>
  (video: Video, dayStartMs: number): number =>
    dayStartMs + dayMs <= video.createdAtMs
      ? 0
      : below(noise(`${seed}/${video.id}/views`)(dayStartMs / dayMs), 1 + Math.ceil(video.views / 100));

/** The days that are asked for, each by its midnight: thirty up to today unless told; or why there are none. */
const daysOf = ({
  query,
  nowMs,
}: WorldRequest): { readonly days: readonly number[] } | Extract<Reply, { kind: 'refused' }> => {
  const to = Date.parse(String(query.to ?? dateText(nowMs)));
  const from = query.from === undefined ? to - 29 * dayMs : Date.parse(String(query.from));
  const count = (to - from) / dayMs + 1;
  if (count < 1 || count > mostDays) return noPeriod(String(query.from ?? query.to));
  return { days: Array.from({ length: count }, (_, index) => from + index * dayMs) };
};

const mostDays = 366;

const noPeriod = (value: string): Extract<Reply, { kind: 'refused' }> => ({
  kind: 'refused',
  refusal: {
    kind: 'invalid_parameter',
    parameter: 'from',
    value,
    expected: `a day at most ${mostDays} days before 'to'`,
  },
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const json = (body: object): Reply => ({ kind: 'json', body: { body } });
