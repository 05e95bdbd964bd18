import { formatKey, type Operation, type Provider, type Refusal, type RefusalKind } from '@latchkey/providers';
import { parameterExamples } from '../../src/document.ts';
import { selectingBody } from '../../src/selecting-body.ts';
import { createSender } from '../../src/send.ts';
import type { Provocation } from './provocation.ts';
import { spend } from './spend.ts';
import { allScopes, type ErrorFixture, issue, type Server } from './systems.ts';

type Provoke<R extends Refusal> = (server: Server, refusal: R, fixture: ErrorFixture) => Promise<Provocation>;

/**
 * How each kind of refusal is brought about in any system, or why it is not: a kind that is missing here does not
 * compile.
 */
export const provocations: { readonly [K in RefusalKind]: Provoke<Extract<Refusal, { kind: K }>> | string } = {
  missing_key: async (server) => ({ operation: guarded(server), key: null }),
  invalid_key: async (server, { reason }) => ({ operation: guarded(server), key: invalidKeys[reason](server) }),
  revoked_key: async (server) => {
    const { key, secret } = await issue(server, 'revoked', allScopes(server.provider));
    await server.keys.revoke(key.id);
    return { operation: guarded(server), key: secret.reveal() };
  },
  expired_key: async (server) => {
    const expires = new Date(server.clock.now() + 1);
    const { secret } = await issue(server, 'expired', allScopes(server.provider), { expires });
    await server.clock.advance(1);
    return { operation: guarded(server), key: secret.reveal() };
  },
  insufficient_scope: async (server, { required, granted }) => {
    const operation = find(server.provider, ({ scopes }) =>
      (scopes ?? []).some((needed) => needed.join() === required.join()),
    );
    const key = (await issue(server, 'narrow', granted)).secret.reveal();
    // The scopes are looked at before the body.
    return operation.body ? { operation, key, body: selectingBody(operation) ?? {} } : { operation, key };
  },
  rate_limited: (server, refusal) => spend(server, refusal),
  invalid_parameter: async (server, { parameter, value }) => ({
    operation: find(server.provider, ({ parameters }) =>
      parameters.some((each) => each.name === parameter && each.in === 'query'),
    ),
    key: await fullKey(server),
    ...(value === null ? {} : { query: { [parameter]: value } }),
  }),
  superseded_key: async (server) => {
    const { key, secret } = await issue(server, 'regenerated', allScopes(server.provider));
    await server.keys.regenerate(key.id);
    return { operation: guarded(server), key: secret.reveal() };
  },
  invalid_body: async (server, _, { request }) => ({
    operation: asked(server, request) ?? find(server.provider, ({ body }) => body !== null),
    key: await fullKey(server),
    body: request?.body ?? {},
  }),
  not_found: async (server, { what }) => {
    // `{videoId}` or `{videoID}`, as the document likes.
    const named = `{${what}id}`.toLowerCase();
    const operation = find(
      server.provider,
      ({ path, method }) => method === 'GET' && path.toLowerCase().endsWith(named),
      ({ parameters }) => parameters.length,
    );
    const parameter = operation.path.slice(-named.length + 1, -1);
    return { operation, key: await fullKey(server), path: { [parameter]: 'nowhere' } };
  },
  server_error: async (server, { status }) => {
    server.faults.add({ kind: 'server_error', status });
    return { operation: guarded(server), key: await fullKey(server) };
  },
  disabled_key: 'No system so far lets a key be disabled.',
  wrong_environment: async (server) => {
    const { binding } = server.provider;
    const type = binding?.types.find(({ reach }) => reach === 'environment')?.id ?? '';
    const elsewhere = await issue(server, 'elsewhere', allScopes(server.provider), { type, environment: 'elsewhere' });
    return { operation: within(server, binding?.environment.parameter), key: elsewhere.secret.reveal() };
  },
  wrong_organization: async (server) => {
    const { binding } = server.provider;
    const elsewhere = await issue(server, 'elsewhere', allScopes(server.provider), { organization: 'elsewhere' });
    return { operation: within(server, binding?.organization.parameter), key: elsewhere.secret.reveal() };
  },
  invalid_link: 'Signed links are tested with the world that signs them.',
  unsupported_media_type: 'The document prints no body for it.',
  payload_too_large: 'The document prints no body for it.',
  method_not_allowed: 'The document prints no body for it.',
  conflict: async (server, _, { title, request }) => {
    const operation = asked(server, request);
    if (!operation) throw new Error(`'${title}' does not say which request to send twice.`);
    const provocation = { operation, key: await fullKey(server), body: request?.body };
    const { provider, document, fetch } = server;
    const send = createSender({ provider, baseUrl: provider.baseUrl, parameters: parameterExamples(document), fetch });
    const { status } = await send(operation, provocation);
    if (status !== operation.success) throw new Error(`'${title}': the first request was answered with ${status}.`);
    return provocation;
  },
};

/** Why a documented refusal is not brought about here; null where it is. */
export const unprovoked = ({ binding }: Provider, { refusal, request }: ErrorFixture): string | null => {
  if (refusal === null) return request?.operation === undefined ? 'It is read and never written.' : null;
  const isOfPlace = refusal.kind === 'wrong_organization' || refusal.kind === 'wrong_environment';
  if (isOfPlace && binding === undefined) return 'The system does not bind its keys.';
  if (refusal.kind === 'conflict' && !request) return 'The fixture names no request that conflicts with itself.';
  const how = provocations[refusal.kind];
  return typeof how === 'string' ? how : null;
};

/** Brings a documented refusal about. */
export const provoke = (server: Server, fixture: ErrorFixture): Promise<Provocation> => {
  const { refusal, request } = fixture;
  // What the world has against a request, in the body of a success for one: the request itself brings it about.
  const operation = refusal === null ? asked(server, request) : undefined;
  if (operation) return fullKey(server).then((key) => ({ operation, key, body: request?.body }));
  const how = refusal && provocations[refusal.kind];
  if (!how || typeof how === 'string') throw new Error(`'${fixture.title}' cannot be brought about.`);
  // The table's entry of a kind takes refusals of that kind.
  return (how as Provoke<Refusal>)(server, refusal, fixture);
};

const fullKey = async (server: Server) => (await issue(server, 'full', allScopes(server.provider))).secret.reveal();

const invalidKeys: Readonly<Record<Extract<Refusal, { kind: 'invalid_key' }>['reason'], (server: Server) => string>> = {
  malformed: () => 'not-a-key',
  unknown: ({ provider: { keyFormat } }) =>
    formatKey(keyFormat, {
      environment: keyFormat.environments?.[0] ?? null,
      body: keyFormat.body.alphabet.charAt(0).repeat(keyFormat.body.length),
    }),
  ambiguous: (server) => `${invalidKeys.unknown(server)}, ${invalidKeys.unknown(server)}`,
  not_yet_active: (server) => invalidKeys.unknown(server),
};

/** The operation that a fixture names; undefined where it names none. */
const asked = ({ provider }: Server, request: ErrorFixture['request']): Operation | undefined =>
  request?.operation === undefined ? undefined : find(provider, ({ id }) => id === request.operation);

/** An operation whose path names what keys are bound to. */
const within = ({ provider }: Server, parameter: string | undefined): Operation =>
  find(provider, ({ scopes, method, path }) => scopes !== null && method === 'GET' && path.includes(`{${parameter}}`));

const guarded = ({ provider }: Server): Operation =>
  find(provider, ({ scopes, method }) => scopes !== null && method === 'GET');

/** The first operation that fits, or of those that fit the one with the least `weight`. */
const find = (
  { operations, title }: Provider,
  fits: (operation: Operation) => boolean,
  weight: (operation: Operation) => number = () => 0,
): Operation => {
  const [found] = Object.values(operations)
    .filter(fits)
    .sort((a, b) => weight(a) - weight(b));
  if (!found) throw new Error(`${title} has no operation that could be refused in this way.`);
  return found;
};
