import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { responses } from '@latchkey/providers/hyperstudy/schemas';
import type { operations } from '@latchkey/providers/hyperstudy/wire';
import { createClient } from '../core/client.ts';
import { LatchkeyError } from '../core/error.ts';
import type { List } from '../core/list.ts';
import type { CallOptions, ClientOptions, ListOptions } from '../core/options.ts';
import type { ParameterValue } from '../core/request-url.ts';
import type { BodyOf, JsonOf, QueryArguments, QueryOf } from '../core/wire.ts';

type Id = keyof operations;

/** What the envelope's `data` is. */
type DataOf<Op extends Id> = JsonOf<operations[Op]> extends { data: infer Data } ? Data : never;

/** One record of a list. */
type ItemOf<Op extends Id> = DataOf<Op> extends readonly (infer Item)[] ? Item : never;

type ListBy<Op extends Id> = (id: string, ...rest: QueryArguments<operations[Op], ListOptions>) => List<ItemOf<Op>>;

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
  const data = async <Op extends Id>(id: Op, input: Parameters<typeof client.call>[1], callOptions?: CallOptions) => {
    const body = await client.call<{ data: DataOf<Op> }>(id, input, callOptions);
    return body.data;
  };

  return {
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
      downloadUrl: async (roomId: string, recordingId: string, callOptions?: CallOptions): Promise<string> =>
        (await data('mintRecordingDownload', { path: { roomId, recordingId } }, callOptions)).url,
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
      list: (query?: QueryOf<operations['listExperiments']>, listOptions?: ListOptions) =>
        client.list<ItemOf<'listExperiments'>>('listExperiments', { query }, listOptions),
      get: async (experimentId: string, callOptions?: CallOptions) =>
        only(await data('getExperiment', { path: { experimentId } }, callOptions)),
    },
    counts: {
      /** How many records of each kind a participant left in a room. */
      ofParticipant: async (
        participantId: string,
        query: QueryOf<operations['getParticipantCounts']>,
        callOptions?: CallOptions,
      ) => only(await data('getParticipantCounts', { path: { participantId }, query }, callOptions)),
    },
    access: {
      /** What the key's owner may do with an experiment. */
      toExperiment: (experimentId: string, callOptions?: CallOptions) =>
        data('checkExperimentAccess', { path: { experimentId } }, callOptions),
    },
    /** The service's state. Sends no key. */
    health: (callOptions?: CallOptions) => client.call<JsonOf<operations['getHealth']>>('getHealth', {}, callOptions),
    on: client.on,
  };
};

export type HyperStudy = ReturnType<typeof createHyperStudy>;

/** The one item of an answer that wraps it into a list. */
const only = <Item>(items: readonly Item[]): Item => {
  const [item] = items;
  if (item === undefined) {
    throw new LatchkeyError({
      code: 'invalid_response',
      message: 'The answer has an empty `data`, where one item was due.',
    });
  }
  return item;
};
