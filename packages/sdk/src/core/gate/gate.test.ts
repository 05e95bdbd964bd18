import type { LimitPolicy } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, byHand, declared } from '../../../test/gate-by-hand.ts';
import { type LimitedServerOptions, limitedServer } from '../../../test/limited-server.ts';
import { operation, provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';

/** Makes so many calls, so many at a time, and tells what they cost. */
const spend = async (
  calls: number,
  concurrency: number,
  options: Omit<LimitedServerOptions, 'clock'>,
  limits: readonly LimitPolicy[] = [],
) => {
  const clock = virtualClock();
  const server = limitedServer({ clock, ...options });
  const client = createClient(provider(limits), { apiKey: testKey, fetch: server.fetch, clock });
  const startMs = clock.now();
  let left = calls;
  const caller = async () => {
    while (left-- > 0) await client.call('getThing', { path: { thingId: '1' } });
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
  return { sent: server.sent(), refused: server.refused(), tookMs: clock.now() - startMs };
};

const tenASecond = { quota: 10, windowMs: 1000 };

describe('a hundred concurrent calls against ten a second', () => {
  it.each(['sliding', 'fixed'] as const)('cost a hundred requests under a declared %s quota', async (kind) => {
    const limits = [declared(10, { kind, ms: 1000 })];
    const { sent, tookMs } = await spend(100, 100, { ...tenASecond, kind, latencyMs: 3 }, limits);
    expect(sent).toBe(100);
    expect(tookMs).toBeLessThanOrEqual(9000 * 1.15);
  });

  it.each(['draft', 'x-epoch', 'x-delta'] as const)('cost at most 1.02 where %s headers tell', async (headers) => {
    const { sent, tookMs } = await spend(100, 100, { ...tenASecond, headers, latencyMs: 3 });
    expect(sent).toBeLessThanOrEqual(102);
    expect(tookMs).toBeLessThanOrEqual(9000 * 1.15);
  });

  it.each([0, 1, 3])('cost at most 1.2 with Retry-After alone, %i turns of latency', async (latencyMs) => {
    const { sent, tookMs } = await spend(100, 100, { ...tenASecond, latencyMs });
    expect(sent).toBeLessThanOrEqual(120);
    expect(tookMs).toBeLessThanOrEqual(9000 * 1.15);
  });
});

describe('10,000 calls under 1000 an hour, a hundred at a time', () => {
  it.each(['none', 'draft', 'x-epoch'] as const)(
    'are refused at most twice in a thousand with headers: %s',
    async (headers) => {
      const { refused, tookMs } = await spend(10_000, 100, { quota: 1000, windowMs: 3_600_000, headers });
      expect(refused).toBeLessThanOrEqual(20);
      expect(tookMs).toBeLessThanOrEqual(9 * 3_600_000 * 1.01);
    },
  );

  it('are never refused under a declared quota', async () => {
    const limits = [declared(1000, { kind: 'sliding', ms: 3_600_000 })];
    expect((await spend(10_000, 100, { quota: 1000, windowMs: 3_600_000 }, limits)).refused).toBe(0);
  });
});

describe('any limit', () => {
  const traffic = fc.record({
    quota: fc.integer({ min: 1, max: 20 }),
    windowMs: fc.integer({ min: 1, max: 30 }).map((seconds) => seconds * 1000),
    kind: fc.constantFrom('sliding', 'fixed'),
    latencyMs: fc.integer({ min: 0, max: 3 }),
  });
  const load = fc.record({ calls: fc.integer({ min: 1, max: 60 }), concurrency: fc.integer({ min: 1, max: 30 }) });

  it('is never run into where it is declared', async () => {
    await fc.assert(
      fc.asyncProperty(traffic, load, async (options, { calls, concurrency }) => {
        const limits = [declared(options.quota, { kind: options.kind, ms: options.windowMs })];
        const { sent, refused } = await spend(calls, concurrency, options, limits);
        expect({ sent, refused }).toEqual({ sent: calls, refused: 0 });
      }),
      { numRuns: 40 },
    );
  });

  it('is never run into where the RateLimit header tells', async () => {
    await fc.assert(
      fc.asyncProperty(traffic, load, async (options, { calls, concurrency }) => {
        const { refused } = await spend(calls, concurrency, { ...options, kind: 'sliding', headers: 'draft' });
        expect(refused).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('lets every call through in the end where nothing but Retry-After tells', async () => {
    await fc.assert(
      fc.asyncProperty(traffic, load, async (options, { calls, concurrency }) => {
        const { sent, refused } = await spend(calls, concurrency, options);
        expect(sent - refused).toBe(calls);
      }),
      { numRuns: 40 },
    );
  });
});

const getOther = operation('getOther');
const aMinute = { kind: 'sliding', ms: 60_000 } as const;

describe('a gate', () => {
  it('sends one probe first, then bursts', async () => {
    const { enter, waits } = byHand([declared(10, aMinute)]);
    const probe = await enter();
    const waiting = [enter(), enter(), enter()];
    expect(waits).toEqual([null, null, null]);
    probe.leave(answered);
    await Promise.all(waiting);
  });

  it('tells until when it holds a call', async () => {
    const { clock, pass, waits } = byHand([declared(1, aMinute)]);
    const startMs = clock.now();
    await pass();
    await pass();
    expect(waits).toEqual([startMs + 60_001]);
    expect(clock.now()).toBe(startMs + 60_001);
  });

  it('lets calls through in the order in which they came', async () => {
    const { enter } = byHand([declared(1, { kind: 'sliding', ms: 1000 })]);
    const order: number[] = [];
    const one = async (index: number) => {
      const admission = await enter();
      order.push(index);
      admission.leave(answered);
    };
    await Promise.all([0, 1, 2, 3].map(one));
    expect(order).toEqual([0, 1, 2, 3]);
  });

  it('gives a refused call its place back', async () => {
    const { enter, clock } = byHand([declared(5, { kind: 'sliding', ms: 1000 })]);
    const first = await enter();
    const order: string[] = [];
    const second = enter().then((admission) => {
      order.push('second');
      admission.leave(answered);
    });
    first.leave({ outcome: 'refused', retryAtMs: clock.now() + 5000, words: [] });
    const again = enter({ place: first.place }).then((admission) => {
      order.push('first');
      admission.leave(answered);
    });
    await Promise.all([again, second]);
    expect(order).toEqual(['first', 'second']);
  });

  it('refuses at once who would have to wait beyond the deadline', async () => {
    const { clock, pass, enter } = byHand([declared(1, aMinute)]);
    const startMs = clock.now();
    await pass();
    await expect(enter({ deadlineAtMs: startMs + 59_000 })).rejects.toThrow(`too late until ${startMs + 60_001}`);
    expect(clock.now()).toBe(startMs);
  });

  it('lets an aborted call go at once, and keeps neither its place nor a sleeper', async () => {
    const { clock, gate, pass, enter } = byHand([declared(1, aMinute)]);
    await pass();
    const controller = new AbortController();
    const waiting = enter({ signal: controller.signal });
    const reason = new Error('enough');
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(clock.sleepers()).toBe(0);
    await expect(enter({ signal: controller.signal })).rejects.toBe(reason);
    expect(gate.isIdle(clock.now() + 120_000)).toBe(true);
  });

  it('holds the narrowest limit that matches when a 429 names none', async () => {
    const perOperation = declared(100, aMinute, { id: 'minute', partition: 'key+operation' });
    const { clock, enter, pass } = byHand([declared(1000, { kind: 'sliding', ms: 3_600_000 }), perOperation]);
    const startMs = clock.now();
    await pass({ outcome: 'refused', retryAtMs: startMs + 30_000, words: [] });
    (await enter({ operation: getOther })).leave(answered);
    expect(clock.now()).toBe(startMs);
    await pass();
    expect(clock.now()).toBe(startMs + 30_000);
  });

  it('does not blame a limit whose window is shorter than the wait', async () => {
    const perOperation = declared(100, aMinute, { id: 'minute', partition: 'key+operation' });
    const { clock, enter, pass } = byHand([declared(1000, { kind: 'sliding', ms: 3_600_000 }), perOperation]);
    const startMs = clock.now();
    await pass({ outcome: 'refused', retryAtMs: startMs + 600_000, words: [] });
    (await enter({ operation: getOther })).leave(answered);
    expect(clock.now()).toBe(startMs + 600_000);
  });

  it('keeps apart the limits of different classes of operations', async () => {
    const slow = declared(1, aMinute, { id: 'slow', applies: { tags: ['slow'] } });
    const fast = declared(100, aMinute, { id: 'fast', applies: { tags: ['fast'] } });
    const { clock, enter } = byHand([slow, fast]);
    const startMs = clock.now();
    const inSlow = { operation: operation('one', { tags: ['slow'] }) };
    const inFast = { operation: operation('two', { tags: ['fast'] }) };
    (await enter(inSlow)).leave(answered);
    const held = enter(inSlow);
    for (let call = 0; call < 20; call++) (await enter(inFast)).leave(answered);
    expect(clock.now()).toBe(startMs);
    await held;
    expect(clock.now()).toBe(startMs + 60_001);
  });

  it('believes the server where somebody else uses the key too', async () => {
    const { clock, pass } = byHand([declared(10, aMinute)]);
    const startMs = clock.now();
    const resetAtMs = startMs + 40_000;
    await pass({ ...answered, words: [{ name: null, limit: 10, windowMs: null, remaining: 1, resetAtMs }] });
    await pass({ ...answered, words: [{ name: null, limit: 10, windowMs: null, remaining: 0, resetAtMs }] });
    await pass();
    expect(clock.now()).toBe(resetAtMs);
  });

  it('does not count an answer that costs nothing', async () => {
    const { clock, pass } = byHand([declared(1, aMinute)]);
    const startMs = clock.now();
    for (let call = 0; call < 3; call++) await pass({ ...answered, outcome: 'uncounted' });
    await pass();
    expect(clock.now()).toBe(startMs);
  });

  it('doubts a server whose Retry-After proves false again and again', async () => {
    const clock = virtualClock();
    let sent = 0;
    const untilMs = clock.now() + 600_000;
    const fetch = async () => {
      sent++;
      return clock.now() < untilMs
        ? new Response('{}', { status: 429, headers: { 'Retry-After': '1' } })
        : new Response('{}', { headers: { 'Content-Type': 'application/json' } });
    };
    const client = createClient(provider(), { apiKey: testKey, fetch, clock });
    await client.call('getThing', { path: { thingId: '1' } });
    expect(sent).toBeLessThan(30);
  });
});
