import {
  type Access,
  type Clock,
  furthestType,
  type Provider,
  type ScopeNameOf,
  type Secret,
} from '@latchkey/providers';
import type { TestAPI } from 'vitest';
import { type VirtualClock, virtualClock } from './clock/virtual.ts';
import { createReferenceServer } from './create-server.ts';
import type { IssueRequest } from './issue-request.ts';
import type { Fetch, ReferenceServer, ReferenceServerOptions } from './reference-server.ts';

export interface ServerTestOptions<P extends Provider = Provider>
  extends Omit<ReferenceServerOptions<Clock, P>, 'clock'> {
  /** Where each test's clock starts: a date, or epoch milliseconds. Default `2026-01-01T00:00:00Z`. */
  readonly start?: string | number | Date;
  /**
   * What is asked of each test's key. Default: every scope of the system, the expiry that it recommends, and of the types that it
   * offers the one that reaches furthest.
   */
  readonly key?: TestKey<P>;
}

/** What may be asked of a test's key. Its name is the test's unless told. */
export interface TestKey<P extends Provider = Provider> extends Partial<Omit<IssueRequest, 'scopes'>> {
  readonly scopes?: readonly (ScopeNameOf<P> | (string & {}))[];
}

/** What a client needs to reach a test's own server. */
export interface Connection {
  /** The secret of a key that was issued for this test. */
  readonly apiKey: Secret;
  readonly fetch: Fetch;
  readonly clock: VirtualClock;
}

/** What a test is given. What it does not ask for is not made. */
export interface ServerFixtures<P extends Provider = Provider> {
  readonly server: ReferenceServer<P, VirtualClock>;
  /** The server's clock. */
  readonly clock: VirtualClock;
  readonly connection: Connection;
}

/** The fixtures of a test after an extension, as Vitest writes them. */
export type Extended<Given, Added> = {
  [K in keyof Added | keyof Given]: K extends keyof Added ? Added[K] : K extends keyof Given ? Given[K] : never;
};

/**
 * A `test` of Vitest that gives every test a server of its own, with its own keys, limits, faults, journal, data and time.
 * Tests may run concurrently, and there is nothing to clean up. With `client`, which makes a client of a
 * {@link Connection}, every test is given a client of its own too.
 *
 * ```ts
 * const test = serverTest(base, provider, { world, client: createClient });
 *
 * test('…', async ({ client, server, clock }) => { … });
 * ```
 * @param base the `test` that `vitest` exports, or one that was made by extending it
 */
export function serverTest<Given, const P extends Provider, Client>(
  base: TestAPI<Given>,
  provider: P,
  options: ServerTestOptions<P> & { readonly client: (connection: Connection) => Client },
): TestAPI<Extended<Given, ServerFixtures<P> & { readonly client: Client }>>;
export function serverTest<Given, const P extends Provider>(
  base: TestAPI<Given>,
  provider: P,
  options: ServerTestOptions<P>,
): TestAPI<Extended<Given, ServerFixtures<P>>>;
export function serverTest(
  base: TestAPI,
  provider: Provider,
  {
    start = '2026-01-01T00:00:00Z',
    key,
    client,
    ...options
  }: ServerTestOptions & { readonly client?: (connection: Connection) => unknown },
): TestAPI<ServerFixtures & { readonly client: unknown }> {
  return base.extend<ServerFixtures & { readonly client: unknown }>({
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads what a fixture needs off its first argument's pattern.
    server: async ({}, use) => use(createReferenceServer(provider, { ...options, clock: virtualClock(start) })),
    clock: async ({ server }, use) => use(server.clock),
    connection: async ({ server, task }, use) => use(await connect(server, { name: task.name, ...key })),
    client: async ({ connection }, use) => use(client?.(connection)),
  });
}

const connect = async (
  { keys, provider, fetch, clock }: ServerFixtures['server'],
  key: TestKey & { readonly name: string },
): Promise<Connection> => {
  const { secret } = await keys.issue({ scopes: everyScope(provider.access), ...furthest(provider), ...key });
  return { apiKey: secret, fetch, clock };
};

/** Where a key is for one environment alone, the first that the system calls live. */
const furthest = ({ binding }: Provider): Pick<TestKey, 'type' | 'environment'> => {
  const type = binding && furthestType(binding);
  const [environment] = binding?.live ?? [];
  if (!type) return {};
  return type.reach === 'environment' && environment !== undefined ? { type: type.id, environment } : { type: type.id };
};

const everyScope = (access: Access): readonly string[] =>
  access.kind === 'scopes' ? access.vocabulary.map(({ name }) => name) : [];
