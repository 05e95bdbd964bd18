import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  type ContextManager,
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import {
  AlwaysOffSampler,
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, rejection, stub } from '../../test/answers.ts';
import { backupKey, provider, testKey } from '../../test/provider.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { createClient } from '../core/client.ts';
import type { ClientOptions } from '../core/options.ts';
import { openTelemetry } from './open-telemetry.ts';

/** What follows a call through its awaits, as the one for Node does. */
const asyncContext = (): ContextManager => {
  const storage = new AsyncLocalStorage<Context>();
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, work, self, ...given) => storage.run(active, () => work.apply(self, given)),
    bind: (_, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  return manager;
};

beforeAll(() => void context.setGlobalContextManager(asyncContext()));
afterAll(() => {
  context.disable();
  trace.disable();
});

const setUp = (answers: Parameters<typeof stub>, options: ClientOptions = {}) => {
  const exporter = new InMemorySpanExporter();
  const tracers = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const tracer = tracers.getTracer('test');
  const clock = virtualClock();
  const { fetch } = stub(...answers);
  const onEvent = openTelemetry({ tracer });
  const client = createClient(provider(), {
    apiKey: testKey,
    fetch,
    clock,
    random: () => 0.5,
    log: null,
    onEvent,
    ...options,
  });
  const get = () => client.call('getThing', { path: { thingId: 'thing-17' }, query: { q: 'needle' } });
  return { client, get, tracer, clock, startMs: clock.now(), spans: () => exporter.getFinishedSpans() };
};

const millis = ([seconds, nanos]: ReadableSpan['startTime']) => seconds * 1000 + nanos / 1e6;

/** A span in short: its name, from when to when since the start, and whether it went wrong. */
const inShort = (startMs: number) => (span: ReadableSpan) => [
  span.name,
  millis(span.startTime) - startMs,
  millis(span.endTime) - startMs,
  span.status.code === SpanStatusCode.ERROR ? span.status.message : 'fine',
];

const byName = (spans: readonly ReadableSpan[], name: string) => {
  const found = spans.find((span) => span.name === name);
  if (!found) throw new Error(`There is no span ${name}.`);
  return found;
};

describe('a call', () => {
  it('is a span, with one for each attempt and each wait under it', async () => {
    const { get, spans, startMs } = setUp([json({}, 500), json({}, 429, { 'Retry-After': '20' }), json({})]);
    await get();
    expect(spans().map(inShort(startMs))).toEqual([
      ['wait: retry', 0, 375, 'fine'],
      ['wait: rate_limit', 375, 20_375, 'fine'],
      ['GET /things/{thingId}', 0, 0, 'server_error'],
      ['GET /things/{thingId}', 375, 375, 'rate_limited'],
      ['GET /things/{thingId}', 20_375, 20_375, 'fine'],
      ['getThing', 0, 20_375, 'fine'],
    ]);
    const call = byName(spans(), 'getThing');
    const parts = spans().filter((span) => span !== call);
    expect(parts.every((span) => span.parentSpanContext?.spanId === call.spanContext().spanId)).toBe(true);
    expect(new Set(spans().map((span) => span.spanContext().traceId)).size).toBe(1);
    expect(call.kind).toBe(SpanKind.INTERNAL);
    expect(byName(spans(), 'wait: retry').attributes).toEqual({ 'latchkey.wait.reason': 'retry' });
  });

  it('is described by the conventions for HTTP clients', async () => {
    const { get, spans } = setUp([json({}, 503), json({})]);
    await get();
    const request = {
      'http.request.method': 'GET',
      'url.scheme': 'https',
      'url.template': '/things/{thingId}',
      'server.address': 'api.example.com',
      'server.port': 443,
    };
    const [first, second] = spans().filter(({ kind }) => kind === SpanKind.CLIENT);
    expect(first?.attributes).toEqual({ ...request, 'http.response.status_code': 503, 'error.type': '503' });
    expect(second?.attributes).toEqual({
      ...request,
      'http.response.status_code': 200,
      'http.request.resend_count': 1,
    });
    expect(byName(spans(), 'getThing').attributes).toEqual({
      ...request,
      'latchkey.operation': 'getThing',
      'latchkey.attempts': 2,
    });
  });

  it('that fails says why', async () => {
    const unreachable = () => {
      throw new TypeError('fetch failed');
    };
    const { get, spans } = setUp([unreachable], { maxAttempts: 1, baseUrl: 'http://127.0.0.1:4010/v1' });
    await rejection(get());
    const [attempt, call] = spans();
    expect(attempt?.attributes).toMatchObject({ 'error.type': 'network', 'server.port': 4010, 'url.scheme': 'http' });
    expect(attempt?.attributes).not.toHaveProperty('http.response.status_code');
    expect(call?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'network' });
    expect(call?.attributes).toMatchObject({ 'error.type': 'network' });
  });

  it('hangs under the span that was active where it was made, also where many wait for each other', async () => {
    const { get, spans, tracer } = setUp([json({}, 429, { 'Retry-After': '2' }), json({})]);
    await Promise.all(
      ['one', 'two', 'three'].map((name) =>
        tracer.startActiveSpan(name, async (span) => {
          await get();
          span.end();
        }),
      ),
    );
    const calls = spans().filter(({ name }) => name === 'getThing');
    expect(calls).toHaveLength(3);
    const parents = new Set(calls.map((span) => span.parentSpanContext?.spanId));
    expect(parents).toEqual(new Set(['one', 'two', 'three'].map((name) => byName(spans(), name).spanContext().spanId)));
  });

  it('that is not sampled makes nothing', async () => {
    const exporter = new InMemorySpanExporter();
    const tracers = new BasicTracerProvider({
      sampler: new AlwaysOffSampler(),
      spanProcessors: [new SimpleSpanProcessor(exporter)],
    });
    const { get } = setUp([json({})], { onEvent: openTelemetry({ tracer: tracers.getTracer('test') }) });
    await get();
    expect(exporter.getFinishedSpans()).toEqual([]);
  });
});

it('takes the provider that is registered later', async () => {
  const exporter = new InMemorySpanExporter();
  const { get } = setUp([json({})], { onEvent: openTelemetry() });
  await get();
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
  await get();
  expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(['GET /things/{thingId}', 'getThing']);
  expect(exporter.getFinishedSpans()[0]?.instrumentationScope.name).toBe('@latchkey/sdk');
});

it('tells of a failover at the active span', async () => {
  const { get, spans, tracer } = setUp([json({}, 401), json({})], { apiKey: [testKey, backupKey] });
  await get().catch(() => {});
  await tracer.startActiveSpan('outer', async (span) => {
    const failing = setUp([json({}, 401), json({})], { apiKey: [testKey, backupKey] });
    await failing.get();
    span.end();
  });
  expect(byName(spans(), 'outer').events).toMatchObject([
    { name: 'latchkey.failover', attributes: { 'latchkey.operation': 'getThing', 'error.type': 'unauthorized' } },
  ]);
});

it('security 14: no key, no id and no query is in any span', async () => {
  const { get, spans } = setUp([json({ echo: testKey }, 401), json({ echo: backupKey }, 500), json({}, 404)], {
    apiKey: [testKey, backupKey],
  });
  await rejection(get());
  const told = JSON.stringify(
    spans().map(({ name, attributes, events, status, links }) => ({ name, attributes, events, status, links })),
  );
  expect(spans().length).toBeGreaterThan(4);
  for (const word of ['canary', 'thing-17', 'needle', 'mu_']) expect(told).not.toContain(word);
});
