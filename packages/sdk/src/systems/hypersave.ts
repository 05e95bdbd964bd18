import { type ApiKey, keySecret, type Secret } from '@latchkey/providers';
import { client as hypersave } from '@latchkey/providers/hypersave/client';
import type { ApiKeyWire } from '@latchkey/providers/hypersave/keys';
import type { components, operations, paths } from '@latchkey/providers/hypersave/wire';
import { createClient } from '../core/client.ts';
import { LatchkeyError } from '../core/error/error.ts';
import { withResults } from '../core/error/result.ts';
import type { CallOptions, ClientOptions, ListOptions } from '../core/options.ts';
import type { PropertyName } from '../core/pages/property-name.ts';
import type { Input } from '../core/request/request-url.ts';
import type { BodyOf, JsonOf, QueryOf, RequestOf } from '../core/wire.ts';

type Id = keyof operations;
type Schemas = components['schemas'];

/** The filters of a list of memories: several tags are any of them, times also as `Date`. */
export interface MemoryQuery extends Omit<QueryOf<operations['listMemories']>, 'after' | 'before'> {
  readonly after?: string | Date | undefined;
  readonly before?: string | Date | undefined;
}

/** Everything of a request's body but what is given as an argument of its own. */
type Beside<Op extends Id, Name extends string> = Omit<BodyOf<operations[Op]>, Name>;

/** They stay behind until the first request. */
const responses = async () => (await import('@latchkey/providers/hypersave/schemas')).responses;

/**
 * A client of Hypersave's memory API. The key comes from `HYPERSAVE_API_KEY` and the base URL from `HYPERSAVE_BASE_URL` where
 * they are not given. Records are the wire's, names and all; only keys are models. Keys are created on the platform; they are
 * listed, regenerated and revoked here, with the authority of the client's own key.
 * @throws LatchkeyError `config` as {@link createClient}
 */
export const createHypersave = (options: ClientOptions = {}) => {
  const client = createClient(hypersave, options, { responses });

  const call = <Op extends Id>(id: Op, input: Input = {}, callOptions?: CallOptions) =>
    client.call<JsonOf<operations[Op]>>(id, input, callOptions);

  const request: RequestOf<paths> = client.request;

  return withResults({
    memories: {
      /** The newest first. */
      list: ({ tags, ...query }: MemoryQuery = {}, listOptions?: ListOptions<PropertyName<Schemas['MemoryItem']>>) =>
        // The document separates tags by commas.
        client.list<Schemas['MemoryItem']>('listMemories', { query: { ...query, tags: tags?.join(',') } }, listOptions),
      get: async (memoryId: string, callOptions?: CallOptions) =>
        (await call('getMemory', { path: { memoryId } }, callOptions)).data,
      /** Saves a text or the page of a `url`. It is not repeated after a failure, which may have come after the saving. */
      save: (body: BodyOf<operations['saveMemory']>, callOptions?: CallOptions) =>
        call('saveMemory', { body }, callOptions),
      /** How far a save with `async: true` is. */
      saveStatus: (pendingId: string, callOptions?: CallOptions) =>
        call('getSaveStatus', { path: { pendingId } }, callOptions),
      update: async (memoryId: string, changes: BodyOf<operations['updateMemory']>, callOptions?: CallOptions) =>
        (await call('updateMemory', { path: { memoryId }, body: changes }, callOptions)).data,
      /** Deletes a memory for good. */
      delete: async (memoryId: string, callOptions?: CallOptions): Promise<void> => {
        await call('deleteMemory', { path: { memoryId } }, callOptions);
      },
    },
    /** The memories that a text is about, the most relevant first. */
    search: (query: string, body: Beside<'searchMemories', 'query'> = {}, callOptions?: CallOptions) =>
      call('searchMemories', { body: { ...body, query } }, callOptions),
    /** An answer out of the memories. */
    ask: (query: string, body: Beside<'askMemories', 'query'> = {}, callOptions?: CallOptions) =>
      call('askMemories', { body: { ...body, query } }, callOptions),
    /** The memories that answer to conditions, sorted, cut and counted. */
    query: (body: BodyOf<operations['queryMemories']>, callOptions?: CallOptions) =>
      call('queryMemories', { body }, callOptions),
    /** Memories that matter in a context. */
    remind: async (
      context: string,
      body: Omit<Schemas['RemindOfContext'], 'context'> = {},
      callOptions?: CallOptions,
    ) => (await call('remind', { body: { ...body, context } }, callOptions)).reminders,
    /** Entities and how they are connected. */
    graph: (query?: QueryOf<operations['getGraph']>, callOptions?: CallOptions) =>
      call('getGraph', { query }, callOptions),
    facts: {
      list: (query?: QueryOf<operations['listFacts']>, listOptions?: ListOptions<PropertyName<Schemas['Fact']>>) =>
        client.list<Schemas['Fact']>('listFacts', { query }, listOptions),
    },
    entities: {
      list: (query?: QueryOf<operations['listEntities']>, listOptions?: ListOptions<PropertyName<Schemas['Entity']>>) =>
        client.list<Schemas['Entity']>('listEntities', { query }, listOptions),
    },
    ingest: {
      /** Saves many things: later, unless `async` is false. */
      start: (
        items: Schemas['IngestItems']['items'],
        body: Omit<Schemas['IngestItems'], 'items'> = {},
        callOptions?: CallOptions,
      ) => call('ingest', { body: { ...body, items } }, callOptions),
      status: (jobId: string, callOptions?: CallOptions) => call('getIngestStatus', { path: { jobId } }, callOptions),
    },
    turbo: {
      save: (body: BodyOf<operations['turboSave']>, callOptions?: CallOptions) =>
        call('turboSave', { body }, callOptions),
      ask: (query: string, body: Beside<'turboAsk', 'query'> = {}, callOptions?: CallOptions) =>
        call('turboAsk', { body: { ...body, query } }, callOptions),
    },
    /** The key's owner, their plan and what they used of it. */
    profile: async (callOptions?: CallOptions) => (await call('getProfile', {}, callOptions)).profile,
    usage: (callOptions?: CallOptions) => call('getUsage', {}, callOptions),
    keys: {
      /** All keys of the account, the newest first, none of them whole. */
      list: async (callOptions?: CallOptions): Promise<ApiKey[]> =>
        (await call('listKeys', {}, callOptions)).data.map(await keyReader()),
      /**
       * Gives a key a new value and keeps its settings. The old value is dead at once, also that of the client's own key.
       * The secret is never to be had again. It is not repeated after a failure: the answer that was lost held the secret.
       */
      regenerate: async (
        keyId: string,
        callOptions?: CallOptions,
      ): Promise<{ readonly key: ApiKey; readonly secret: Secret }> => {
        const { key: text, ...record } = (await call('regenerateKey', { path: { keyId } }, callOptions)).data;
        if (typeof text !== 'string') throw noKey('the answer holds no new value of the key');
        const keyIn = await keyReader();
        return { key: keyIn(record), secret: keySecret(hypersave.keyFormat, text) };
      },
      /** Deletes a key for good. */
      revoke: async (keyId: string, callOptions?: CallOptions): Promise<void> => {
        await call('revokeKey', { path: { keyId } }, callOptions);
      },
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

export type Hypersave = ReturnType<typeof createHypersave>;

/** What reads a key record as a model. What the record holds is not repeated. */
const keyReader = async (): Promise<(record: ApiKeyWire) => ApiKey> => {
  const { readKey } = await import('@latchkey/providers/hypersave/keys');
  return (record) => {
    try {
      return readKey(record);
    } catch {
      throw noKey('a record of the answer is no key as the document describes it');
    }
  };
};

const noKey = (message: string) => new LatchkeyError({ code: 'invalid_response', message });
