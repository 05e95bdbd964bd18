import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type Operation, type Provider, Secret } from '@latchkey/providers';
import { type ClientOptions, createClient, isLatchkeyError } from '@latchkey/sdk';
import { download } from '@latchkey/sdk/download';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parameterExamples } from '../src/document.ts';
import { type Door, doors, type Fetch } from './matrix/doors.ts';
import { planes } from './matrix/planes.ts';
import { provoke, unprovoked } from './matrix/provoke.ts';
import { allScopes, type ErrorFixture, issue, openServer, type Server, systems } from './matrix/systems.ts';
import { traces } from './traces.ts';
import { everythingIn } from './ways-to-print.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closers.splice(0)) await close();
});

/** A provider of the lists, how a server of it is opened, and what the server keeps of what happens. */
interface Subject {
  readonly id: string;
  readonly provider: Provider;
  readonly errors: readonly ErrorFixture[];
  readonly hasFaults: boolean;
  open(): Promise<{ readonly server: Server; readonly kept: () => Promise<readonly unknown[]> }>;
}

const subjects: readonly Subject[] = [
  ...systems.map((system) => ({
    ...system,
    hasFaults: true,
    open: async () => {
      const server = openServer(system);
      const kept = async () => [
        server.journal.entries(),
        await server.keys.list(),
        await server.audit({ limit: 1000 }),
      ];
      return { server, kept };
    },
  })),
  ...planes.map((plane) => ({
    ...plane,
    hasFaults: false,
    open: async () => ({ server: await plane.open(), kept: async () => [] }),
  })),
];

/** Takes down all that is said while a client works: to listeners, on Node's channel, to its log and on the console. */
const listenIn = () => {
  const said: unknown[] = [];
  const channels = ['latchkey:event'];
  const onMessage = (message: unknown) => void said.push(message);
  for (const channel of channels) subscribe(channel, onMessage);
  for (const method of ['log', 'warn', 'error', 'info', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...given) => void said.push(given));
  const onWarning = (warning: Error) => void said.push(warning);
  process.on('warning', onWarning);
  closers.push(async () => {
    for (const channel of channels) unsubscribe(channel, onMessage);
    process.off('warning', onWarning);
  });
  const options = {
    onEvent: (event: unknown) => void said.push(event),
    log: { warn: (message: string) => void said.push(message) },
  };
  return { said, options };
};

/** What a promise rejects with, thrown and as a result. */
const failureOf = async (call: () => Promise<unknown> & { result(): Promise<unknown> }): Promise<unknown[]> => {
  const thrown = await call().then(
    () => expect.unreachable('The call had to fail.'),
    (error: unknown) => error,
  );
  if (!isLatchkeyError(thrown)) throw thrown;
  return [thrown, await call().result()];
};

const expectNothingOf = (secrets: readonly string[], told: readonly unknown[]) => {
  const everything = told.map(everythingIn).join('\n');
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
};

type Way = (key: string) => (fetch: Fetch) => Fetch;

/** How a call is made to fail, of whichever system. */
interface Mode {
  readonly title: string;
  readonly code: string;
  readonly options?: Partial<ClientOptions>;
  readonly before?: (server: Server, keyId: string) => unknown;
  /** What goes wrong on the server. A plane has no faults of its own. */
  readonly fault?: Parameters<Server['faults']['add']>[0];
  /** What goes wrong on the way: it is told the key and what the client sends. */
  readonly way?: Way;
  readonly signal?: (key: string) => AbortSignal;
}

/** Everything that a client sends, as a server or a proxy that means no good would write it. */
const echo = (key: string, init: RequestInit | undefined): string =>
  JSON.stringify({ key, message: `You sent ${key}`, sent: [...new Headers(init?.headers)], code: key, error: key });

const echoing =
  (status: number, headers: Record<string, string> = {}): Way =>
  (key) =>
  () =>
  async (_, init) =>
    new Response(echo(key, init), {
      status,
      statusText: key,
      headers: { 'Content-Type': 'application/json', 'X-Request-Id': key, 'WWW-Authenticate': key, ...headers },
    });

const throwing =
  (error: (key: string, request: Request) => unknown): Way =>
  (key) =>
  () =>
  async (input, init) => {
    throw error(key, new Request(input, { method: init?.method ?? 'GET', headers: init?.headers ?? {} }));
  };

const modes: readonly Mode[] = [
  { title: 'a revoked key', code: 'unauthorized', before: (server, id) => server.keys.revoke(id) },
  {
    title: 'a limit beyond the deadline',
    code: 'rate_limited',
    options: { deadline: '5s' },
    fault: { kind: 'rate_limit', retryAfterSeconds: 3600 },
  },
  {
    title: 'a deadline that passes',
    code: 'timeout',
    options: { deadline: '5s' },
    fault: { kind: 'latency', delay: '1h' },
  },
  { title: 'a broken server', code: 'server_error', fault: { kind: 'server_error' } },
  { title: 'a reset', code: 'network', fault: { kind: 'reset' } },
  { title: 'a malformed body', code: 'invalid_response', fault: { kind: 'malformed' } },
  { title: 'a cut body', code: 'any', fault: { kind: 'truncated' } },
  {
    title: 'a redirect to another origin',
    code: 'redirect_refused',
    fault: { kind: 'redirect', location: 'https://elsewhere.example/' },
  },
  {
    title: 'a redirect that names the key',
    code: 'redirect_refused',
    way: (key) => () => async () =>
      new Response(null, { status: 307, headers: { Location: `https://${key}.example/${key}?key=${key}#${key}` } }),
  },
  ...[400, 401, 402, 403, 404, 409, 410, 418, 422, 451, 500, 503].map((status) => ({
    title: `a ${status} that echoes what was sent`,
    code: 'any',
    way: echoing(status),
  })),
  {
    title: 'a 429 that echoes what was sent',
    code: 'any',
    options: { deadline: '5s' },
    way: echoing(429, { 'Retry-After': '3600' }),
  },
  {
    title: 'a success that echoes what was sent, with strict validation',
    code: 'any',
    options: { validate: 'strict' },
    way: (key) => () => async (_, init) =>
      new Response(echo(key, init).slice(0, -3), { headers: { 'Content-Type': key } }),
  },
  { title: 'a fetch that throws the key', code: 'network', way: throwing((key) => new TypeError(`failed: ${key}`)) },
  {
    title: 'a fetch that throws the request, and causes without end',
    code: 'network',
    way: throwing((key, request) =>
      Object.assign(new Error('socket hang up', { cause: new Error(key, { cause: request }) }), { request, key }),
    ),
  },
  {
    title: 'a fetch that throws what is no error',
    code: 'network',
    way: throwing((key, request) => ({ key, request })),
  },
  {
    title: 'an abort for a reason that names the key',
    code: 'aborted',
    signal: (key) => AbortSignal.abort(Object.assign(new Error(`stopped ${key}`), { key })),
  },
  { title: 'an abort for a text', code: 'aborted', signal: (key) => AbortSignal.abort(key) },
];

/** What goes wrong before a door is reached is tried at one. */
const modesOf = ({ hasFaults }: Subject, door: string) =>
  modes.filter(({ fault, way, signal }) => (hasFaults || !fault) && (door === 'fetch' || !(way || signal)));

const guarded = ({ operations }: Provider): Operation =>
  Object.values(operations).find(({ scopes, method }) => scopes !== null && method === 'GET') ??
  expect.unreachable('nothing to call');

const matrix = subjects.flatMap((subject) =>
  (['fetch', 'http'] as const).map((door) => ({ id: subject.id, subject, door })),
);

describe.each(matrix)(
  'security 3, 13, 14, 22, 23: of $id through the $door door, no secret is printed',
  ({ subject, door: doorName }) => {
    const { provider } = subject;
    const open = async () => {
      const { server, kept } = await subject.open();
      const door: Door = await doors[doorName](server);
      closers.push(door.close);
      const { said, options } = listenIn();
      const { baseUrl, fetch } = door;
      return { server, kept, said, options: { baseUrl, fetch, clock: server.clock, maxAttempts: 2, ...options } };
    };

    it.each(modesOf(subject, doorName))('by $title', async ({ code, options: more, before, fault, way, signal }) => {
      const { server, kept, said, options } = await open();
      const { key, secret } = await issue(server, 'canary', allScopes(provider));
      const text = secret.reveal();
      const fetch = way?.(text)(options.fetch) ?? options.fetch;
      const client = createClient(provider, { apiKey: secret, ...options, fetch, ...more });
      await before?.(server, key.id);
      if (fault) server.faults.add(fault);
      const { id } = guarded(provider);
      const path = parameterExamples(server.document);

      const failed = await failureOf(() =>
        client.call(id, { path }, signal === undefined ? {} : { signal: signal(text) }),
      );

      expect(failed[0]).toMatchObject({ name: 'LatchkeyError', ...(code === 'any' ? {} : { code }) });
      expect(said.length).toBeGreaterThan(0);
      expectNothingOf(traces(secret, provider.keyFormat), [
        ...failed,
        ...said,
        client,
        client.rate,
        secret,
        ...(await kept()),
      ]);
    });

    it.each(subject.errors.filter((fixture) => unprovoked(provider, fixture) === null))(
      'by what its documents print: $title',
      async (fixture) => {
        const { server, kept, said, options } = await open();
        const { operation, key, path, query, body } = await provoke(server, fixture);
        // Such keys are refused before they are sent: see below.
        if (key === null || fixture.refusal?.kind === 'invalid_key') return expect(fixture.status).toBe(401);
        const client = createClient(provider, { apiKey: key, ...options, deadline: '1s' });
        const examples = parameterExamples(server.document);
        const failed = await failureOf(() =>
          client.call(operation.id, { path: { ...examples, ...path }, query, body }),
        );
        const secret = new Secret(key);
        expectNothingOf(traces(secret, provider.keyFormat), [
          ...failed,
          ...said,
          client,
          client.rate,
          ...(await kept()),
        ]);
      },
    );

    it('security 73: by a key that is refused before it is sent', async () => {
      const { server, said, options } = await open();
      const { secret } = await issue(server, 'canary', allScopes(provider));
      const text = secret.reveal();
      const bodyOf = traces(secret, provider.keyFormat);
      const other = systems.find(({ id }) => id !== subject.id)?.provider ?? provider;
      const refused = [
        ` ${text}`,
        `${text}\n`,
        `“${text}”`,
        `${text}\u0000`,
        `${text} ${text}`,
        text.slice(4),
        `${text}é`,
      ];
      const client = createClient(provider, { apiKey: null, ...options });
      const told: unknown[] = [client];
      for (const wrong of [...refused, new Secret(`${text}\t`)]) {
        for (const apiKey of [wrong, [text, wrong], [text, text]] as const) {
          try {
            createClient(provider, { ...options, apiKey });
            expect.unreachable('The key had to be refused.');
          } catch (error) {
            told.push(error);
          }
        }
        told.push(...(await failureOf(() => client.useKey(wrong))));
        const asking = createClient(provider, { ...options, apiKey: () => wrong });
        told.push(
          asking,
          ...(await failureOf(() => asking.call(guarded(provider).id, { path: parameterExamples(server.document) }))),
        );
      }
      try {
        createClient(other, { ...options, apiKey: text });
      } catch (error) {
        told.push(error);
      }
      expectNothingOf(bodyOf, [...told, ...said]);
    });
  },
);

describe('security 14, 17: a signed link is as good as a key', () => {
  const signature = 'canary0123456789abcdef0123456789';
  const link = `https://files.example.com/put/canary-object-0123456789?signature=${signature}&expires=1767225600`;
  const answers: readonly (readonly [string, Fetch])[] = [
    ...[400, 403, 404, 410, 429, 500].map((status): readonly [string, Fetch] => [
      `a ${status}`,
      async (input) => new Response(`<Error>SignatureDoesNotMatch ${input}</Error>`, { status, statusText: signature }),
    ]),
    ['a redirect', async (input) => new Response(null, { status: 302, headers: { Location: `${input}&again` } })],
    [
      'a fetch that throws it',
      async (input, init) => {
        throw Object.assign(new TypeError(`cannot reach ${input}`), {
          request: new Request(input, { method: init?.method ?? 'GET' }),
        });
      },
    ],
  ];
  const printed = traces(new Secret(`k_${signature}`), { ...systems[0]?.provider.keyFormat } as never);

  it.each(answers)('that %s follows: an upload prints nothing of it', async (_, fetch) => {
    for (const { provider } of systems) {
      const { said, options } = listenIn();
      const client = createClient(provider, {
        apiKey: null,
        baseUrl: provider.baseUrl,
        fetch,
        ...options,
        maxAttempts: 1,
        deadline: '1s',
      });
      const failed = await failureOf(() => client.upload(link, 'bytes'));
      expectNothingOf([...printed, signature], [...failed, ...said, client]);
    }
  });

  it.each(answers)('that %s follows: a download prints nothing of it', async (_, fetch) => {
    const { said } = listenIn();
    const thrown = await download(link, new WritableStream(), { fetch, maxAttempts: 1 }).then(
      () => expect.unreachable('It had to fail.'),
      (error: unknown) => error,
    );
    expect(isLatchkeyError(thrown)).toBe(true);
    expectNothingOf([...printed, signature], [thrown, ...said]);
  });
});

describe('the look-out', () => {
  it('finds a secret wherever it hides', () => {
    const secret = 'canary0123456789abcdef';
    const hidden = Symbol(secret);
    const places: readonly unknown[] = [
      secret,
      { a: { b: [secret] } },
      new Error('x', { cause: new Error(secret) }),
      Object.defineProperty({}, 'hidden', { value: secret }),
      { [hidden]: 1 },
      new Map([[{ deep: secret }, 1]]),
      Object.create({ inherited: secret }),
      Object.assign(() => {}, { secret }),
      new Request('https://example.com', { headers: { Authorization: secret } }),
      { toJSON: () => secret },
    ];
    for (const place of places) expect(everythingIn(place)).toContain(secret);
  });
});
