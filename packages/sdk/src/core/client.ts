import type { ClientHalf, Method, Operations } from '@latchkey/providers';
import type {
  DownloadAllOptions,
  DownloadAllSummary,
  DownloadGiven,
  DownloadOptions,
  DownloadSummary,
  LinkGiven,
} from '../download/options.ts';
import type { Destination } from '../export/destination.ts';
import type { ResponseSchemasGiven } from './answer/response-schemas.ts';
import { blindValidator, createValidator } from './answer/validate.ts';
import { createCall } from './call/call.ts';
import { configError } from './error/config-error.ts';
import { type Pending, pending } from './error/result.ts';
import { type HideKeys, keyHider } from './error/scrub.ts';
import { hiding } from './error/without-keys.ts';
import { type ClientEventOf, type ClientEventType, createEmitter } from './events/events.ts';
import { createGate } from './gate/gate.ts';
import type { Rate } from './gate/rate.ts';
import type { CookieSource } from './keys/credential.ts';
import { createUseKey, type UseKey } from './keys/use-key.ts';
import { createKit } from './kit.ts';
import type { BodyGiven, CallOptions, ClientOptions, ListOptions, UploadOptions } from './options.ts';
import { createList, type List } from './pages/list.ts';
import type { PropertyName } from './pages/property-name.ts';
import { createReadPages, loadPages } from './pages/read-pages.ts';
import { type PathOptions, pathFiller } from './request/path-options.ts';
import type { Input } from './request/request-url.ts';
import { diagnosticsChannel } from './runtime.ts';
import { settle } from './settings.ts';

/** A client of any provider: its operations by their ids. */
export interface Client<Id extends string = string> {
  /**
   * Calls an operation and gives the JSON value of its answer.
   * `Value` is the caller's word for what the document says of it.
   * @throws LatchkeyError
   */
  call<Value = unknown>(id: Id, input?: Input, options?: CallOptions): Pending<Value>;
  /** A list operation's items, page by page. Nothing is sent until it is read. `Item` is as in {@link Client.call}. */
  list<Item = unknown>(id: Id, input?: Input, options?: ListOptions<PropertyName<NoInfer<Item>>>): List<Item>;
  /** Takes a new key for the primary one, and the present one for the backup. */
  readonly useKey: (...given: Parameters<UseKey>) => Pending<void>;
  /** Whether `useKey` can hand it a key: not where its keys come from a function. */
  readonly takesKeys: boolean;
  /**
   * Puts bytes where a signed link leads, to any `https:` origin. The key is not sent along, and no error repeats the link.
   * It is repeated after a failure, as every PUT.
   * @throws LatchkeyError
   */
  upload(link: string | URL, body: BodyGiven, options?: UploadOptions): Pending<void>;
  /**
   * Downloads what is behind a signed link, at any `https:` origin, with the client's `fetch` and clock. The key is not sent along, and no
   * error repeats the link. See `@latchkey/sdk/download`.
   * @throws LatchkeyError
   */
  download(link: LinkGiven, destination: Destination, options?: DownloadOptions): Pending<DownloadSummary>;
  /** The same for several files, some at a time. One that fails does not end the others. */
  downloadAll(
    files: Iterable<DownloadGiven> | AsyncIterable<DownloadGiven>,
    options?: DownloadAllOptions,
  ): Pending<DownloadAllSummary>;
  /** An operation by its method and the document's path, such as `/things/{thingId}`. `Value` is as in {@link Client.call}. */
  request<Value = unknown>(method: Method, path: string, input?: Input, options?: CallOptions): Pending<Value>;
  /** What is known of the limits at this moment. Of the key that the last call was sent with; nothing before the first. */
  readonly rate: Rate;
  /** Calls `listener` for every event of a type. Returns the way to stop it. */
  on<Type extends ClientEventType>(type: Type, listener: (event: ClientEventOf<Type>) => void): () => void;
}

/** What a surface adds to its provider. */
export interface ClientParts {
  /**
   * What answers are checked by: a schema for each operation id, or a function that fetches them; it is called with the first
   * request, and not where `validate` is `off`. Without it answers are taken as they are.
   */
  readonly responses?: ResponseSchemasGiven | undefined;
  /** Path parameters that options of the surface fill, in every call and list. */
  readonly path?: PathOptions | undefined;
  /** The session that takes the key's place, where the system's key is one: `apiKey` is not read then. */
  readonly session?: CookieSource | undefined;
}

/**
 * A client of a provider, documented here or a user's own: the half that a client reads is enough.
 * @throws LatchkeyError `config` where the key is missing or is none of the provider's, the base URL cannot be used, an option
 * that stands in paths is missing, or this is a browser
 */
export const createClient = <Ops extends Operations>(
  provider: ClientHalf<Ops>,
  options: ClientOptions = {},
  parts: ClientParts = {},
): Client<keyof Ops & string> => {
  // A key may be given in any argument's place, and errors repeat what is wrong.
  const hide = keyHider(provider.keyFormat);
  return hiding(hide, () => makeClient(provider, options, parts, hide));
};

const makeClient = <Ops extends Operations>(
  provider: ClientHalf<Ops>,
  options: ClientOptions,
  { responses = {}, path = {}, session }: ClientParts,
  hide: HideKeys,
): Client<keyof Ops & string> => {
  const settled = settle(provider, options, session);
  let gate = options.gate ?? createGate();
  const settings = {
    ...settled,
    gateFor(keyDigest: string | null) {
      const found = settled.gateFor(keyDigest);
      if (keyDigest !== null) gate = found;
      return found;
    },
  };
  const emitter = createEmitter(provider.id, options.onEvent, diagnosticsChannel('latchkey:event'));
  const filled = pathFiller(provider, path);
  const call = createCall(settings, createValidator(settings.validate, responses), emitter);
  const kit = createKit((other) => createCall(other, blindValidator, emitter));
  const operationOf = (id: string) => {
    const operation = Object.hasOwn(provider.operations, id) ? provider.operations[id] : undefined;
    if (!operation)
      throw configError(`${provider.title} has no operation '${hide(id)}'.`, 'Look at the provider’s `operations`.');
    return operation;
  };
  const { fetch, clock, random } = settings;
  // Lists are bound to where they were read.
  const here = { ...provider, baseUrl: settings.baseUrl };
  const surroundings = { fetch, clock, random };
  const begin = <Value>(work: () => Promise<Value>) => pending(work, hide);
  const useKey = createUseKey(provider, settings.credentials, settings.log);
  return {
    call: <Value>(id: string, input: Input = {}, callOptions: CallOptions = {}) =>
      begin(() => call(operationOf(id), filled(input), callOptions) as Promise<Value>),
    list: <Item>(id: string, input: Input = {}, listOptions: ListOptions<string> = {}) => {
      const asked = [here, operationOf(id), filled(input), listOptions] as const;
      const origin = async () => {
        const [{ originOf }, { listKit }] = await Promise.all([import('../export/origin.ts'), loadPages(clock)]);
        return originOf(listKit, ...asked);
      };
      const serverCsv = async () => {
        const [server, { listKit }] = await Promise.all([import('../export/server-csv.ts'), loadPages(clock)]);
        return server.createServerCsv(listKit, call, ...asked);
      };
      return createList(createReadPages<Item>(clock, call, ...asked), origin, serverCsv);
    },
    useKey: (...given) => begin(() => useKey(...given)),
    takesKeys: typeof options.apiKey !== 'function',
    upload: (link, body, uploadOptions = {}) =>
      begin(async () => {
        const { upload } = await import('./request/upload.ts');
        return upload(kit, settings, link, body, uploadOptions);
      }),
    download: (link, destination, downloadOptions = {}) =>
      begin(async () => {
        const { downloadHidden } = await import('../download/download.ts');
        return downloadHidden(link, destination, downloadOptions, hide, surroundings);
      }),
    downloadAll: (files, downloadOptions = {}) =>
      begin(async () => {
        const { downloadAllHidden } = await import('../download/download-all.ts');
        return downloadAllHidden(files, downloadOptions, hide, surroundings);
      }),
    request: <Value>(method: Method, at: string, input: Input = {}, callOptions: CallOptions = {}) =>
      begin(async () => {
        const { operationAt } = await import('./request/request.ts');
        const given = filled(input);
        const operation = operationAt(provider, method, at, given, configError);
        return (await call(operation, given, callOptions)) as Value;
      }),
    get rate() {
      return gate.rate(settings.clock.now());
    },
    on: emitter.on,
  };
};
