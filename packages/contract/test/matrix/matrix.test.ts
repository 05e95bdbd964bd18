import { prove } from '@latchkey/contract';
import { type PageStyle, type Provider, withValueAt } from '@latchkey/providers';
import { createClient } from '@latchkey/sdk';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { bodyExample, operationsOf, parameterExamples } from '../../src/document.ts';
import { createSender } from '../../src/send.ts';
import { type Door, type DoorName, doorNames, doors } from './doors.ts';
import { planes } from './planes.ts';
import { provoke, unprovoked } from './provoke.ts';
import { allScopes, type ErrorFixture, issue, narrowScopes, openServer, type Server, systems } from './systems.ts';
import { witnessed } from './witnessed.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A provider of the lists, and how a server of it is opened. */
interface Subject {
  readonly id: string;
  readonly provider: Provider;
  readonly errors: readonly ErrorFixture[];
  open(): Promise<Server>;
}

const subjects: readonly Subject[] = [
  ...systems.map((system) => ({ ...system, open: async () => openServer(system) })),
  ...planes,
];

const open = async (system: Subject, name: DoorName) => {
  const server = await system.open();
  const door: Door = await doors[name](server);
  closers.push(door.close);
  return { server, ...door, watch: witnessed(server.document, door.fetch) };
};

/** What the matrix covered: one line a system and door. */
const coverage: string[] = [];
afterAll(() => console.log(['', 'Contract matrix', ...coverage.sort(), ''].join('\n')));

const matrix = subjects.flatMap((system) => doorNames.map((door) => ({ system, id: system.id, door })));

describe.each(matrix)('$id through the $door door', ({ system, id, door }) => {
  const cover = (what: string) => coverage.push(`  ${id.padEnd(28)} ${door.padEnd(6)} ${what}`);

  it('agrees with its document in every case of every operation', async () => {
    const { server, baseUrl, fetch } = await open(system, door);
    const keys = await proofKeys(server);

    const report = await prove({ provider: system.provider, document: server.document, baseUrl, fetch, keys });

    expect(report.results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    const answered = report.results.filter(
      ({ outcome, ...each }) => outcome === 'passed' && each.case.endsWith('is answered'),
    );
    const readable = Object.values(system.provider.operations).filter(({ method }) => method === 'GET');
    // Every GET is answered, but for those that need a signed link.
    expect(answered.length).toBeGreaterThanOrEqual(readable.filter(({ scopes }) => scopes !== null).length);
    cover(
      `${Object.keys(system.provider.operations).length} operations: ${report.passed} cases passed, ` +
        `${report.failed} failed, ${report.leftOut} do not apply`,
    );
  });

  it.each(system.errors.filter((fixture) => unprovoked(system.provider, fixture) === null))(
    'refuses as documented, field by field, and the SDK reads it: $title',
    async (fixture) => {
      const { server, baseUrl, watch } = await open(system, door);
      const provocation = await provoke(server, fixture);

      const parameters = parameterExamples(server.document);
      const send = createSender({ provider: system.provider, baseUrl, parameters, fetch: watch.fetch });
      const { status, body } = await send(provocation.operation, provocation);

      expect(status).toBe(fixture.status);
      expectDocumented(JSON.parse(body), fixture, system.provider);
      expect(watch.violations).toEqual([]);
      if (provocation.key === null || fixture.refusal?.kind === 'invalid_key') return;
      const client = createClient(system.provider, {
        apiKey: provocation.key,
        baseUrl,
        fetch: watch.fetch,
        clock: server.clock,
        deadline: '1s',
        maxAttempts: 1,
      });
      const call = client.call(provocation.operation.id, {
        path: { ...parameters, ...provocation.path },
        query: provocation.query,
        body: provocation.body,
      });
      await expect(call).rejects.toMatchObject({
        name: 'LatchkeyError',
        code: fixture.reads.error,
        status: fixture.status,
        ...(fixture.reads.requiredScopes ? { requiredScopes: fixture.reads.requiredScopes } : {}),
      });
    },
  );

  it('hands each list to the SDK whole, whatever the size of the pages', async () => {
    const { server, baseUrl, watch } = await open(system, door);
    const { secret } = await issue(server, 'reader', allScopes(system.provider));
    const client = createClient(system.provider, { apiKey: secret, baseUrl, fetch: watch.fetch, clock: server.clock });
    const lists = Object.values(system.provider.operations).filter(({ page }) => page !== null);

    for (const operation of lists) {
      const style = system.provider.pagination[operation.page ?? ''];
      const path = parameterExamples(server.document);
      const required = operation.parameters.filter((each) => each.in === 'query' && each.required);
      const query = Object.fromEntries(required.map(({ name }) => [name, path[name]]));
      const body = operation.body ? bodyExample(server.document, operation.id) : undefined;
      const read = (limit?: number) =>
        client.list(operation.id, { path, ...limited({ query, body }, style, limit) }).toArray({ max: 60 });
      const whole = await read();
      if (style?.kind !== 'whole') expect(await read(7), operation.id).toEqual(whole);
    }
    expect(lists.length).toBeGreaterThan(0);
    expect(watch.violations).toEqual([]);
    cover(`${lists.length} lists read by the SDK, page by page`);
  });

  it('knows every operation of the document, and no other', async () => {
    const { server } = await open(system, door);
    const documented = operationsOf(server.document).map((operation) => operation.id);
    expect(Object.keys(system.provider.operations).sort()).toEqual(documented.sort());
  });

  const provoked = system.errors.filter((fixture) => unprovoked(system.provider, fixture) === null);
  cover(
    `${provoked.length} documented refusals, field by field; ${system.errors.length - provoked.length} are read only`,
  );
});

const proofKeys = async (server: Server) => {
  const { provider } = server;
  const scopes = narrowScopes(provider);
  const revoked = await issue(server, 'revoked', allScopes(provider));
  await server.keys.revoke(revoked.key.id);
  const canExpire = provider.lifecycle.expiry.kind !== 'none';
  const expires = new Date(server.clock.now() + 1);
  const expired = canExpire ? await issue(server, 'expired', allScopes(provider), { expires }) : null;
  await server.clock.advance(1);
  return {
    full: (await issue(server, 'full', allScopes(provider))).secret,
    revoked: revoked.secret,
    ...(scopes.length > 0 ? { narrow: { key: (await issue(server, 'narrow', scopes)).secret, scopes } } : {}),
    ...(expired ? { expired: expired.secret } : {}),
  };
};

/** The same with so many items a page, wherever the style says it. */
const limited = (input: Pick<Input, 'query' | 'body'>, style: PageStyle | undefined, limit: number | undefined) => {
  if (limit === undefined || !style || style.kind === 'whole') return input;
  return style.in === 'body'
    ? { ...input, body: withValueAt(input.body, style.limitParameter, limit) }
    : { ...input, query: { ...input.query, [style.limitParameter]: limit } };
};

type Input = NonNullable<Parameters<ReturnType<typeof createClient>['list']>[1]>;

/** All the fields that the document prints, and beside them no more than the fixture names. */
const expectDocumented = (body: unknown, fixture: ErrorFixture, { errors }: Provider): void => {
  expect(body).toMatchObject(fixture.body);
  expect(fieldsOf(body).filter((field) => !fieldsOf(fixture.body).includes(field))).toEqual(fixture.beyond ?? []);
  expect(errors.read(fixture.status, body)?.message.startsWith(fixture.messageBegins ?? '')).toBe(true);
};

/** The paths of a value's leaves, such as `error.details.parameter`. */
const fieldsOf = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => fieldsOf(inner, path === '' ? name : `${path}.${name}`))
    : [path];
