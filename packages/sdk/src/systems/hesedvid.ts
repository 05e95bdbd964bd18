import { client as hesedvid } from '@latchkey/providers/hesedvid/client';
import type { components, operations, paths } from '@latchkey/providers/hesedvid/wire';
import { createClient } from '../core/client.ts';
import { configError } from '../core/error/config-error.ts';
import { LatchkeyError } from '../core/error/error.ts';
import { withResults } from '../core/error/result.ts';
import type { BodyGiven, CallOptions, ClientOptions, ListOptions, UploadOptions } from '../core/options.ts';
import type { List } from '../core/pages/list.ts';
import type { PropertyName } from '../core/pages/property-name.ts';
import type { Input } from '../core/request/request-url.ts';
import type { BodyOf, JsonOf, QueryOf, RequestOf } from '../core/wire.ts';

type Id = keyof operations;

/** What the envelope's `body` is. */
type AnswerOf<Op extends Id> = JsonOf<operations[Op]> extends { body: infer Body } ? Body : never;

export interface HesedVidOptions extends ClientOptions {
  /** The organisation that all calls are about, such as `org_123456789`. */
  readonly organization: string;
}

/** The documented filters, and where to look. */
export type VideoQuery = QueryOf<operations['listVideos']> & {
  /** Only this environment, by its name or its id. Default: all that the key reaches. */
  readonly environment?: string | undefined;
};

/** An upload's body, and where the video is to be. */
export type NewUpload = BodyOf<operations['createUploadUrl']> & { readonly environment: string };

/** The same with the bytes, whose number is counted here. */
export type NewVideo = Omit<NewUpload, 'fileSize'> & { readonly file: Exclude<BodyGiven, string> };

/** They stay behind until the first request. */
const responses = async () => (await import('@latchkey/providers/hesedvid/schemas')).responses;

/**
 * A client of HesedVid's API, for one organisation. The key comes from `HESEDVID_API_KEY` and the base URL from
 * `HESEDVID_BASE_URL` where they are not given. Answers come without their wrapper, `body`; records are the wire's, names and
 * all. HesedVid manages its keys in a web page and not over REST, so there is no `keys` here.
 * @throws LatchkeyError `config` as {@link createClient}, and where the organisation is missing
 */
export const createHesedVid = (given: HesedVidOptions) => {
  // Without types it is easily forgotten, and then missed by name.
  const { organization, ...options }: Partial<HesedVidOptions> = { ...given };
  const path = { orgID: { option: 'organization', value: organization } };
  const client = createClient(hesedvid, options, { responses, path });

  const body = async <Op extends Id>(id: Op, input: Input, callOptions?: CallOptions): Promise<AnswerOf<Op>> => {
    const answer = await client.call<{ body?: AnswerOf<Op> } | null>(id, input, callOptions);
    return answer?.body ?? missing(id);
  };

  const createUploadUrl = ({ environment, ...upload }: NewUpload, callOptions?: CallOptions) =>
    body('createUploadUrl', { path: { envID: environment }, body: upload }, callOptions);

  const request: RequestOf<paths, 'orgID'> = client.request;

  return withResults({
    videos: {
      list: (
        { environment, ...query }: VideoQuery = {},
        listOptions?: ListOptions<PropertyName<components['schemas']['Video']>>,
      ): List<components['schemas']['Video']> =>
        environment === undefined
          ? client.list('listVideos', { query }, listOptions)
          : client.list('listEnvironmentVideos', { path: { envID: environment }, query }, listOptions),
      get: (videoID: string, callOptions?: CallOptions) => body('getVideo', { path: { videoID } }, callOptions),
      delete: async (videoID: string, callOptions?: CallOptions): Promise<void> =>
        client.call('deleteVideo', { path: { videoID } }, callOptions),
      /** A URL that takes a video's bytes by `PUT`, without a key, for an hour. */
      createUploadUrl,
      /**
       * Uploads a video: asks for a URL and puts the bytes there; the key is not sent along. The video is `transcoding`
       * afterwards: ask for it until it is `ready` or `failed`.
       * @throws LatchkeyError
       */
      upload: async (
        { file, ...video }: NewVideo,
        { contentType, timeout, ...callOptions }: UploadOptions = {},
      ): Promise<{ readonly videoID: string }> => {
        const fileSize = sizeOf(file);
        const { signedURL, videoID } = await createUploadUrl({ ...video, fileSize }, callOptions);
        // A file may know itself what it is.
        const own = file instanceof Blob && file.type !== '' ? undefined : 'video/mp4';
        const type = contentType ?? video.contentType ?? own;
        await client.upload(signedURL, file, { ...callOptions, timeout, contentType: type });
        return { videoID };
      },
      /** A URL that plays a video without a key until it expires. A `conflict` where the video is not ready. */
      signedUrl: (videoID: string, query: QueryOf<operations['getSignedUrl']> = {}, callOptions?: CallOptions) =>
        body('getSignedUrl', { path: { videoID }, query }, callOptions),
    },
    environments: {
      /** Those that the key reaches. */
      list: (listOptions?: ListOptions<PropertyName<components['schemas']['Environment']>>) =>
        client.list<components['schemas']['Environment']>('listEnvironments', {}, listOptions),
      /**
       * Tests the key, without an answer to read. Every valid key of the organisation passes, so that a 403, which has no body to
       * tell why, can only be about the organisation.
       * @throws LatchkeyError `unauthorized`, also of an expired key, or `wrong_organization`
       */
      check: async (callOptions?: CallOptions): Promise<void> => {
        try {
          await client.call('checkEnvironments', {}, callOptions);
        } catch (thrown) {
          throw refusedByStatus(thrown);
        }
      },
    },
    /** How much is watched and stored, of what the key reaches. Days are `YYYY-MM-DD`. */
    analytics: {
      usage: (query: QueryOf<operations['getUsage']> = {}, callOptions?: CallOptions) =>
        body('getUsage', { query }, callOptions),
      daily: (query: QueryOf<operations['getDailyUsage']> = {}, callOptions?: CallOptions) =>
        body('getDailyUsage', { query }, callOptions),
      storage: (callOptions?: CallOptions) => body('getStorage', {}, callOptions),
      resolutionDistribution: (callOptions?: CallOptions) => body('getResolutions', {}, callOptions),
      /** In which resolutions one video is watched. */
      ofVideo: (videoID: string, callOptions?: CallOptions) =>
        body('getVideoResolutions', { path: { videoID } }, callOptions),
    },
    useKey: client.useKey,
    takesKeys: client.takesKeys,
    /** Any request that the document knows, by method and path. */
    request,
    /** What is known of the limits at this moment. */
    get rate() {
      return client.rate;
    },
    on: client.on,
  });
};

export type HesedVid = ReturnType<typeof createHesedVid>;

const sizeOf = (file: NewVideo['file']): number => {
  if (file instanceof Blob) return file.size;
  if (file instanceof Uint8Array || file instanceof ArrayBuffer) return file.byteLength;
  throw configError(
    'HesedVid needs the bytes of the video as `file`.',
    "Give a Blob, a Uint8Array or an ArrayBuffer, such as `await openAsBlob('talk.mp4')` from node:fs.",
  );
};

/** A 403 without a body, where only the organisation can be wrong. */
const refusedByStatus = (thrown: unknown): unknown => {
  if (!(thrown instanceof LatchkeyError) || thrown.status !== 403) return thrown;
  const message = 'checkEnvironments: the key is of another organization.';
  const hint = 'Take a key of this organization, or look whether its id is right.';
  return new LatchkeyError({ ...thrown, code: 'wrong_organization', message, hint, requiredScopes: undefined });
};

/** Without this there is nothing to hand over, whatever `validate` says. */
const missing = (id: Id): never => {
  throw new LatchkeyError({ code: 'invalid_response', message: `${id}: the answer has no \`body\`.` });
};
