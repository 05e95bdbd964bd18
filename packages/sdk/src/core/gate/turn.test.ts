import type { LimitWindow } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, byHand, declared } from '../../../test/gate-by-hand.ts';
import { limitedServer } from '../../../test/limited-server.ts';
import { operation, provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';

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

  it('is not known where nobody has told of a limit', async () => {
    const { waits, enter } = byHand([]);
    const first = await enter();
    const others = [enter({ deadlineAtMs: 8.64e15 }), enter({ deadlineAtMs: 8.64e15 })];
    expect(waits).toEqual([null, null]);
    first.leave(answered);
    for (const other of others) (await other).leave(answered);
  });
});
