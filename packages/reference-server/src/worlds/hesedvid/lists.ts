import { hesedvid } from '@latchkey/providers/hesedvid';
import type { Handler, Handlers, Reply, WorldRequest } from '../../world.ts';
import type { Library } from './library.ts';
import { videosFor } from './library.ts';
import type { WorldSize } from './options.ts';
import { environmentId, isRefused, notFound, type Places } from './places.ts';
import { secondsAt, shown, statusAt, type Video } from './video.ts';
import { dateText, momentText, type Wire } from './wire.ts';

/** What lists and gets, and deletes. */
export const videoHandlers = (size: WorldSize, places: Places, library: Library): Handlers => {
  const list: Handler = (request) => {
    const videos = videosFor(library, places, request);
    return isRefused(videos) ? videos : pageOf(videos, request);
  };
  /** The video that a request names, if its key sees it: another environment's is answered like one that never was. */
  const found = (request: WorldRequest) => {
    const asked = places.of(request);
    return isRefused(asked) ? asked : (library.find(asked, request.path.videoID ?? '') ?? notFound('Video'));
  };

  return {
    listVideos: list,
    listEnvironmentVideos: list,
    getVideo(request) {
      const video = found(request);
      return isRefused(video) ? video : { kind: 'json', body: { body: shown(video, request) } };
    },
    deleteVideo(request) {
      const video = found(request);
      if (isRefused(video)) return video;
      library.delete(video);
      return { kind: 'json', body: undefined };
    },
    listEnvironments(request) {
      const asked = places.of(request);
      if (isRefused(asked)) return asked;
      const items = asked.map((place): Wire['Environment'] => ({
        id: environmentId(place),
        name: place.environment,
        type: hesedvid.binding.live.some((live) => live === place.environment) ? 'live' : 'test',
        videoCount: library.in(place).length,
        createdAt: momentText(size.asOfMs - 214 * 86_400_000),
      }));
      return { kind: 'page', items, total: items.length, limit: items.length, offset: 0, metadata: {} };
    },
    checkEnvironments(request) {
      const asked = places.of(request);
      return isRefused(asked) ? asked : { kind: 'json', body: undefined };
    },
  };
};

const pageOf = (videos: readonly Video[], { query, nowMs, baseUrl }: WorldRequest): Reply => {
  const kept = videos
    .filter((video) => query.status === undefined || query.status === statusAt(video, nowMs))
    .filter((video) => query.search === undefined || holds(video, String(query.search)))
    // Days as texts stand in the order of time.
    .filter(({ createdAtMs }) => query.from === undefined || dateText(createdAtMs) >= String(query.from))
    .filter(({ createdAtMs }) => query.to === undefined || dateText(createdAtMs) <= String(query.to));
  const order = orders[String(query.sortBy)] ?? byCreation;
  const sign = query.sortDir === 'asc' ? 1 : -1;
  kept.sort((one, other) => sign * order(one, other, nowMs) || (one.id < other.id ? -1 : 1));
  const limit = Number(query.pageSize);
  const offset = (Number(query.page) - 1) * limit;
  const items = kept.slice(offset, offset + limit).map((video) => shown(video, { nowMs, baseUrl }));
  return { kind: 'page', items, total: kept.length, limit, offset, metadata: {} };
};

const holds = ({ name, description }: Video, search: string): boolean =>
  [name, description].some((text) => text.toLowerCase().includes(search.toLowerCase()));

type Order = (one: Video, other: Video, nowMs: number) => number;

const byText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
const byCreation: Order = (one, other) => one.createdAtMs - other.createdAtMs;
const orders: Readonly<Record<string, Order>> = {
  created_at: byCreation,
  name: (one, other) => byText(one.name.toLowerCase(), other.name.toLowerCase()),
  duration: (one, other, nowMs) => secondsAt(one, nowMs) - secondsAt(other, nowMs),
  status: (one, other, nowMs) => byText(statusAt(one, nowMs), statusAt(other, nowMs)),
};
