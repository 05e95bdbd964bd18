import type { LimitPolicy, UsageRule } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, operation, startMs } from '../../../test/engine/fixture.ts';
import { memoryStore } from '../stores/memory.ts';

const once: LimitPolicy = { id: 'once', title: '', quota: 1, window: { kind: 'month' }, partition: 'key' };

const used = (usage: UsageRule, statuses: readonly number[]) => {
  const { engine, store } = bench({ provider: { usage } });
  const { key, text } = issued(engine);
  for (const status of statuses) now(engine.record(now(engine.verify(asking(text))), { status }));
  now(engine.flush());
  return now(store.usageOf(key.id));
};

describe('usage', () => {
  it('moves count, last use and last address with every answer to a recognised key, refusals included', () => {
    const { engine, time } = bench({ options: { limits: [once] } });
    const { key, text } = issued(engine);
    const forbidden = asking(text, { operation: operation({ id: 'write', scopes: [['write:events']] }) });
    const requests = [asking(text), asking(text), { ...forbidden, address: '198.51.100.7' }];
    for (const request of requests) {
      time.nowMs += 1000;
      const decision = now(engine.verify(request));
      now(engine.record(decision, { status: decision.allowed ? 200 : 429 }));
    }
    expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({
      key: { requestCount: 3, lastUsedAt: new Date(startMs + 3000), lastIp: '198.51.100.7' },
    });
  });

  it('counts what the system declares', () => {
    const success = { lastUsed: 'success', requests: 'success', errorsFrom: 500 } as const;
    expect(used(success, [200, 302, 404, 500])).toMatchObject({ requests: 1, errors: 1 });
    expect(used(success, [404])).toEqual({
      requests: 0,
      answers: 1,
      errors: 0,
      firstUsedAtMs: null,
      lastUsedAtMs: null,
      lastIp: null,
      idle: null,
    });
    const recognised = { lastUsed: 'recognised', requests: 'recognised', errorsFrom: 400 } as const;
    expect(used(recognised, [200, 302, 404, 500])).toMatchObject({ requests: 4, errors: 2 });
  });

  it('security 68: an attempt with an unknown or a dead key moves nobody’s figures', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    for (const secret of [text, 'nonsense']) now(engine.record(now(engine.verify(asking(secret))), { status: 401 }));
    expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({
      key: { requestCount: 0, lastUsedAt: null, lastIp: null },
    });
  });

  it('security 66: goes forwards only, whatever the order in which answers are recorded', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    const decision = now(engine.verify(asking(text)));
    now(engine.record(decision, { status: 200, nowMs: startMs + 500 }));
    now(engine.record({ ...decision, address: '198.51.100.7' }, { status: 200, nowMs: startMs + 100 }));
    expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({
      key: { requestCount: 2, lastUsedAt: new Date(startMs + 500), lastIp: '192.0.2.1' },
    });
  });

  it('security 68: tells the share of failed answers among all that a key had, refusals included', () => {
    const { engine } = bench({ provider: { usage: { lastUsed: 'success', requests: 'success', errorsFrom: 400 } } });
    const { key, text } = issued(engine);
    const shown = () => now(engine.get({ actor: everything, id: key.id }));
    expect(shown()).toMatchObject({ key: { requestsToday: 0, errorCount: 0, errorRate: 0 } });
    const forbidden = asking(text, { operation: operation({ id: 'write', scopes: [['write:events']] }) });
    for (const [request, status] of [
      [asking(text), 200],
      [asking(text), 500],
      [forbidden, 403],
      [asking(text), 200],
    ] as const) {
      now(engine.record(now(engine.verify(request)), { status }));
    }
    expect(shown()).toMatchObject({ key: { requestCount: 2, requestsToday: 2, errorCount: 2, errorRate: 0.5 } });
  });

  it('counts the requests of today by the installation’s zone', () => {
    const { engine, time } = bench({ options: { zone: 'Asia/Kathmandu' } });
    const { key, text } = issued(engine);
    const today = () => {
      const got = now(engine.get({ actor: everything, id: key.id }));
      return got.ok ? got.key.requestsToday : null;
    };
    // Midnight in Kathmandu is 18:15 UTC.
    const counts = ['18:14:59.999', '18:15:00.000', '18:15:00.001'].map((clock) => {
      time.nowMs = Date.parse(`2026-01-01T${clock}Z`);
      now(engine.record(now(engine.verify(asking(text))), { status: 200 }));
      return today();
    });
    expect(counts).toEqual([1, 1, 2]);
    time.nowMs = Date.parse('2026-01-02T18:15:00Z');
    expect(today()).toBe(0);
  });
});

describe('how usage is kept', () => {
  it('security 66: is written once what is under way waits, where no port for later turns is given', async () => {
    const store = memoryStore();
    const { engine } = bench({ ports: { store, later: undefined }, options: { flushIntervalMs: 0 } });
    const { key, text } = issued(engine);
    now(engine.record(now(engine.verify(asking(text))), { status: 200 }));
    expect(now(store.usageOf(key.id)).requests).toBe(0);
    await null;
    expect(now(store.usageOf(key.id)).requests).toBe(1);
  });

  it.each([
    { flushIntervalMs: -1 },
    { flushIntervalMs: Number.NaN },
    { flushIntervalMs: 30_001 },
    { flushIntervalMs: Number.POSITIVE_INFINITY },
    { usageKeptDays: 0 },
    { usageKeptDays: 0.9 },
    { usageKeptDays: Number.NaN },
    { zone: 'Atlantis/Capital' },
  ])('cannot be %j', (options) => {
    expect(() => bench({ options })).toThrow(RangeError);
  });

  it.each([
    { flushIntervalMs: 0 },
    { flushIntervalMs: 30_000 },
    { usageKeptDays: 1 },
    { usageKeptDays: Number.POSITIVE_INFINITY },
  ])('can be %j', (options) => {
    const { engine } = bench({ options });
    const { key, text } = issued(engine);
    now(engine.record(now(engine.verify(asking(text))), { status: 200 }));
    expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({ key: { requestCount: 1 } });
  });
});
