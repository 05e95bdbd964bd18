import type { Handler, Handlers, Reply, WorldRequest } from '../../world.ts';
import type { Library } from './library.ts';
import type { Links } from './links.ts';
import { isRefused, notFound, type Places } from './places.ts';
import { isRendition, masterPlaylist, mediaPlaylist, segmentBytes, segmentNumber, thumbnail } from './stream.ts';
import { publicUrl, statusAt, type Video } from './video.ts';
import type { Wire } from './wire.ts';

interface Parts {
  readonly places: Places;
  readonly library: Library;
  readonly links: Links;
}

type Refused = Extract<Reply, { kind: 'refused' }>;

/** Giving out URLs that play a video, and playing it by them. */
export const playbackHandlers = ({ places, library, links }: Parts): Handlers => {
  const videoAt = ({ path }: WorldRequest): Video | null => {
    const place = places.at(path);
    return place && library.find([place], path.videoID ?? '');
  };

  /** Plays a ready video to whoever may see it. */
  const play =
    (answer: (video: Video, request: WorldRequest, token: string) => Reply): Handler =>
    (request) => {
      const video = videoAt(request);
      const token = String(request.query.token ?? '');
      if (video?.isPublic !== true) {
        // Who has no good token does not learn whether there is such a video.
        const asked = { videoID: request.path.videoID ?? '', page: pageOf(request), nowMs: request.nowMs };
        const reason = links.refuseToken(token, asked);
        if (reason !== null) return { kind: 'refused', refusal: { kind: 'invalid_link', reason } };
      }
      if (!video || statusAt(video, request.nowMs) !== 'ready') return notFound('Video');
      return answer(video, request, token);
    };

  return {
    getSignedUrl(request) {
      const asked = places.of(request);
      if (isRefused(asked)) return asked;
      const video = library.find(asked, request.path.videoID ?? '');
      if (!video) return notFound('Video');
      const status = statusAt(video, request.nowMs);
      if (status !== 'ready') return notReady(status);
      const domains = domainsIn(request.query.domains);
      if (domains === null) return noDomains(String(request.query.domains));
      const issued = Math.floor(request.nowMs / 1000);
      const expires = issued + (lifetimeSeconds[String(request.query.expiration)] ?? 3600);
      const token = links.token({ videoID: video.id, issued, expires, domains });
      const body: Wire['SignedUrl'] = {
        signedURL: `${publicUrl(video, request.baseUrl)}/master.m3u8?token=${token}`,
        token,
        expiresAt: expires,
        videoID: video.id,
      };
      return { kind: 'json', body: { body } };
    },
    playMaster: play((video, _, token) => playlist(masterPlaylist(video, token))),
    playRendition: play((video, { path }, token) =>
      isRendition(video, path.rendition) ? playlist(mediaPlaylist(video, token)) : notFound('Rendition'),
    ),
    playSegment: play((video, { path }) => {
      const number = segmentNumber(video, path.segment);
      if (number === null || !isRendition(video, path.rendition)) return notFound('Segment');
      return { kind: 'content', contentType: 'video/mp2t', content: segmentBytes(number) };
    }),
    getThumbnail(request) {
      const video = videoAt(request);
      if (!video || statusAt(video, request.nowMs) !== 'ready') return notFound('Video');
      return { kind: 'content', contentType: 'image/png', content: thumbnail };
    },
  };
};

const lifetimeSeconds: Readonly<Record<string, number>> = {
  '15m': 900,
  '30m': 1800,
  '1h': 3600,
  '4h': 14_400,
  '12h': 43_200,
  '24h': 86_400,
};

const playlist = (content: string): Reply => ({
  kind: 'content',
  contentType: 'application/vnd.apple.mpegurl',
  content,
});

const notReady = (status: Wire['Status']): Refused => ({
  kind: 'refused',
  refusal: {
    kind: 'conflict',
    message: `The video is not ready: it ${status === 'failed' ? 'failed' : 'is transcoding'}.`,
  },
});

const noDomains = (value: string): Refused => ({
  kind: 'refused',
  refusal: { kind: 'invalid_parameter', parameter: 'domains', value, expected: 'domains separated by commas' },
});

/** The domains of a list with commas; none where nothing was given, null where one is no domain. */
const domainsIn = (given: unknown): readonly string[] | null => {
  if (given === undefined) return [];
  const domains = String(given)
    .split(',')
    .map((each) => each.trim().toLowerCase());
  return domains.every((domain) => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(domain)) ? domains : null;
};

/** The host of the page that plays; null where the request does not say. */
const pageOf = ({ headers }: WorldRequest): string | null => {
  const page = headers.origin ?? headers.referer;
  return page !== undefined && URL.canParse(page) ? new URL(page).hostname : null;
};
