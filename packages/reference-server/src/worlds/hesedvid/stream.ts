import type { Video } from './video.ts';
import { segmentSeconds } from './wire.ts';

interface Rendition {
  readonly name: string;
  readonly size: string;
  readonly bitsPerSecond: number;
}

/** By the quality that a video was uploaded with, the best first. */
const renditions: Readonly<Record<Video['quality'], readonly [Rendition, ...Rendition[]]>> = (() => {
  const standard = [
    { name: '720p', size: '1280x720', bitsPerSecond: 2_800_000 },
    { name: '480p', size: '854x480', bitsPerSecond: 1_400_000 },
  ] as const;
  const high = [{ name: '1080p', size: '1920x1080', bitsPerSecond: 5_000_000 }, ...standard] as const;
  const ultra = [{ name: '2160p', size: '3840x2160', bitsPerSecond: 16_000_000 }, ...high] as const;
  return { standard, high, ultra };
})();

/** The resolutions that a video is played in, the best first. */
export const renditionNames = ({ quality }: Pick<Video, 'quality'>): readonly string[] =>
  renditions[quality].map(({ name }) => name);

export const isRendition = (video: Video, name: string | undefined): boolean =>
  renditions[video.quality].some((rendition) => rendition.name === name);

/** The playlist of renditions (RFC 8216 §4.3.4). The token goes along, so that every player finds its way. */
export const masterPlaylist = ({ quality }: Video, token: string): string =>
  lines(
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    ...renditions[quality].flatMap(({ name, size, bitsPerSecond }) => [
      `#EXT-X-STREAM-INF:BANDWIDTH=${bitsPerSecond},RESOLUTION=${size}`,
      withToken(`${name}/index.m3u8`, token),
    ]),
  );

/** The playlist of a rendition's segments (RFC 8216 §4.3.3). */
export const mediaPlaylist = (video: Video, token: string): string =>
  lines(
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    `#EXT-X-TARGETDURATION:${segmentSeconds}`,
    '#EXT-X-PLAYLIST-TYPE:VOD',
    ...Array.from({ length: segmentsOf(video) }, (_, number) => [
      `#EXTINF:${Math.min(segmentSeconds, video.durationSeconds - number * segmentSeconds).toFixed(3)},`,
      withToken(`segment-${number}.ts`, token),
    ]).flat(),
    '#EXT-X-ENDLIST',
  );

/** How many segments a video has. */
export const segmentsOf = ({ durationSeconds }: Pick<Video, 'durationSeconds'>): number =>
  Math.ceil(durationSeconds / segmentSeconds);

/** The number that a segment's file name says; null where the video has none such. */
export const segmentNumber = (video: Video, name = ''): number | null => {
  const number = /^segment-(0|[1-9]\d{0,6})\.ts$/.exec(name)?.[1];
  return number !== undefined && Number(number) < segmentsOf(video) ? Number(number) : null;
};

/** Null packets of an MPEG-2 transport stream (ISO/IEC 13818-1 §2.4.3): a stream in form, with nothing to see. */
export const segmentBytes = (number: number): Uint8Array => {
  const bytes = new Uint8Array(packetBytes * packets).fill(0xff);
  for (let packet = 0; packet < packets; packet += 1) {
    bytes.set([0x47, 0x1f, 0xff, 0x10 | ((number + packet) % 16)], packet * packetBytes);
  }
  return bytes;
};

const packetBytes = 188;
const packets = 7;

/** A PNG of one grey pixel. */
export const thumbnail: Uint8Array = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
  (each) => each.charCodeAt(0),
);

/** Encoded: a video with public access plays whatever the token says, which may be lines of another playlist. */
const withToken = (uri: string, token: string): string =>
  token === '' ? uri : `${uri}?token=${encodeURIComponent(token)}`;

const lines = (...each: string[]): string => `${each.join('\n')}\n`;
