import type { Operations, Provider } from '@latchkey/providers';
import { createCall } from './call.ts';
import { configError } from './config-error.ts';
import { type ClientEventOf, type ClientEventType, createEmitter } from './events.ts';
import { createList, type List } from './list.ts';
import type { CallOptions, ClientOptions, ListOptions } from './options.ts';
import { createReadPages } from './pages.ts';
import type { Input } from './request-url.ts';
import { settle } from './settings.ts';
import { createValidator, type ResponseSchemas } from './validate.ts';

/** A client of any provider: its operations by their ids. */
export interface Client<Id extends string = string> {
  /**
   * Calls an operation and gives the JSON value of its answer.
   * `Value` is the caller's word for what the document says of it.
   * @throws LatchkeyError
   */
  call<Value = unknown>(id: Id, input?: Input, options?: CallOptions): Promise<Value>;
  /** A list operation's items, page by page. Nothing is sent until it is read. `Item` is as in {@link Client.call}. */
  list<Item = unknown>(id: Id, input?: Input, options?: ListOptions): List<Item>;
  /** Calls `listener` for every event of a type. Returns the way to stop it. */
  on<Type extends ClientEventType>(type: Type, listener: (event: ClientEventOf<Type>) => void): () => void;
}

/** What a client checks answers by: a schema for each operation id. Without it they are taken as they are. */
export interface ClientSchemas {
  readonly responses?: ResponseSchemas | undefined;
}

/**
 * A client of a provider, documented here or a user's own.
 * @throws LatchkeyError `config` where the key is missing or is none of the provider's, the base URL cannot be used, or
 * this is a browser
 */
export const createClient = <Ops extends Operations>(
  provider: Provider<Ops>,
  options: ClientOptions = {},
  { responses = {} }: ClientSchemas = {},
): Client<keyof Ops & string> => {
  const settings = settle(provider, options);
  const emitter = createEmitter(options.onEvent);
  const call = createCall(settings, createValidator(settings.validate, responses), emitter);
  const operationOf = (id: string) => {
    const operation = Object.hasOwn(provider.operations, id) ? provider.operations[id] : undefined;
    if (!operation)
      throw configError(`${provider.title} has no operation '${id}'.`, 'Look at the provider’s `operations`.');
    return operation;
  };
  return {
    call: async <Value>(id: string, input: Input = {}, callOptions: CallOptions = {}) =>
      (await call(operationOf(id), input, callOptions)) as Value,
    list: <Item>(id: string, input: Input = {}, listOptions: ListOptions = {}) =>
      createList(createReadPages<Item>(call, provider, operationOf(id), input, listOptions)),
    on: emitter.on,
  };
};
