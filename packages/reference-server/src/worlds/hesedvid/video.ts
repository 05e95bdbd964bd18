import { below, noise, pick } from '../lazy/noise.ts';
import type { WorldSize } from './options.ts';
import type { Place } from './places.ts';
import { dayMs, durationText, momentText, servedText, type Wire } from './wire.ts';

/** A video as it is kept. What it is by now follows from the time of asking. */
export interface Video {
  readonly id: string;
  readonly place: Place;
  readonly name: string;
  readonly description: string;
  readonly createdAtMs: number;
  /** When transcoding ends. */
  readonly doneAtMs: number;
  /** What comes of it: `failed` where the bytes are no video. */
  readonly outcome: 'ready' | 'failed';
  readonly durationSeconds: number;
  readonly bytes: number;
  readonly views: number;
  readonly isPublic: boolean;
  readonly quality: Wire['Quality'];
}

export const statusAt = ({ doneAtMs, outcome }: Video, nowMs: number): Wire['Status'] =>
  nowMs < doneAtMs ? 'transcoding' : outcome;

/** A video as the system shows it. */
export const shown = (
  video: Video,
  { nowMs, baseUrl }: { readonly nowMs: number; readonly baseUrl: string },
): Wire['Video'] => {
  const status = statusAt(video, nowMs);
  const seconds = secondsAt(video, nowMs);
  return {
    id: video.id,
    name: video.name,
    duration: durationText(seconds),
    durationSeconds: seconds,
    createdAt: momentText(video.createdAtMs),
    thumbnailUrl: status === 'ready' ? `${publicUrl(video, baseUrl)}/thumbnail.png` : null,
    description: video.description,
    status,
    served: servedText(video.views),
    allowPublicAccess: video.isPublic,
    videoQuality: video.quality,
    environment: video.place.environment,
  };
};

/** A length is known when transcoding has succeeded. */
export const secondsAt = (video: Video, nowMs: number): number =>
  statusAt(video, nowMs) === 'ready' ? video.durationSeconds : 0;

/** Where a video is played. */
export const publicUrl = ({ id, place }: Pick<Video, 'id' | 'place'>, baseUrl: string): string =>
  `${baseUrl}/public/${[place.organization, place.environment, id].map(encodeURIComponent).join('/')}`;

/** An id in the form of the system's: `vid_` and 16 letters and digits. `chance` gives numbers in [0, 1). */
export const videoId = (chance: (position: number) => number): string =>
  `vid_${Array.from({ length: 16 }, (_, position) => letters.charAt(below(chance(position), letters.length))).join('')}`;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The id that the document's examples name: the first video of the first environment of the first organisation. */
const documentedId = 'vid_Ab3dEf9hIj2lMn5p';

/** One of the videos that an environment has from the start. */
export const sampleVideo = (size: WorldSize, place: Place, index: number): Video => {
  const chance = noise(`${size.seed}/${place.organization}/${place.environment}/videos`);
  const isFirst =
    index === 0 && place.organization === size.organizations[0] && place.environment === size.environments[0];
  const durationSeconds = 60 + below(chance(index, 1), 3600);
  const createdAtMs = size.asOfMs - index * (dayMs / 2) - below(chance(index, 2), dayMs / 2);
  // Some of an environment's videos could not be read.
  const outcome = index % 13 === 12 ? 'failed' : 'ready';
  return {
    id: isFirst ? documentedId : videoId((position) => chance(index, 10 + position)),
    place,
    name: `${pick(chance(index, 3), subjects)} ${pick(chance(index, 4), occasions)} ${index + 1}`,
    description: pick(chance(index, 5), ['', 'Recorded live.', 'The edited version.', 'For the course page.']),
    createdAtMs,
    doneAtMs: createdAtMs + size.transcodingMs,
    outcome,
    durationSeconds,
    bytes: durationSeconds * bytesPerSecond,
    views: outcome === 'ready' ? below(chance(index, 6) ** 3, 20_000) : 0,
    isPublic: index % 3 === 0,
    quality: pick(chance(index, 7), ['standard', 'high', 'ultra']),
  };
};

/** Two megabits a second: what the length of an upload is judged by. */
export const bytesPerSecond = 250_000;

const subjects = ['Opening', 'Evening', 'Morning', 'Sunday', 'Youth', 'Harvest'] as const;
const occasions = ['talk', 'service', 'concert', 'lesson', 'interview'] as const;
