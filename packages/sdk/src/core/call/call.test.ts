import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { operation, provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import { LatchkeyError } from '../error/error.ts';
import type { ClientEvent } from '../events/events.ts';
import { createGate } from '../gate/gate.ts';
import type { CallOptions, ClientOptions } from '../options.ts';

type Answers = Parameters<typeof stub>;

/** One call of a made-up operation on a virtual clock, against prepared answers. */
const setUp = (answers: Answers, options: ClientOptions = {}) => {
  const clock = virtualClock();
  const { fetch, asked } = stub(...answers);
  const events: ClientEvent[] = [];
  const onEvent = (event: ClientEvent) => void events.push(event);
  const client = createClient(provider(), { apiKey: testKey, fetch, clock, random: () => 0.5, onEvent, ...options });
  const get = (callOptions?: CallOptions) => client.call('getThing', { path: { thingId: '1' } }, callOptions);
  return { clock, asked, events, client, get, startMs: clock.now() };
};

const networkError = () => {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  });
};

describe('a failed attempt', () => {
  it.each([500, 502, 503, 504, 408])(
    'with the status %i is repeated for a method that changes nothing',
    async (status) => {
      const { get, asked } = setUp([json({}, status), json({}, status), json({ fine: true })]);
      expect(await get()).toEqual({ fine: true });
      expect(asked).toHaveLength(3);
    },
  );

  it('is repeated after a network failure, a body that breaks off and JSON that is cut', async () => {
    const broken = () =>
      new Response(
        new ReadableStream({
          start: (controller) => {
            controller.enqueue(new TextEncoder().encode('{"fine":'));
            controller.error(new Error('terminated'));
          },
        }),
      );
    const cut = new Response('{"fine":tr', { headers: { 'Content-Type': 'application/json' } });
    const { get, asked } = setUp([networkError, broken, cut, json({ fine: true })]);
    expect(await get()).toEqual({ fine: true });
    expect(asked).toHaveLength(4);
  });

  it('pauses twice as long each time, half of it chance', async () => {
    const { get, clock, startMs, events } = setUp([json({}, 500)]);
    await rejection(get());
    expect(events.flatMap((event) => (event.type === 'retry' ? [event.delayMs] : []))).toEqual([375, 750, 1500, 3000]);
    expect(clock.now() - startMs).toBe(5625);
  });

  it('waits for as long as a 503 says', async () => {
    const { get, clock, startMs } = setUp([json({}, 503, { 'Retry-After': '20' }), json({})]);
    await get();
    expect(clock.now() - startMs).toBe(20_000);
  });

  it('security 71: is repeated no more often than allowed, and the error lists every attempt', async () => {
    const { get, asked } = setUp([networkError, json({}, 503, { 'X-Request-Id': 'req_2' })], { maxAttempts: 3 });
    const error = await rejection(get());
    expect(asked).toHaveLength(3);
    expect(error).toMatchObject({ code: 'server_error', status: 503, requestId: 'req_2' });
    expect(error instanceof LatchkeyError && error.attempts.map(({ code, status }) => [code, status])).toEqual([
      ['network', null],
      ['server_error', 503],
      ['server_error', 503],
    ]);
  });

  it('is repeated for a method that changes something only with an Idempotency-Key, the same each time', async () => {
    const { client, asked } = setUp([networkError, json({}, 500), json({ id: 1 })]);
    expect(await rejection(client.call('addThing', { body: {} }))).toMatchObject({ code: 'network' });
    expect(asked).toHaveLength(1);
    expect(await client.call('addThingOnce', { body: { a: 1 } })).toEqual({ id: 1 });
    const [, ...twice] = asked.map(({ headers }) => headers['idempotency-key'] ?? headers['Idempotency-Key']);
    expect(twice).toHaveLength(2);
    expect(new Set(twice).size).toBe(1);
    expect(twice[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(asked[1]).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers: { 'Content-Type': 'application/json' },
    });
  });

  it.each([400, 401, 403, 404, 409, 422])('security 72: with the status %i is not repeated', async (status) => {
    const { get, asked } = setUp([json({}, status)]);
    expect(await rejection(get())).toMatchObject({ status });
    expect(asked).toHaveLength(1);
  });

  it('security 71: by a body that breaks off, or that is cut, is listed in the error like any other', async () => {
    const broken = () =>
      new Response(new ReadableStream({ start: (controller) => controller.error(new Error('terminated')) }));
    const cut = () => new Response('{"fine":tr', { headers: { 'Content-Type': 'application/json' } });
    const { get } = setUp([broken, cut, json({}, 500), cut], { maxAttempts: 4 });
    const error = await rejection(get());
    expect(error).toMatchObject({ code: 'invalid_response', status: 200 });
    expect(error instanceof LatchkeyError && error.attempts.map(({ code, status }) => [code, status])).toEqual([
      ['network', null],
      ['invalid_response', 200],
      ['server_error', 500],
      ['invalid_response', 200],
    ]);
  });

  it('is not repeated for a method that changes something, though its answer broke off', async () => {
    const { client, asked } = setUp([new Response('{"id":', { headers: { 'Content-Type': 'application/json' } })]);
    expect(await rejection(client.call('addThing', { body: {} }))).toMatchObject({
      code: 'invalid_response',
      attempts: [{ status: 200 }],
    });
    expect(asked).toHaveLength(1);
  });

  it('of all clients at one gate counts against one budget, which successes fill up again', async () => {
    const gate = createGate();
    const failing = setUp([json({}, 500)], { gate, maxAttempts: 100 });
    await rejection(failing.get());
    expect(failing.asked).toHaveLength(51);
    await rejection(failing.get());
    expect(failing.asked).toHaveLength(52);
    const working = setUp([json({})], { gate });
    for (let call = 0; call < 10; call++) await working.get();
    await rejection(failing.get());
    expect(failing.asked).toHaveLength(54);
    const elsewhere = setUp([json({}, 500)], { gate: createGate(), maxAttempts: 100 });
    await rejection(elsewhere.get());
    expect(elsewhere.asked).toHaveLength(51);
  });

  it('of many calls is repeated within a shared budget', async () => {
    const { get, asked } = setUp([json({}, 500)]);
    await Promise.allSettled(Array.from({ length: 100 }, () => get()));
    expect(asked).toHaveLength(150);
  });
});

describe('a 429', () => {
  it('is waited out for any method, and does not count as a failed attempt', async () => {
    const refused = json({}, 429, { 'Retry-After': '3600' });
    const { client, asked, clock, startMs } = setUp([refused, refused, json({ id: 1 })], { maxAttempts: 1 });
    expect(await client.call('addThing', { body: {} })).toEqual({ id: 1 });
    expect(asked).toHaveLength(3);
    expect(clock.now() - startMs).toBe(7_200_000);
  });

  it('fails at once with retryAt where the wait does not fit the deadline', async () => {
    const { get, clock, startMs, asked } = setUp([json({}, 429, { 'Retry-After': '3600' })]);
    const error = await rejection(get({ deadline: '30s' }));
    expect(error).toMatchObject({ code: 'rate_limited', status: 429, retryAt: new Date(startMs + 3_600_000) });
    expect(error instanceof LatchkeyError && error.attempts).toHaveLength(1);
    expect(asked).toHaveLength(1);
    expect(clock.now()).toBe(startMs);
    expect(clock.sleepers()).toBe(0);
  });

  it('is waited out where the wait fits', async () => {
    const { get } = setUp([json({}, 429, { 'Retry-After': '20' }), json({ fine: true })], { deadline: '30s' });
    expect(await get()).toEqual({ fine: true });
  });

  it('is told of: what is waited for, until when, and what it cost', async () => {
    const { get, events, startMs } = setUp([json({}, 429, { 'Retry-After': '20' }), json({})]);
    await get();
    const told = { operation: 'getThing' };
    expect(events).toEqual([
      { ...told, type: 'response', attempt: 1, status: 429, requestId: null, waitedMs: 0, durationMs: 0 },
      { ...told, type: 'retry', attempt: 1, code: 'rate_limited', status: 429, delayMs: 0 },
      { ...told, type: 'wait', reason: 'rate_limit', until: new Date(startMs + 20_000) },
      { ...told, type: 'response', attempt: 2, status: 200, requestId: null, waitedMs: 20_000, durationMs: 0 },
      {
        ...told,
        type: 'call',
        method: 'GET',
        path: '/things/{thingId}',
        origin: 'https://api.example.com',
        startedAt: new Date(startMs),
        durationMs: 20_000,
        code: null,
        attempts: [
          { startedAt: new Date(startMs), waitedMs: 0, durationMs: 0, status: 429, code: 'rate_limited' },
          { startedAt: new Date(startMs + 20_000), waitedMs: 20_000, durationMs: 0, status: 200, code: null },
        ],
        waits: [{ reason: 'rate_limit', startedAt: new Date(startMs), durationMs: 20_000 }],
      },
    ]);
  });
});

describe('a deadline', () => {
  it('that the limit overruns after a failure of another kind is `rate_limited`', async () => {
    const limits = [
      { id: 'one', title: '', quota: 1, window: { kind: 'sliding', ms: 60_000 }, partition: 'key' } as const,
    ];
    const { fetch } = stub(json({}, 503));
    const client = createClient(provider(limits), { apiKey: testKey, fetch, clock: virtualClock() });
    expect(await rejection(client.call('listThings', {}, { deadline: '10s' }))).toMatchObject({
      code: 'rate_limited',
      retryAt: expect.any(Date),
      hint: expect.stringContaining('retryAt'),
      message: expect.stringContaining('503'),
    });
  });

  it('does not wait for a pause that ends after it', async () => {
    const { get, clock, startMs, asked } = setUp([json({}, 500)]);
    expect(await rejection(get({ deadline: 1000 }))).toMatchObject({ code: 'server_error', status: 500 });
    expect(asked).toHaveLength(2);
    expect(clock.now() - startMs).toBe(375);
  });

  it('that passes while the key is looked up is a timeout', async () => {
    const clock = virtualClock();
    const apiKey = () => new Promise<string>(() => {});
    const client = createClient(provider(), {
      apiKey,
      fetch: stub(json({})).fetch,
      clock: { ...clock, hold: () => () => {} },
    });
    expect(await rejection(client.call('listThings', {}, { deadline: '5s' }))).toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('passed while the key was asked for, and nothing was sent'),
      hint: expect.stringContaining('`apiKey` function'),
    });
    expect(clock.sleepers()).toBe(0);
  });

  it('that is none is told before anything is sent', async () => {
    const { client, asked } = setUp([json({})]);
    const error = await rejection(client.call('listThings', {}, { deadline: JSON.parse('"soon"') }));
    expect(error).toMatchObject({ code: 'config' });
    expect(asked).toEqual([]);
  });
});

describe('an attempt', () => {
  it('that takes too long is a timeout, on a real timer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { get } = setUp([() => new Promise<Response>(() => {})], { timeout: '10s', maxAttempts: 1 });
      const thrown = rejection(get());
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
      vi.advanceTimersByTime(10_000);
      expect(await thrown).toMatchObject({ code: 'timeout', attempts: [{ code: 'timeout', status: null }] });
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('holds the clock from the gate to the last byte', async () => {
    const held: number[] = [];
    const set = setUp([
      () => {
        held.push(set.clock.holds());
        return json({});
      },
    ]);
    await set.get();
    expect(held).toEqual([1]);
    expect(set.clock.holds()).toBe(0);
  });
});

describe('an abort', () => {
  const endless = () => new Promise<Response>(() => {});

  it.each([
    ['before the call', [json({})], 0],
    ['while an answer is awaited', [endless], 2],
    ['during the pause before a retry', [json({}, 500)], 4],
    ['while the limit holds', [json({}, 429, { 'Retry-After': '3600' })], 4],
  ] as const)('%s ends it at once and leaves nothing behind', async (when, answers, turns) => {
    const pending: AbortSignal[] = [];
    const clock = {
      ...virtualClock(),
      // Nothing but the abort ends a sleep here.
      sleep: (_: number, { signal }: { signal?: AbortSignal | undefined } = {}) => {
        if (signal) pending.push(signal);
        return new Promise<void>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      },
    };
    const { get } = setUp([...answers], { clock });
    const controller = new AbortController();
    const removed = vi.spyOn(controller.signal, 'removeEventListener');
    const added = vi.spyOn(controller.signal, 'addEventListener');
    if (when === 'before the call') controller.abort(new Error('enough'));
    const thrown = rejection(get({ signal: controller.signal }));
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error('enough'));
    expect(await thrown).toMatchObject({ code: 'aborted', cause: { message: 'enough' } });
    // The sleeper of the stub leaves its own listener; every other one is taken away, or fires once and is gone.
    expect(pending.every((signal) => signal.aborted)).toBe(true);
    expect(added.mock.calls.every(([, , once]) => once === undefined || once)).toBe(true);
    expect(removed.mock.calls.length).toBeLessThanOrEqual(added.mock.calls.length);
  });

  it('leaves no listener on a signal that outlives many calls', async () => {
    const { get } = setUp([json({})]);
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners++;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners--;
      remove(...args);
    };
    for (let call = 0; call < 20; call++) await get({ signal, deadline: '1h' });
    expect(listeners).toBe(0);
  });
});

describe('an error', () => {
  it('says what happened, where and what to do', async () => {
    const { get } = setUp([new Response('who are you?', { status: 401, headers: { 'X-Request-Id': 'req_1' } })]);
    const error = await rejection(get());
    expect(error).toMatchObject({
      name: 'LatchkeyError',
      code: 'unauthorized',
      status: 401,
      requestId: 'req_1',
      message: 'who are you? (401, GET /things/{thingId})',
      hint: 'Look at the key.',
    });
  });

  it('tells a login page from an answer', async () => {
    const page = new Response('<html>please log in</html>', { headers: { 'Content-Type': 'text/html' } });
    const { get } = setUp([page], { maxAttempts: 1 });
    const error = await rejection(get());
    expect(error).toMatchObject({
      code: 'invalid_response',
      message: expect.stringContaining('no JSON but text/html'),
    });
  });

  it('keeps the caller’s stack through retries', async () => {
    const { get } = setUp([json({}, 500), networkError, json({}, 500)]);
    const whoCalled = async () => await get();
    const error = await rejection(whoCalled());
    expect(error instanceof Error && error.stack).toMatch(/^LatchkeyError: .*\(500, GET .*\)\n\s+at .*whoCalled/s);
  });

  it.each(['call', 'request', 'list', 'loop'] as const)(
    'keeps it through retries over real sockets (%s)',
    async (way) => {
      const server = createServer((_, response) => response.writeHead(503).end('{}'));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const client = createClient(provider(), { apiKey: testKey, baseUrl, clock: virtualClock(), maxAttempts: 3 });
      const ways = {
        call: async () => await client.call('listThings'),
        request: async () => await client.request('GET', '/things'),
        list: async () => await client.list('listThings').toArray(),
        loop: async () => {
          for await (const _ of client.list('listThings')) throw new Error('There is none.');
        },
      };
      const whoCalled = async () => await ways[way]();
      const error = await rejection(whoCalled());
      server.close();
      expect(error).toMatchObject({ code: 'server_error', attempts: { length: 3 } });
      expect(error instanceof Error && error.stack).toContain('whoCalled');
    },
  );

  it.each(['call', 'request', 'list'] as const)(
    'names who called, where nobody awaits it there and then (%s)',
    async (way) => {
      const { client } = setUp([json({}, 500)]);
      const ways = {
        call: () => client.call('listThings').result(),
        request: () => client.request('GET', '/things').result(),
        list: () => client.list('listThings').toArray().result(),
      };
      function whoCalled() {
        return ways[way]();
      }
      const { error } = await whoCalled();
      expect(error?.attempts).toHaveLength(5);
      expect(error?.stack).toContain('whoCalled');
    },
  );

  it.each(['call', 'request', 'list'] as const)(
    'names who called, where it is awaited only after it has failed, or after another (%s)',
    async (way) => {
      const { client } = setUp([json({}, 404)]);
      const ways = {
        call: () => client.call('listThings'),
        request: () => client.request('GET', '/things'),
        list: () => client.list('listThings').firstPage(),
      };
      const whoCalled = async () => {
        const [first, second] = [ways[way](), ways[way]()];
        return [await rejection(first), await rejection(second)];
      };
      for (const error of await whoCalled()) {
        expect(error instanceof Error && error.stack).toMatch(/^LatchkeyError: .*GET .*\n\s+at .*whoCalled/s);
      }
    },
  );

  it('that nobody waits for is still an unhandled rejection', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { get } = setUp([json({}, 404)]);
    void get();
    await vi.waitFor(() => expect(unhandled).toHaveBeenCalledOnce());
    expect(unhandled.mock.calls[0]?.[0]).toMatchObject({ code: 'not_found' });
    process.off('unhandledRejection', unhandled);
  });

  it('has a stack without frames where the runtime is told to keep none', async () => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      const { get } = setUp([json({}, 500)]);
      expect(await rejection(get())).toMatchObject({ stack: expect.stringMatching(/^LatchkeyError: [^\n]*$/) });
    } finally {
      Error.stackTraceLimit = limit;
    }
  });

  it('carries a copy of its cause: name, message and code', async () => {
    const { get } = setUp([networkError], { maxAttempts: 1 });
    const error = await rejection(get());
    expect(error).toMatchObject({ code: 'network', cause: { message: 'connect ECONNREFUSED', code: 'ECONNREFUSED' } });
    expect(inspect(error, { depth: 10 })).not.toContain('Request');
  });

  it('says by its code what a cause without words is', async () => {
    const refused = () => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' }),
      });
    };
    const { get } = setUp([refused], { maxAttempts: 1 });
    expect(await rejection(get())).toMatchObject({ message: expect.stringMatching(/: ECONNREFUSED$/) });
  });

  it('comes instead of the broken text of an answer that is no text', async () => {
    const file = operation('file', { produces: ['video/mp4'] });
    const { fetch } = stub(new Response(new Uint8Array([0xff, 0xfe])), new Response('text'));
    const client = createClient({ ...provider(), operations: { file } }, { apiKey: testKey, fetch });
    expect(await rejection(client.call('file'))).toMatchObject({ code: 'invalid_response' });
    expect(await client.call('file')).toBe('text');
  });

  it('cuts a long body', async () => {
    const { get } = setUp([new Response('x'.repeat(100_000), { status: 400 })]);
    const error = await rejection(get());
    expect(error instanceof Error && error.message.length).toBeLessThan(400);
  });
});

describe('a client', () => {
  it('prints no secret, however it is printed', () => {
    const { client } = setUp([json({})]);
    expect(inspect(client, { depth: 10, showHidden: true }) + JSON.stringify(client)).not.toContain('canary');
  });

  it('does not know operations that are none', async () => {
    const { client } = setUp([json({})]);
    for (const id of ['nothing', 'constructor', '__proto__']) {
      expect(await rejection(client.call(JSON.parse(JSON.stringify(id))))).toMatchObject({ code: 'config' });
    }
  });

  it('does not mind a listener that throws', async () => {
    const { client, get } = setUp([json({ fine: true })]);
    client.on('response', () => {
      throw new Error('mine');
    });
    expect(await get()).toEqual({ fine: true });
  });

  it('stops telling when asked to', async () => {
    const { client, get } = setUp([json({})]);
    const listener = vi.fn();
    const stop = client.on('response', listener);
    await get();
    stop();
    await get();
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
