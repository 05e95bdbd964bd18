import type { LimitPolicy } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json, rejection } from '../../../test/answers.ts';
import { offset, provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import type { ClientOptions, FetchLike, ListOptions } from '../options.ts';

const perMinute = (quota: number): LimitPolicy => ({
  id: 'minute',
  title: '',
  quota,
  window: { kind: 'sliding', ms: 60_000 },
  partition: 'key',
});

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
const turn = () => new Promise((resolve) => setImmediate(resolve));

type Answer = (start: number, asked: readonly number[]) => Response | Promise<Response>;

/** A list that is asked for by numbers: from 0, or from 1 where they are those of pages. */
const listOf = (answer: Answer, quota: number | null = null, kind: 'offset' | 'page' = 'offset') => {
  const clock = virtualClock();
  const asked: number[] = [];
  const ended: number[] = [];
  const fetch: FetchLike = async (input, init) => {
    const start = Number(new URL(String(input)).searchParams.get('offset') ?? (kind === 'page' ? 1 : 0));
    asked.push(start);
    init?.signal?.addEventListener('abort', () => ended.push(start));
    return answer(start, asked);
  };
  const limits = quota === null ? [] : [perMinute(quota)];
  const options: ClientOptions = { apiKey: testKey, fetch, clock, random: () => 0.5, maxAttempts: 2 };
  const client = createClient(provider(limits, { pagination: { offset: { ...offset, kind } } }), options);
  const list = (given: ListOptions) => client.list<number>('listThings', {}, given);
  return { list, clock, asked, ended, startMs: clock.now() };
};

/** One number a page. */
const single = (total: number) => (start: number) =>
  json({ items: [start], total, next: start + 1 < total ? String(start + 1) : null });

describe('a deadline of pages that are asked for ahead', () => {
  it('begins at a page’s turn: what reads whole one after the other reads whole, with as many requests', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom<ListOptions>({ prefetch: true }, { parallel: 2 }, { parallel: 4 }, { parallel: 9 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 60_002, max: 300_000 }),
        fc.integer({ min: 2, max: 12 }),
        async (options, quota, deadline, total) => {
          const { list, asked, clock } = listOf(single(total), quota);
          const items = await list({ ...options, deadline }).toArray();
          expect(items).toEqual(numbers(total));
          expect(asked).toEqual(numbers(total));
          expect([clock.sleepers(), clock.holds()]).toEqual([0, 0]);
        },
      ),
      { numRuns: 40 },
    ));

  it('begins anew for one that it ended while the page before was handled', async () => {
    const { list, asked, clock } = listOf(single(3), 1);
    const items: number[] = [];
    for await (const item of list({ prefetch: true, deadline: '1m' })) {
      items.push(item);
      await clock.sleep(50_000);
    }
    expect(items).toEqual([0, 1, 2]);
    expect(asked).toEqual([0, 1, 2]);
  });

  it('fails at the turn of a page that has no room in it either', async () => {
    const { list, asked, clock, startMs } = listOf(single(3), 1);
    const { error } = await list({ parallel: 4, deadline: '1m' }).toArray().result();
    expect(error).toMatchObject({
      code: 'rate_limited',
      retryAt: new Date(startMs + 60_001),
      cursor: expect.any(String),
    });
    expect(asked).toEqual([0]);
    expect(clock.now()).toBe(startMs);
  });

  it('is not what ends one whose attempts are all spent: it is not read anew', async () => {
    const { list, asked } = listOf((start) => (start === 2 ? json({}, 408) : single(4)(start)));
    const error = await rejection(list({ parallel: 4, deadline: '1h' }).toArray());
    expect(error).toMatchObject({ code: 'timeout', attempts: [{ status: 408 }, { status: 408 }] });
    expect(asked.filter((start) => start === 2)).toHaveLength(2);
  });
});

describe('pages that are asked for ahead in vain', () => {
  it('are not sent any more where they wait at the gate, and not waited for where they are sent', async () => {
    const never = () => new Promise<Response>(() => {});
    // The second page ends the list; the third is under way by then, and the fourth and fifth wait for the limit.
    const { list, asked, ended, clock, startMs } = listOf((start) => {
      if (start === 0) return single(9)(0);
      return start === 1 ? json({ items: [1], total: 2, next: null }) : never();
    }, 3);
    expect(await list({ parallel: 4 }).toArray()).toEqual([0, 1]);
    await turn();
    expect([asked, ended]).toEqual([[0, 1, 2], [2]]);
    expect([clock.now(), clock.sleepers(), clock.holds()]).toEqual([startMs, 0, 0]);
  });

  it('are ended as soon as a page tells that they are', async () => {
    // The total is less, at the second page, than the first one said.
    const { list, asked, ended } = listOf((start) => {
      if (start > 2) return new Promise<Response>(() => {});
      return json({ items: [start], total: start === 0 ? 9 : 3, next: start < 2 ? String(start + 1) : null });
    });
    const pages = list({ parallel: 4 }).pages();
    await pages.next();
    await turn();
    expect(asked).toEqual([0, 1, 2, 3, 4]);
    await pages.next();
    expect(ended).toEqual([3, 4]);
    await pages.return();
  });

  it.each([5, 0])('are none where a page in the middle has %d items of 10', async (length) => {
    const { list, asked } = listOf(
      (at) => json({ items: numbers(at === 8 ? length : 10), total: 100, next: at < 10 ? String(at + 1) : null }),
      null,
      'page',
    );
    expect(await list({ parallel: 4 }).toArray()).toHaveLength(90 + length);
    expect(asked).toEqual(numbers(11).slice(1));
  });

  it('are none where fewer are wanted than a short page in the middle lets expect', async () => {
    const { list, asked } = listOf(
      (at) => json({ items: numbers(at === 2 ? 1 : 10), total: 100, next: at < 10 ? String(at + 1) : null }),
      null,
      'page',
    );
    expect(await list({ parallel: 8 }).toArray({ max: 21 })).toHaveLength(21);
    await turn();
    expect(asked).toEqual([1, 2, 3]);
  });
});
