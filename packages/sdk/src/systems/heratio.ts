import { client as heratio } from '@latchkey/providers/heratio/client';
import type { operations, paths } from '@latchkey/providers/heratio/wire';
import { createClient } from '../core/client.ts';
import { withResults } from '../core/error/result.ts';
import type { CallOptions, ClientOptions, ListOptions } from '../core/options.ts';
import type { List } from '../core/pages/list.ts';
import type { PropertyName } from '../core/pages/property-name.ts';
import type { BodyOf, JsonOf, QueryArguments, QueryOf, RequestOf } from '../core/wire.ts';

type Id = keyof operations;

/** One record of a list. */
type ItemOf<Op extends Id> = JsonOf<operations[Op]> extends { data: readonly (infer Item)[] } ? Item : never;

type ListOf<Op extends Id> = (
  ...query: QueryArguments<operations[Op], ListOptions<PropertyName<ItemOf<Op>>>>
) => List<ItemOf<Op>>;

type Create<Op extends Id> = (record: BodyOf<operations[Op]>, options?: CallOptions) => Promise<JsonOf<operations[Op]>>;

/** They stay behind until the first request. */
const responses = async () => (await import('@latchkey/providers/heratio/schemas')).responses;

/**
 * A client of an installation's Research API. The key comes from `HERATIO_API_KEY` and the base URL from `HERATIO_BASE_URL`
 * where they are not given; every installation has a base URL of its own (`https://<site>/api/research`), which its API Keys
 * page shows. Records are the wire's, names and all, and only the key's owner's. Keys are managed in a web page and not over
 * REST, so there is no `keys` here.
 * @throws LatchkeyError `config` as {@link createClient}
 */
export const createHeratio = (options: ClientOptions = {}) => {
  const client = createClient(heratio, options, { responses });

  const list =
    <Op extends Id>(id: Op): ListOf<Op> =>
    (query?: QueryOf<operations[Op]>, listOptions?: ListOptions<PropertyName<ItemOf<Op>>>) =>
      client.list(id, { query }, listOptions);

  /** Creates a record. It is not repeated after a failure, which may have come after the creating. */
  const create =
    <Op extends Id>(id: Op): Create<Op> =>
    (record, callOptions) =>
      client.call(id, { body: record }, callOptions);

  const request: RequestOf<paths> = client.request;

  return withResults({
    /** The researcher whose key it is. */
    profile: (callOptions?: CallOptions) =>
      client.call<JsonOf<operations['getProfile']>>('getProfile', {}, callOptions),
    projects: { list: list('listProjects'), create: create('createProject') },
    /** Evidence sets. */
    collections: { list: list('listCollections'), create: create('createCollection') },
    searches: { list: list('listSearches') },
    /** A taken time is a `conflict`. */
    bookings: { list: list('listBookings'), create: create('createBooking') },
    bibliographies: { list: list('listBibliographies') },
    annotations: { list: list('listAnnotations') },
    /** How much the researcher has. */
    stats: (callOptions?: CallOptions) => client.call<JsonOf<operations['getStats']>>('getStats', {}, callOptions),
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

export type Heratio = ReturnType<typeof createHeratio>;
