import type { LimitWindow } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, byHand, declared } from '../../../test/gate-by-hand.ts';
import { limitedServer } from '../../../test/limited-server.ts';
import { operation, provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import type { GateNews } from './gate.ts';

const operationOfAll = operation('listThings');
const tenASecond = declared(10, { kind: 'sliding', ms: 1000 });

describe('two hundred calls at ten a second with a deadline of three seconds', () => {
  const race = async () => {
    const clock = virtualClock();
    const startMs = clock.now();
    const { fetch, sent } = limitedServer({ clock, quota: 10, windowMs: 1000 });
    const client = createClient(provider([tenASecond]), { apiKey: testKey, clock, fetch, deadline: '3s' });
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const { error } = await client.call('listThings').result();
        return { error, atMs: clock.now() - startMs };
      }),
    );
    return { startMs, sent, refused: outcomes.filter(({ error }) => error) };
  };

  it('are refused at once where they have no turn, with the time of one, before anything is sent for them', async () => {
    const { startMs, sent, refused } = await race();
    expect(sent()).toBe(30);
    expect(refused).toHaveLength(170);
    for (const { error, atMs } of refused) {
      expect(error).toMatchObject({ code: 'rate_limited', attempts: [], retryAt: new Date(startMs + 3003) });
      expect(atMs).toBe(0);
    }
  });
});

describe('fifty calls at a declared ten a minute with a deadline of twenty seconds', () => {
  const aMinute = { kind: 'sliding', ms: 60_000 } as const;
  const race = async (words: GateNews['words'], limit: Parameters<typeof declared>[2] = {}) => {
    const { clock, enter, pass } = byHand([declared(10, aMinute, limit)]);
    const startMs = clock.now();
    if (limit.partition) await pass();
    const calls = Array.from({ length: 50 }, async () => {
      const admission = await enter({ operation: operationOfAll, deadlineAtMs: startMs + 20_000 });
      await new Promise((resolve) => setImmediate(resolve));
      admission.leave({ ...answered, words });
    });
    const outcomes = await Promise.allSettled(calls);
    expect(clock.now()).toBe(startMs);
    return outcomes.filter(({ status }) => status === 'rejected').length;
  };
  const thousand = { name: null, limit: 1000, windowMs: null, remaining: null, resetAtMs: null };

  it('all go at once where the first answer tells of a thousand', async () => {
    expect(await race([thousand])).toBe(0);
  });

  it('do so too where other operations under limits of their own were answered before', async () => {
    expect(await race([thousand], { partition: 'key+operation' })).toBe(0);
  });

  it.each([
    ['says nothing of a limit', []],
    ['tells of the same', [{ ...thousand, limit: 10 }]],
  ])('are refused at once but for ten where the first answer %s', async (_, words) => {
    expect(await race(words)).toBe(40);
  });
});

describe('the turn of somebody who waits', () => {
  const windows = fc.oneof(
    fc.record({ kind: fc.constantFrom('sliding', 'fixed'), ms: fc.integer({ min: 1, max: 100_000 }) }),
    fc.constant<LimitWindow>({ kind: 'month' }),
  );

  it('is told when the waiting begins, and comes then', () =>
    fc.assert(
      fc.asyncProperty(
        windows,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 20 }),
        async (window, quota, calls) => {
          const { clock, enter, pass } = byHand([declared(quota, window)]);
          await pass();
          const told: (number | null)[] = [];
          const turns = await Promise.all(
            Array.from({ length: calls }, async (_, index) => {
              told[index] = clock.now();
              (await enter({ onWait: (untilMs) => (told[index] = untilMs) })).leave(answered);
              return clock.now();
            }),
          );
          expect(turns).toEqual(told);
        },
      ),
      { numRuns: 60 },
    ));

  it('counts everybody before it under the same limit, whatever their operation', async () => {
    const { clock, enter, pass } = byHand([declared(1, { kind: 'sliding', ms: 1000 })]);
    const startMs = clock.now();
    await pass();
    const [others, mine] = [operation('others'), operation('mine')];
    const first = enter({ operation: others }).then((admission) => admission.leave(answered));
    await expect(enter({ operation: mine, deadlineAtMs: startMs + 2001 })).rejects.toThrow(
      `too late until ${startMs + 2002}`,
    );
    await first;
  });

  it('counts nobody of another operation that a limit of its own holds: their turns come after', async () => {
    const ofEach = declared(2, { kind: 'sliding', ms: 60_000 }, { id: 'minute', partition: 'key+operation' });
    const { clock, enter } = byHand([declared(10, { kind: 'sliding', ms: 3_600_000 }), ofEach]);
    const startMs = clock.now();
    const mine = { operation: operation('mine') };
    for (let call = 0; call < 2; call++) (await enter(mine)).leave(answered);
    const controller = new AbortController();
    const others = { operation: operation('others'), signal: controller.signal };
    const crowd = Array.from({ length: 15 }, async () => (await enter(others)).leave(answered));
    (await enter({ ...mine, deadlineAtMs: startMs + 61_000 })).leave(answered);
    expect(clock.now()).toBe(startMs + 60_001);
    controller.abort(new Error('enough'));
    expect((await Promise.allSettled(crowd)).filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  });

  it('is never told later than it comes, whatever limits and costs the others have', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3, max: 12 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), isLate: fc.boolean() }), { maxLength: 30 }),
        async (quota, ofEach, calls) => {
          const { clock, enter } = byHand([
            declared(quota, { kind: 'sliding', ms: 10_000 }),
            declared(
              ofEach,
              { kind: 'fixed', ms: 3000 },
              { id: 'own', applies: { tags: ['held'] }, partition: 'key+operation' },
            ),
          ]);
          const operations = {
            a: operation('a'),
            b: operation('b'),
            c: operation('c', { tags: ['held'] }),
            d: operation('d', { tags: ['held'] }),
          };
          const one = async ({ id, isLate }: (typeof calls)[number]) => {
            if (isLate) await clock.sleep(2000);
            const told: (number | null)[] = [];
            const cost = id === 'b' || id === 'd' ? 3 : 1;
            (await enter({ operation: operations[id], cost, onWait: (untilMs) => told.push(untilMs) })).leave(answered);
            return { toldMs: told[0] ?? 0, cameMs: clock.now() };
          };
          const turns = await Promise.all(calls.map(one));
          expect(turns.filter(({ toldMs, cameMs }) => toldMs > cameMs)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    ));

  it('counts as many units as each of them costs', async () => {
    const { clock, enter, pass } = byHand([declared(10, { kind: 'sliding', ms: 1000 })]);
    const startMs = clock.now();
    await pass();
    const told: (number | null)[] = [];
    const costly = { operation: operation('costly'), cost: 5, onWait: (untilMs: number | null) => told.push(untilMs) };
    const calls = Array.from({ length: 5 }, async () => (await enter(costly)).leave(answered));
    await expect(enter({ ...costly, deadlineAtMs: startMs + 3002 })).rejects.toThrow(`until ${startMs + 3003}`);
    await Promise.all(calls);
    expect(told.slice(0, 4)).toEqual([1, 1, 2, 2].map((window) => startMs + window * 1001));
    expect(clock.now()).toBe(startMs + 2002);
  });

  it('is reckoned anew when a refusal tells more', async () => {
    const { clock, enter } = byHand([]);
    const startMs = clock.now();
    const first = await enter();
    const waiting = enter({ deadlineAtMs: startMs + 5000 });
    first.leave({ outcome: 'refused', retryAtMs: startMs + 6000, words: [] });
    await expect(waiting).rejects.toThrow(`too late until ${startMs + 6000}`);
    expect(clock.now()).toBe(startMs);
  });

  it('comes with the next window, however much was used before the server told of less', async () => {
    const { clock, enter, pass } = byHand([declared(100, { kind: 'fixed', ms: 60_000 })]);
    const startMs = clock.now();
    for (let call = 0; call < 8; call++) await pass();
    await pass({ ...answered, words: [{ name: null, limit: 2, windowMs: null, remaining: null, resetAtMs: null }] });
    const untilMs = (Math.floor(startMs / 60_000) + 1) * 60_000;
    (await enter({ deadlineAtMs: untilMs + 1 })).leave(answered);
    expect(clock.now()).toBe(untilMs);
  });

  it('is not known where nobody has told of a limit', async () => {
    const { waits, enter } = byHand([]);
    const first = await enter();
    const others = [enter({ deadlineAtMs: 8.64e15 }), enter({ deadlineAtMs: 8.64e15 })];
    expect(waits).toEqual([null, null]);
    first.leave(answered);
    for (const other of others) (await other).leave(answered);
  });
});
