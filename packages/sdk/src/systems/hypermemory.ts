import type { ApiKey } from '@latchkey/providers';
import { client as hypermemory } from '@latchkey/providers/hypermemory/client';
import type { ApiKeyWire } from '@latchkey/providers/hypermemory/keys';
import type { components, operations, paths } from '@latchkey/providers/hypermemory/wire';
import { createClient } from '../core/client.ts';
import { LatchkeyError } from '../core/error/error.ts';
import { withResults } from '../core/error/result.ts';
import type { CallOptions, ClientOptions, ListOptions } from '../core/options.ts';
import { createList, type List } from '../core/pages/list.ts';
import { listOrigin } from '../core/pages/list-origin.ts';
import type { PropertyName } from '../core/pages/property-name.ts';
import type { BodyOf, JsonOf, RequestOf } from '../core/wire.ts';

type Id = keyof operations;
type Schemas = components['schemas'];

/** The tools' operations, and what each is called. */
const tools = {
  memoryStore: 'memory_store',
  memoryRecall: 'memory_recall',
  memoryFindRelated: 'memory_find_related',
  memoryGetRelationships: 'memory_get_relationships',
  memoryUpdate: 'memory_update',
  memoryForget: 'memory_forget',
  memoryExportSubgraph: 'memory_export_subgraph',
  memoryLoadLink: 'memory_load_link',
  memoryListGraphs: 'memory_list_graphs',
  memoryCreateGraph: 'memory_create_graph',
  memoryDeleteGraph: 'memory_delete_graph',
} as const satisfies Partial<Record<Id, string>>;

type Tool = keyof typeof tools;

/** What a tool takes. */
type ArgumentsOf<Op extends Tool> = NonNullable<BodyOf<operations[Op]>['params']['arguments']>;

/** What a method gives. */
type ResultOf<Op extends Id> = NonNullable<JsonOf<operations[Op]> extends { result?: infer Result } ? Result : never>;

/** The arguments of one tool without what is given apart from them. */
type Beside<Op extends Tool, Name extends string> = Omit<ArgumentsOf<Op>, Name>;

/** The graph that is meant where it is not the one that is always there. */
interface InGraph {
  readonly graph_id?: string;
}

/** They stay behind until the first request. */
const responses = async () => (await import('@latchkey/providers/hypermemory/schemas')).responses;

/**
 * A client of HyperMemory. The key comes from `HYPERMEMORY_API_KEY`, a backup key from `HYPERMEMORY_API_KEY_BACKUP` and the base
 * URL from `HYPERMEMORY_BASE_URL` where they are not given. Records are the wire's, names and all; only keys are models. Memories
 * are reached by the tools of the Model Context Protocol: what a tool says against a call is an error like any other, with the
 * status 200 that it came with. Nothing that a tool does is repeated after a failure, which may have come after the doing.
 * Keys are created in a web page; they are listed and revoked here, with an admin key.
 * @throws LatchkeyError `config` as {@link createClient}
 */
export const createHyperMemory = (options: ClientOptions = {}) => {
  const client = createClient(hypermemory, options, { responses });

  const call = async <Op extends Id>(id: Op, body: unknown, callOptions?: CallOptions): Promise<ResultOf<Op>> => {
    const answer = await client.call<{ result?: ResultOf<Op> } | null>(id, { body }, callOptions);
    return answer?.result ?? missing(id);
  };
  const use = <Op extends Tool>(id: Op, args: ArgumentsOf<Op>, callOptions?: CallOptions) =>
    call(id, toolCall(id, args), callOptions);
  const list = <Item>(id: Tool, args: ArgumentsOf<Tool>, listOptions?: ListOptions<PropertyName<Item>>) =>
    client.list<Item>(id, { body: toolCall(id, args) }, listOptions);

  const request: RequestOf<paths> = client.request;

  return withResults({
    memory: {
      /** Stores a memory. Twice the same call is two memories. */
      store: (memory: ArgumentsOf<'memoryStore'>, callOptions?: CallOptions) => use('memoryStore', memory, callOptions),
      /** The memories that a query is about, the most relevant first. Every page costs one query of the month. */
      recall: (query: ArgumentsOf<'memoryRecall'>, listOptions?: ListOptions<PropertyName<Schemas['Hit']>>) =>
        list<Schemas['Hit']>('memoryRecall', query, listOptions),
      /** The memories that one is connected to, the nearest first. Every page costs one query of the month. */
      findRelated: (
        nodeId: string,
        query: Beside<'memoryFindRelated', 'node_id'> = {},
        listOptions?: ListOptions<PropertyName<Schemas['Related']>>,
      ): List<Schemas['Related']> => list('memoryFindRelated', { ...query, node_id: nodeId }, listOptions),
      /** The edges and hyperedges of a memory. Costs one query of the month. */
      getRelationships: (
        nodeId: string,
        query: Beside<'memoryGetRelationships', 'node_id'> = {},
        callOptions?: CallOptions,
      ) => use('memoryGetRelationships', { ...query, node_id: nodeId }, callOptions),
      /** Changes a memory. Metadata is merged into what is there; null takes a name away. */
      update: (nodeId: string, changes: Beside<'memoryUpdate', 'node_id'>, callOptions?: CallOptions) =>
        use('memoryUpdate', { ...changes, node_id: nodeId }, callOptions),
      /** Forgets a memory; with `cascade` also those that are connected to nothing else. */
      forget: (nodeId: string, how: Beside<'memoryForget', 'node_id'> = {}, callOptions?: CallOptions) =>
        use('memoryForget', { ...how, node_id: nodeId }, callOptions),
      /** Memories with what connects them: those that are named, or one and all that it reaches. */
      exportSubgraph: (
        part: (InGraph & { readonly include_edges?: boolean }) &
          (
            | { readonly node_ids: string[]; readonly root_node_id?: never }
            | { readonly root_node_id: string; readonly depth?: number; readonly node_ids?: never }
          ),
        callOptions?: CallOptions,
      ) => use('memoryExportSubgraph', part, callOptions),
      /** Loads what was exported. */
      loadLink: (
        data: Schemas['ExportResult'] | ArgumentsOf<'memoryLoadLink'>['data'],
        how: Beside<'memoryLoadLink', 'data'> = {},
        callOptions?: CallOptions,
      ) => use('memoryLoadLink', { ...how, data: { ...data } }, callOptions),
    },
    graphs: {
      list: async (callOptions?: CallOptions) => (await use('memoryListGraphs', {}, callOptions)).graphs,
      create: (
        graphId: string,
        { metadata }: { readonly metadata?: Record<string, unknown> } = {},
        callOptions?: CallOptions,
      ) => use('memoryCreateGraph', { graph_id: graphId, ...(metadata ? { metadata } : {}) }, callOptions),
      /** Deletes a graph with all that is in it. */
      delete: (graphId: string, callOptions?: CallOptions) =>
        use('memoryDeleteGraph', { graph_id: graphId }, callOptions),
    },
    keys: {
      /** The active keys of the account, the newest first, none of them whole. */
      list: (listOptions?: ListOptions<PropertyName<ApiKeyWire>>): List<ApiKey> => {
        const records = client.list<ApiKeyWire>('listKeys', {}, listOptions);
        return createList<ApiKey>(async function* (reading) {
          for await (const page of records.pages(reading)) yield { ...page, items: page.items.map(await keyReader()) };
        }, records[listOrigin]);
      },
      /** Revokes a key at once and for good, also the client's own. */
      revoke: async (keyId: string, callOptions?: CallOptions): Promise<void> => {
        await client.call('revokeKey', { path: { keyId } }, callOptions);
      },
    },
    /** What the account holds and has asked this month. */
    usage: (callOptions?: CallOptions) => client.call<JsonOf<operations['getUsage']>>('getUsage', {}, callOptions),
    /** How many queries the account asked in each hour of the day so far, UTC. */
    queryDistribution: async (callOptions?: CallOptions) =>
      (await client.call<JsonOf<operations['getQueryDistribution']>>('getQueryDistribution', {}, callOptions))
        .distribution,
    /** The tools that the key may be shown, with the schema of what each takes. */
    tools: async (callOptions?: CallOptions) =>
      (await call('listTools', { jsonrpc: '2.0', id: 1, method: 'tools/list' }, callOptions)).tools,
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

export type HyperMemory = ReturnType<typeof createHyperMemory>;

/** One call an exchange, so that its id tells nothing apart. */
const toolCall = (id: Tool, args: ArgumentsOf<Tool>) => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: tools[id], arguments: args },
});

/** What reads a key record as a model. What the record holds is not repeated. */
const keyReader = async (): Promise<(record: ApiKeyWire) => ApiKey> => {
  const { readKey } = await import('@latchkey/providers/hypermemory/keys');
  return (record) => {
    try {
      return readKey(record);
    } catch {
      throw new LatchkeyError({
        code: 'invalid_response',
        message: 'listKeys: a record of the answer is no key as the document describes it',
      });
    }
  };
};

/** Without this there is nothing to hand over, whatever `validate` says. */
const missing = (id: Id): never => {
  throw new LatchkeyError({
    code: 'invalid_response',
    message: `${id}: the answer has neither a result nor an error.`,
  });
};
