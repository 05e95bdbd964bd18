import { client as hyperstudy } from '@latchkey/providers/hyperstudy/client';
import type { components, operations, paths } from '@latchkey/providers/hyperstudy/wire';
import { createClient } from '../core/client.ts';
import { LatchkeyError } from '../core/error/error.ts';
import { pending, withResults } from '../core/error/result.ts';
import type { CallOptions, ClientOptions, ListOptions } from '../core/options.ts';
import type { List } from '../core/pages/list.ts';
import type { PropertyName } from '../core/pages/property-name.ts';
import type { Input, ParameterValue } from '../core/request/request-url.ts';
import type { BodyOf, JsonOf, QueryArguments, QueryOf, RequestOf } from '../core/wire.ts';
import type { DownloadAllOptions, DownloadOptions } from '../download/options.ts';
import type { Destination } from '../export/destination.ts';

type Id = keyof operations;

/** What the envelope's `data` is. */
type DataOf<Op extends Id> = JsonOf<operations[Op]> extends { data: infer Data } ? Data : never;

/** One record of a list. */
type ItemOf<Op extends Id> = DataOf<Op> extends readonly (infer Item)[] ? Item : never;

type Recording = components['schemas']['Recording'];

type ListBy<Op extends Id> = (
  id: string,
  ...rest: QueryArguments<operations[Op], ListOptions<PropertyName<ItemOf<Op>>>>
) => List<ItemOf<Op>>;

/** They stay behind until the first request. */
const responses = async () => (await import('@latchkey/providers/hyperstudy/schemas')).responses;

/**
 * A client of HyperStudy's data API. The key comes from `HYPERSTUDY_API_KEY` and the base URL from `HYPERSTUDY_BASE_URL`
 * where they are not given. Records are the wire's, names and all. HyperStudy manages its keys in a web page and not over
 * REST, so there is no `keys` here.
 * @throws LatchkeyError `config` as {@link createClient}
 */
export const createHyperStudy = (options: ClientOptions = {}) => {
  const client = createClient(hyperstudy, options, { responses });

  function by<Op extends Id>(id: Op, parameter: string): ListBy<Op>;
  function by(id: Id, parameter: string) {
    return (value: string, query?: Readonly<Record<string, ParameterValue>>, listOptions?: ListOptions) =>
      client.list(id, { path: { [parameter]: value }, query }, listOptions);
  }
  const inRoom = <Op extends Id>(id: Op) => by(id, 'roomId');
  const inExperiment = <Op extends Id>(id: Op) => by(id, 'experimentId');
  const ofParticipant = <Op extends Id>(id: Op) => by(id, 'participantId');

  /** The envelope's `data`. */
  const data = async <Op extends Id>(id: Op, input: Input, callOptions?: CallOptions): Promise<DataOf<Op>> => {
    const body = await client.call<{ data?: DataOf<Op> } | null>(id, input, callOptions);
    return body?.data ?? missing(id, 'no `data`');
  };

  /** The one item of an answer that wraps it into a list. */
  const only = async <Op extends 'getExperiment' | 'getParticipantCounts'>(
    id: Op,
    input: Input,
    callOptions?: CallOptions,
  ): Promise<ItemOf<Op>> => {
    const body = await client.call<{ data?: readonly ItemOf<Op>[] } | null>(id, input, callOptions);
    return body?.data?.[0] ?? missing(id, 'nothing in `data`, where one item was due');
  };

  const downloadUrl = async (roomId: string, recordingId: string, callOptions?: CallOptions): Promise<string> =>
    (await data('mintRecordingDownload', { path: { roomId, recordingId } }, callOptions)).url ??
    missing('mintRecordingDownload', 'no `data.url`');

  const request: RequestOf<paths> = client.request;

  return withResults({
    events: {
      inRoom: inRoom('listRoomEvents'),
      inExperiment: inExperiment('listExperimentEvents'),
      ofParticipant: ofParticipant('listParticipantEvents'),
      /** Stores up to 100 events in a room. It is not repeated after a failure, which may have come after the storing. */
      append: (roomId: string, events: BodyOf<operations['appendEvents']>['events'], callOptions?: CallOptions) =>
        data('appendEvents', { body: { roomId, events } }, callOptions),
    },
    recordings: {
      inRoom: inRoom('listRoomRecordings'),
      inExperiment: inExperiment('listExperimentRecordings'),
      ofParticipant: ofParticipant('listParticipantRecordings'),
      /** A link to a recording's file that works without a key, for a short time. */
      downloadUrl,
      /**
       * Downloads a recording's file: asks for a link, and for another one where that has run out. The key is not sent to where
       * the link leads. A file appears under its name only when it is whole.
       * @throws LatchkeyError
       */
      download: (
        roomId: string,
        recordingId: string,
        destination: Destination,
        downloadOptions: DownloadOptions = {},
      ) => {
        const { signal } = downloadOptions;
        const link = () => pending(() => downloadUrl(roomId, recordingId, { signal }));
        return client.download(link, destination, downloadOptions);
      },
      /**
       * Downloads the files of recordings, such as those of a list, some at a time, and checks each against its `fileSize`. One that fails
       * does not end the others: `failed` tells of it.
       * @param to where a recording's file goes
       */
      downloadAll: (
        recordings: Iterable<Recording> | AsyncIterable<Recording>,
        to: (recording: Recording) => Destination,
        downloadOptions: DownloadAllOptions = {},
      ) => {
        const { signal } = downloadOptions;
        const files = async function* () {
          for await (const recording of recordings) {
            const { roomId, recordingId, fileSize } = recording;
            const link = () => pending(() => downloadUrl(roomId, recordingId, { signal }));
            yield { link, to: to(recording), size: fileSize };
          }
        };
        return client.downloadAll(files(), downloadOptions);
      },
    },
    chat: {
      inRoom: inRoom('listRoomChat'),
      inExperiment: inExperiment('listExperimentChat'),
      ofParticipant: ofParticipant('listParticipantChat'),
    },
    ratings: {
      continuous: {
        inRoom: inRoom('listRoomContinuousRatings'),
        inExperiment: inExperiment('listExperimentContinuousRatings'),
        ofParticipant: ofParticipant('listParticipantContinuousRatings'),
      },
      sparse: {
        inRoom: inRoom('listRoomSparseRatings'),
        inExperiment: inExperiment('listExperimentSparseRatings'),
        ofParticipant: ofParticipant('listParticipantSparseRatings'),
      },
    },
    sync: {
      inRoom: inRoom('listRoomSync'),
      inExperiment: inExperiment('listExperimentSync'),
      ofParticipant: ofParticipant('listParticipantSync'),
    },
    components: {
      inRoom: inRoom('listRoomComponents'),
      inExperiment: inExperiment('listExperimentComponents'),
      ofParticipant: ofParticipant('listParticipantComponents'),
    },
    participants: {
      inRoom: inRoom('listRoomParticipants'),
      inExperiment: inExperiment('listExperimentParticipants'),
    },
    rooms: { inExperiment: inExperiment('listExperimentRooms') },
    experiments: {
      list: (
        query?: QueryOf<operations['listExperiments']>,
        listOptions?: ListOptions<PropertyName<ItemOf<'listExperiments'>>>,
      ) => client.list<ItemOf<'listExperiments'>>('listExperiments', { query }, listOptions),
      get: (experimentId: string, callOptions?: CallOptions) =>
        only('getExperiment', { path: { experimentId } }, callOptions),
    },
    counts: {
      /** How many records of each kind a participant left in a room. */
      ofParticipant: (
        participantId: string,
        query: QueryOf<operations['getParticipantCounts']>,
        callOptions?: CallOptions,
      ) => only('getParticipantCounts', { path: { participantId }, query }, callOptions),
    },
    access: {
      /** What the key's owner may do with an experiment. */
      toExperiment: (experimentId: string, callOptions?: CallOptions) =>
        data('checkExperimentAccess', { path: { experimentId } }, callOptions),
    },
    /** The service's state. Sends no key. */
    health: (callOptions?: CallOptions) => client.call<JsonOf<operations['getHealth']>>('getHealth', {}, callOptions),
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

export type HyperStudy = ReturnType<typeof createHyperStudy>;

/** Without this there is nothing to hand over, whatever `validate` says. */
const missing = (id: Id, what: string): never => {
  throw new LatchkeyError({ code: 'invalid_response', message: `${id}: the answer has ${what}.` });
};
