import type { Handlers, WorldContext, WorldRequest } from '../../world.ts';
import { isVideo } from './container.ts';
import type { Library } from './library.ts';
import type { Links } from './links.ts';
import type { WorldSize } from './options.ts';
import { isRefused, notFound, type Place, type Places } from './places.ts';
import { bytesPerSecond, publicUrl, videoId } from './video.ts';
import type { Wire } from './wire.ts';

/** What was asked for, until its bytes come. */
interface Expected {
  readonly id: string;
  readonly place: Place;
  readonly asked: Wire['NewUpload'];
}

interface Parts {
  readonly size: WorldSize;
  readonly places: Places;
  readonly library: Library;
  readonly links: Links;
  readonly random: WorldContext['random'];
}

/** How long an upload's URL works (documented: an hour). */
const lifetimeSeconds = 3600;

/** From an upload's URL to a video that is being transcoded. Nothing is listed before its bytes came. */
export const uploadHandlers = ({ size, places, library, links, random }: Parts): Handlers => {
  const expected = new Map<string, Expected>();

  return {
    createUploadUrl(request) {
      const asked = places.of(request);
      if (isRefused(asked)) return asked;
      const [place] = asked;
      if (!place) return notFound('Environment');
      const upload = request.body as Wire['NewUpload'];
      if (!/.\.(mp4|mov|avi|webm|mkv)$/i.test(upload.filename)) return noVideoFile;
      const bytes = random(16);
      const id = videoId((position) => (bytes[position] ?? 0) / 256);
      expected.set(id, { id, place, asked: upload });
      const expires = Math.floor(request.nowMs / 1000) + lifetimeSeconds;
      const signature = links.uploadSignature({ videoID: id, expires });
      const body: Wire['UploadUrl'] = {
        signedURL: `${publicUrl({ id, place }, request.baseUrl)}/upload?expires=${expires}&signature=${signature}`,
        expiresAt: expires,
        videoID: id,
      };
      return { kind: 'json', body: { body } };
    },

    uploadVideo(request) {
      const { videoID = '' } = request.path;
      const upload = { videoID, expires: Number(request.query.expires) };
      // Before any look-up: who has no good URL learns nothing of what there is.
      const reason = links.refuseUpload(upload, String(request.query.signature), request.nowMs);
      if (reason !== null) return { kind: 'refused', refusal: { kind: 'invalid_link', reason } };
      const wanted = expected.get(videoID);
      if (!wanted || library.isDeleted(videoID) || !isAt(places, request, wanted.place)) return notFound('Video');
      const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      library.put(arrived(size, wanted, bytes, request.nowMs));
      const body: Wire['UploadedAnswer'] = { body: { videoID, status: 'transcoding', size: bytes.length } };
      return { kind: 'json', body };
    },
  };
};

const isAt = (places: Places, { path }: WorldRequest, { organization, environment }: Place): boolean => {
  const at = places.at(path);
  return at?.organization === organization && at.environment === environment;
};

/** The video that bytes become. Its length is judged by theirs: they are not decoded. */
const arrived = (size: WorldSize, { id, place, asked }: Expected, bytes: Uint8Array, nowMs: number) => ({
  id,
  place,
  name: asked.videoName ?? asked.filename.replace(/\.[^.]+$/, ''),
  description: asked.description ?? '',
  createdAtMs: nowMs,
  doneAtMs: nowMs + size.transcodingMs,
  outcome: isVideo(bytes) ? ('ready' as const) : ('failed' as const),
  durationSeconds: Math.max(1, Math.round(bytes.length / bytesPerSecond)),
  bytes: bytes.length,
  views: 0,
  isPublic: asked.allowPublicAccess ?? false,
  quality: asked.videoQuality ?? ('standard' as const),
});

const noVideoFile = {
  kind: 'refused',
  refusal: {
    kind: 'invalid_body',
    path: 'filename',
    expected: 'a name that ends in .mp4, .mov, .avi, .webm or .mkv',
  },
} as const;
