import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { LimitPolicy } from '@latchkey/providers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import { createGate } from '../gate/gate.ts';
import type { ClientOptions } from '../options.ts';

const perMinute: LimitPolicy = {
  id: 'minute',
  title: '',
  quota: 1,
  window: { kind: 'sliding', ms: 60_000 },
  partition: 'key',
};

const setUp = (answers: Parameters<typeof stub>, options: ClientOptions = {}, limits: readonly LimitPolicy[] = []) => {
  const clock = virtualClock();
  const { fetch, asked } = stub(...answers);
  const client = createClient(provider(limits), { apiKey: testKey, fetch, clock, random: () => 0.5, ...options });
  return { client, clock, asked, startMs: clock.now() };
};

describe('a wait', () => {
  it('that fits the deadline is waited, and one that does not fails at once with the time', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 0, max: 5_000_000 }),
        async (waitS, deadlineMs) => {
          const { client, clock, startMs } = setUp([
            json({}, 429, { 'Retry-After': String(waitS) }),
            json({ fine: true }),
          ]);
          const result = await client.call('listThings', {}, { deadline: deadlineMs }).result();
          if (waitS * 1000 < deadlineMs) {
            expect(result).toEqual({ ok: true, value: { fine: true } });
            expect(clock.now() - startMs).toBe(waitS * 1000);
          }
          if (waitS * 1000 >= deadlineMs) {
            const retryAt = new Date(startMs + waitS * 1000);
            expect(result).toMatchObject({ ok: false, error: { code: 'rate_limited', status: 429, retryAt } });
            expect(clock.now()).toBe(startMs);
          }
          expect([clock.sleepers(), clock.holds()]).toEqual([0, 0]);
        },
      ),
      { numRuns: 60 },
    ));

  const busy = (status: number) => json({}, status, { 'Retry-After': '30' });
  const untilRetryAfter = (status: number) => () => setUp([busy(status), json({ fine: true })]);
  const untilNextWindow = async () => {
    const made = setUp([json({ fine: true })], {}, [perMinute]);
    await made.client.call('listThings');
    return made;
  };

  it.each([
    ['a refusal', 30_000, 'rate_limited', 1, untilRetryAfter(429)],
    ['a failure', 30_000, 'server_error', 1, untilRetryAfter(503)],
    ['a declared limit', 60_001, 'rate_limited', 0, untilNextWindow],
  ] as const)(
    'after %s fits where it ends before the deadline, and not where it ends with it',
    async (_, waitMs, code, sent, open) => {
      for (const deadline of [waitMs - 1, waitMs]) {
        const { client, clock, startMs } = await open();
        const { error } = await client.call('listThings', {}, { deadline }).result();
        const message = expect.stringContaining('not before the deadline');
        expect(error).toMatchObject({
          code,
          retryAt: new Date(startMs + waitMs),
          ...(code === 'rate_limited' && { message }),
        });
        expect(error?.attempts).toHaveLength(sent);
        expect([clock.now(), clock.sleepers(), clock.holds()]).toEqual([startMs, 0, 0]);
      }
      const { client, clock, startMs } = await open();
      expect(await client.call('listThings', {}, { deadline: waitMs + 1 })).toEqual({ fine: true });
      expect(clock.now()).toBe(startMs + waitMs);
    },
  );

  it('for a declared limit is told beforehand: nothing is sent', async () => {
    const { client, clock, asked, startMs } = setUp([json({})], {}, [perMinute]);
    await client.call('listThings');
    const { error } = await client.call('listThings', {}, { deadline: '59s' }).result();
    expect(error).toMatchObject({ code: 'rate_limited', retryAt: new Date(startMs + 60_001), attempts: [] });
    expect(error?.status).toBeUndefined();
    expect(asked).toHaveLength(1);
    expect(clock.now()).toBe(startMs);
  });

  it('is refused to those alone who cannot wait so long', async () => {
    const { client, asked } = setUp([json({})], {}, [perMinute]);
    await client.call('listThings');
    const results = await Promise.all(
      (['1s', '90s', '10s', '5m'] as const).map((deadline) => client.call('listThings', {}, { deadline }).result()),
    );
    expect(results.map(({ ok }) => ok)).toEqual([false, true, false, true]);
    expect(asked).toHaveLength(3);
  });

  it('that grows beyond the deadline while it lasts ends then', async () => {
    const { client, clock, startMs } = setUp([
      json({}, 429, { 'Retry-After': '20' }),
      json({}, 429, { 'Retry-After': '20' }),
    ]);
    const { error } = await client.call('listThings', {}, { deadline: '30s' }).result();
    expect(error).toMatchObject({ code: 'rate_limited', retryAt: new Date(startMs + 40_000) });
    expect(clock.now()).toBe(startMs + 20_000);
  });
});

describe('a deadline', () => {
  it('of a call goes before that of its client', async () => {
    const { client } = setUp([json({}, 429, { 'Retry-After': '20' }), json({})], { deadline: '10s' });
    expect(await client.call('listThings', {}, { deadline: '30s' }).result()).toMatchObject({ ok: true });
  });

  it('of a client holds for every call alone, not for all of them together', async () => {
    const busy = () => json({}, 503, { 'Retry-After': '8' });
    const { client, clock, startMs } = setUp([busy, json({}), busy, json({}), busy, json({})], { deadline: '10s' });
    for (let call = 0; call < 3; call++) expect(await client.call('listThings').result()).toMatchObject({ ok: true });
    expect(clock.now() - startMs).toBe(24_000);
  });

  it('holds for each page of a list alone, and is none unless somebody sets one', async () => {
    const page = (next: string | null) => json({ items: [1], next });
    const refused = () => json({}, 429, { 'Retry-After': '8' });
    const answers = [refused, page('1'), refused, page(null)];
    expect(await setUp(answers).client.list('listThings', {}, { deadline: '10s' }).toArray()).toEqual([1, 1]);
    const patient = setUp([json({}, 429, { 'Retry-After': '2000000' }), page(null)]);
    expect(await patient.client.list('listThings').toArray()).toEqual([1]);
    expect(patient.clock.now() - patient.startMs).toBe(2_000_000_000);
  });

  it('of a client is none for an export, which may take its time; one of its own holds', async () => {
    const chunks: string[] = [];
    const sink = () =>
      new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(new TextDecoder().decode(chunk)) });
    const answers = [json({}, 429, { 'Retry-After': '3600' }), json({ items: [{ n: 1 }], next: null })];
    const { client } = setUp(answers, { deadline: '10s' });
    await client.list('listThings').toNdjson(sink());
    expect(chunks.join('')).toBe('{"n":1}\n');
    for (const options of [{ deadline: '1m' } as const, {}]) {
      const hasty = setUp(answers).client.list('listThings', {}, options.deadline ? {} : { deadline: '1m' });
      expect(await hasty.toNdjson(sink(), options).result()).toMatchObject({ error: { code: 'rate_limited' } });
    }
  });

  it('that is null is none, whatever the client’s', async () => {
    const { client } = setUp([json({}, 429, { 'Retry-After': '3600' }), json({})], { deadline: '10s' });
    expect(await client.call('listThings', {}, { deadline: null }).result()).toMatchObject({ ok: true });
  });

  it('of 0 waits for nothing, and sends what may be sent', async () => {
    const { client } = setUp([json({}, 429, { 'Retry-After': '1' })]);
    expect(await client.call('listThings', {}, { deadline: 0 }).result()).toMatchObject({
      error: { code: 'rate_limited', attempts: [{ status: 429 }] },
    });
  });

  it('of 0 is a timeout where nobody knows of a reason to wait but the answers that are under way', async () => {
    const clock = virtualClock();
    const fetch = () => new Promise<Response>(() => {});
    const options = { apiKey: testKey, fetch, clock: { ...clock, hold: () => () => {} } };
    const client = createClient(provider([perMinute]), options);
    const controller = new AbortController();
    const first = rejection(client.call('listThings', {}, { signal: controller.signal }));
    const { error } = await client.call('listThings', {}, { deadline: 0 }).result();
    expect(error).toMatchObject({ code: 'timeout', attempts: [] });
    expect(error).not.toHaveProperty('retryAt');
    controller.abort();
    await first;
  });

  it('that passes while an answer is awaited is a timeout, which tells what went wrong before', async () => {
    const clock = virtualClock();
    let calls = 0;
    const fetch = async () => (calls++ === 0 ? json({}, 503) : new Promise<Response>(() => {}));
    const client = createClient(provider(), {
      apiKey: testKey,
      fetch,
      clock: { ...clock, hold: () => () => {} },
      random: () => 0.5,
    });
    expect(await rejection(client.call('listThings', {}, { deadline: '5s' }))).toMatchObject({
      code: 'timeout',
      status: 503,
      message: expect.stringMatching(/the deadline of 5000 ms passed; before that: .*503/),
      attempts: [{ code: 'server_error' }],
    });
    expect(clock.sleepers()).toBe(0);
  });
});

describe('a deadline that passes at the gate', () => {
  it('while the first request is still unanswered is a timeout that says what was waited for', async () => {
    const clock = virtualClock();
    const client = createClient(provider(), {
      apiKey: testKey,
      fetch: () => new Promise<Response>(() => {}),
      clock: { ...clock, hold: () => () => {} },
    });
    const controller = new AbortController();
    const first = rejection(client.call('listThings', {}, { signal: controller.signal }));
    const error = await rejection(client.call('listThings', {}, { deadline: '5s' }));
    expect(error).toMatchObject({
      code: 'timeout',
      attempts: [],
      message: expect.stringContaining(
        '5000 ms passed while it waited for the answers to requests that are under way, and nothing was sent',
      ),
      hint: expect.stringContaining('slow to answer'),
    });
    expect(error).not.toHaveProperty('retryAt');
    controller.abort();
    await first;
  });
});

describe('over real sockets and timers, an abort', () => {
  const open = new Set<unknown>();
  let answer: 'never' | 'half' | 'busy' | 'later' = 'never';
  let asked = 0;
  const server: Server = createServer((_, response) => {
    asked++;
    response.setHeader('Content-Type', 'application/json');
    if (answer === 'busy') response.writeHead(429, { 'Retry-After': '600' }).end('{}');
    if (answer === 'later') response.writeHead(503, { 'Retry-After': '600' }).end('{}');
    if (answer === 'half') response.write('{"fine":');
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  let baseUrl = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

  it.each([
    ['while an answer is awaited', 'never'],
    ['in the middle of a body', 'half'],
    ['while the limit holds', 'busy'],
    ['during the pause before a retry', 'later'],
  ] as const)('%s leaves no timer, no listener and no socket', async (_, kind) => {
    answer = kind;
    asked = 0;
    const client = createClient(provider(), { apiKey: testKey, baseUrl, gate: createGate() });
    const before = timers();
    const controller = new AbortController();
    const { signal } = controller;
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const waits: string[] = [];
    client.on('wait', ({ reason }) => waits.push(reason));
    const call = rejection(client.call('listThings', {}, { signal, deadline: '1h' }));
    await vi.waitFor(() => expect(asked).toBe(1));
    if (kind === 'busy') await vi.waitFor(() => expect(waits).toEqual(['rate_limit']));
    if (kind === 'later') await vi.waitFor(() => expect(waits).toEqual(['retry']));
    if (kind === 'half') await setTimeout(0);
    controller.abort(new Error('enough'));
    expect(await call).toMatchObject({ code: 'aborted', cause: { message: 'enough' } });
    expect(timers()).toBeLessThanOrEqual(before);
    // One that is told once and was told is gone by itself.
    expect(added.mock.calls.every(([, , options]) => typeof options === 'object' && options.once)).toBe(true);
    expect(removed.mock.calls.length).toBeLessThanOrEqual(added.mock.calls.length);
    if (kind === 'never' || kind === 'half') await vi.waitFor(() => expect(open.size).toBe(0));
  });
});
