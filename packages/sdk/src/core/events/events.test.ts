import diagnostics from 'node:diagnostics_channel';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { backupKey, provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import type { CallOptions, ClientOptions } from '../options.ts';
import { type ClientEvent, type ClientEventType, createEmitter } from './events.ts';

const setUp = (answers: Parameters<typeof stub>, options: ClientOptions = {}) => {
  const clock = virtualClock();
  const { fetch } = stub(...answers);
  return {
    clock,
    startMs: clock.now(),
    client: createClient(provider(), { apiKey: testKey, fetch, clock, random: () => 0.5, log: null, ...options }),
  };
};

const type = ({ type }: ClientEvent): ClientEventType => type;

describe('on()', () => {
  it('tells each listener of its own type and of nothing else', async () => {
    const { client } = setUp([json({}, 500), json({})]);
    const told: Partial<Record<ClientEventType, ClientEvent[]>> = {};
    for (const each of ['wait', 'retry', 'response', 'failover', 'drift', 'call'] as const) {
      client.on(each, (event) => {
        told[each] = [...(told[each] ?? []), event];
      });
    }
    await client.call('listThings');
    expect(Object.entries(told).map(([name, events]) => [name, events.map(type)])).toEqual([
      ['response', ['response', 'response']],
      ['retry', ['retry']],
      ['wait', ['wait']],
      ['call', ['call']],
    ]);
  });

  it('tells of a failover once, by masks', async () => {
    const { client } = setUp([json({}, 401), json({})], { apiKey: [testKey, backupKey] });
    const listener = vi.fn();
    client.on('failover', listener);
    await client.call('listThings');
    await client.call('listThings');
    expect(listener.mock.calls).toEqual([
      [
        {
          type: 'failover',
          operation: 'listThings',
          code: 'unauthorized',
          status: 401,
          from: expect.any(String),
          to: expect.any(String),
        },
      ],
    ]);
    expect(JSON.stringify(listener.mock.calls)).not.toContain('canary');
  });

  it('gives the way to stop, which may be called twice', async () => {
    const { client } = setUp([json({})]);
    const listener = vi.fn();
    const stop = client.on('call', listener);
    await client.call('listThings');
    stop();
    stop();
    await client.call('listThings');
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('goes on with the call, whatever a listener throws', async () => {
    const { client } = setUp([json({}, 500), json({ fine: true })], {
      onEvent: () => {
        throw new Error('the listener’s own');
      },
    });
    expect(await client.call('listThings')).toEqual({ fine: true });
  });

  it('goes on with the call and the process, whatever a listener’s promise rejects with', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const rejecting = async () => {
      throw new Error('the listener’s own');
    };
    const { client } = setUp([json({}, 500), json({ fine: true })], { onEvent: rejecting });
    client.on('call', rejecting);
    expect(await client.call('listThings', {}, { onEvent: rejecting })).toEqual({ fine: true });
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
  });
});

describe('the end of a call', () => {
  it('is told with what it came to, and every attempt', async () => {
    const { client, startMs } = setUp([json({}, 500), json({})]);
    const listener = vi.fn();
    client.on('call', listener);
    await client.call('getThing', { path: { thingId: 'secretive' } });
    expect(listener.mock.calls[0]?.[0]).toEqual({
      type: 'call',
      operation: 'getThing',
      method: 'GET',
      path: '/things/{thingId}',
      origin: 'https://api.example.com',
      startedAt: new Date(startMs),
      durationMs: 375,
      code: null,
      attempts: [
        { startedAt: new Date(startMs), waitedMs: 0, durationMs: 0, status: 500, code: 'server_error' },
        { startedAt: new Date(startMs + 375), waitedMs: 0, durationMs: 0, status: 200, code: null },
      ],
      waits: [{ reason: 'retry', startedAt: new Date(startMs), durationMs: 375 }],
    });
  });

  it('tells what was waited for, also where it was given up', async () => {
    const { client, clock, startMs } = setUp([json({}, 500), json({}, 429, { 'Retry-After': '60' })]);
    const listener = vi.fn();
    client.on('call', listener);
    const controller = new AbortController();
    void clock.sleep(10_000).then(() => controller.abort());
    await rejection(client.call('listThings', {}, { signal: controller.signal }));
    expect(listener.mock.calls[0]?.[0]).toMatchObject({
      code: 'aborted',
      durationMs: 10_000,
      waits: [
        { reason: 'retry', startedAt: new Date(startMs), durationMs: 375 },
        { reason: 'rate_limit', startedAt: new Date(startMs + 375), durationMs: 9625 },
      ],
    });
  });

  it.each<[string, Parameters<typeof stub>[0], CallOptions]>([
    ['not_found', json({}, 404), {}],
    ['rate_limited', json({}, 429, { 'Retry-After': '60' }), { deadline: '1s' }],
    ['aborted', json({}), { signal: AbortSignal.abort() }],
  ])('is told of a failure too (%s)', async (code, answer, options) => {
    const { client } = setUp([answer]);
    const told: ClientEvent[] = [];
    await rejection(client.call('listThings', {}, { ...options, onEvent: (event) => void told.push(event) }));
    expect(told.at(-1)).toMatchObject({ type: 'call', operation: 'listThings', code });
  });

  it('is told where nothing was sent: the configuration is wrong', async () => {
    const { client } = setUp([json({})]);
    const onEvent = vi.fn();
    await rejection(client.call('getThing', {}, { onEvent }));
    expect(onEvent.mock.calls).toMatchObject([[{ type: 'call', operation: 'getThing', code: 'config', attempts: [] }]]);
  });
});

describe('Node’s diagnostics channel', () => {
  const published: unknown[] = [];
  const listener = (message: unknown) => void published.push(message);
  afterEach(() => {
    diagnostics.unsubscribe('latchkey:event', listener);
    published.length = 0;
  });

  it('carries every client’s events, with the provider', async () => {
    diagnostics.subscribe('latchkey:event', listener);
    const { client, startMs } = setUp([json({})]);
    await client.call('listThings');
    const event = { type: 'call', operation: 'listThings', startedAt: new Date(startMs), code: null };
    expect(published).toMatchObject([
      { provider: 'made-up', event: { type: 'response', status: 200 } },
      { provider: 'made-up', event },
    ]);
  });

  it('costs nothing where nobody has subscribed', async () => {
    const { client } = setUp([json({})]);
    await client.call('listThings');
    expect(published).toEqual([]);
  });

  it('is left out where the runtime has none', () => {
    const emitter = createEmitter('made-up', undefined, undefined);
    expect(emitter.isHeard()).toBe(false);
    emitter.emit({ type: 'drift', operation: 'x', path: 'y', message: 'z' });
  });
});
