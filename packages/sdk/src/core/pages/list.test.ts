import type { LimitPolicy } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { limitedServer } from '../../../test/limited-server.ts';
import { offset, provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import { LatchkeyError } from '../error/error.ts';
import type { ClientEvent } from '../events/events.ts';
import type { ListOptions } from '../options.ts';
import type { List } from './list.ts';

/** A list of numbers from 0, cut at the given places; an empty piece is an empty page. */
const server = (sizes: readonly number[]) => {
  const asked: URLSearchParams[] = [];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  // Two pages may begin at the same item, so a page is asked for by its number.
  const starts = sizes.map((_, page) => sizes.slice(0, page).reduce((sum, size) => sum + size, 0));
  const fetch = async (input: string | URL | Request) => {
    const query = new URL(String(input)).searchParams;
    asked.push(query);
    const page = Number(query.get('offset') ?? 0);
    const size = Math.min(sizes[page] ?? 0, Number(query.get('limit') ?? Number.POSITIVE_INFINITY));
    const items = Array.from({ length: size }, (_, at) => (starts[page] ?? 0) + at);
    return json({ items, total, next: page + 1 < sizes.length ? String(page + 1) : null });
  };
  const client = createClient(provider(), { apiKey: testKey, fetch, clock: virtualClock() });
  const list = (options?: ListOptions, query = {}) => client.list<number>('listThings', { query }, options);
  return { client, list, asked, total };
};

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

const collect = async <T>(items: AsyncIterable<T>) => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe('a list', () => {
  it('sends nothing until it is read, and is read anew each time', async () => {
    const { list, asked } = server([2, 1]);
    const things = list();
    expect(asked).toHaveLength(0);
    expect(await collect(things)).toEqual([0, 1, 2]);
    expect(await collect(things)).toEqual([0, 1, 2]);
    expect(asked).toHaveLength(4);
  });

  it('gives every item once, in order, however the pages are cut and whether or not it looks ahead', async () => {
    const sizes = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.boolean(), async (cut, prefetch) => {
        const { list, asked, total } = server(cut);
        expect(await collect(list({ prefetch }))).toEqual(numbers(total));
        expect(asked).toHaveLength(cut.length);
      }),
    );
  });

  it('does not stop at an empty page that has a next one', async () => {
    expect(await collect(server([1, 0, 0, 1]).list())).toEqual([0, 1]);
  });

  it('takes a cursor for one reading of it', async () => {
    const { list } = server([2, 1, 1]);
    const { cursor } = await list().firstPage();
    expect(await collect(list().pages({ cursor: cursor ?? '' }))).toMatchObject([{ items: [2] }, { items: [3] }]);
  });

  it('resumes at every page’s cursor, with nothing lost and nothing doubled', async () => {
    const { client, list } = server([3, 2, 0, 4]);
    const before: number[] = [];
    for await (const { items, cursor, total } of list().pages()) {
      before.push(...items);
      expect(total).toBe(9);
      if (cursor === null) continue;
      const rest = await collect(client.list<number>('listThings', {}, { cursor }));
      expect([...before, ...rest]).toEqual(numbers(9));
    }
    expect(before).toEqual(numbers(9));
  });

  it('refuses another query’s cursor before anything is sent', async () => {
    const { list, asked } = server([1, 1]);
    const { cursor } = await list({}, { order: 'asc' }).firstPage();
    const error = await rejection(list({ cursor: cursor ?? '' }, { order: 'desc' }).firstPage());
    expect(error).toMatchObject({ code: 'config' });
    expect(asked).toHaveLength(1);
  });

  it('gives its first item, and asks for no more than that', async () => {
    const { list, asked } = server([0, 50]);
    expect(await list().first()).toBe(0);
    expect(asked.map((query) => query.get('limit'))).toEqual(['1', '1']);
    expect(await server([0]).list().first()).toBeUndefined();
  });

  it('gives its first page with the cursor of the next', async () => {
    const page = await server([2, 1]).list().firstPage();
    expect(page).toEqual({ items: [0, 1], total: 3, cursor: expect.any(String) });
    expect(await server([2]).list().firstPage()).toEqual({ items: [0, 1], total: 2, cursor: null });
  });

  it('stops asking when the reader stops', async () => {
    const { list, asked } = server([1, 1, 1]);
    for await (const item of list()) if (item === 0) break;
    expect(asked).toHaveLength(1);
  });

  it('asks one page ahead, and drops it when the reader stops', async () => {
    const { list, asked } = server([1, 1, 1]);
    for await (const page of list({ prefetch: true }).pages()) {
      await new Promise((resolve) => setImmediate(resolve));
      expect(page.items).toEqual([0]);
      expect(asked).toHaveLength(2);
      break;
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toHaveLength(2);
  });
});

describe('a list and its reading', () => {
  it('look ahead where either says so, and the reading goes before', async () => {
    for (const [of, reading, expected] of [
      [true, undefined, 2],
      [undefined, true, 2],
      [true, false, 1],
    ] as const) {
      const { list, asked } = server([1, 1, 1]);
      const pages = list({ prefetch: of }).pages({ prefetch: reading });
      await pages.next();
      await new Promise((resolve) => setImmediate(resolve));
      expect(asked).toHaveLength(expected);
      await pages.return();
    }
  });

  it('are both heard: events by both listeners, aborts from either signal', async () => {
    const heard: string[] = [];
    const listener = (name: string) => (event: ClientEvent) => {
      if (event.type === 'response') heard.push(name);
    };
    const { list } = server([1, 1]);
    const things = list({ onEvent: listener('list') });
    await collect(things.pages({ onEvent: listener('reading') }));
    expect(heard).toEqual(['list', 'reading', 'list', 'reading']);
    for (const end of ['list', 'reading'] as const) {
      const signals = { list: new AbortController(), reading: new AbortController() };
      const pages = list({ signal: signals.list.signal }).pages({ signal: signals.reading.signal });
      await pages.next();
      signals[end].abort();
      expect(await rejection(pages.next())).toMatchObject({ code: 'aborted' });
    }
  });

  it('share a deadline unless the reading has its own', async () => {
    const { fetch } = stub(json({}, 429, { 'Retry-After': '60' }), json({ items: [] }));
    const client = createClient(provider(), { apiKey: testKey, fetch, clock: virtualClock() });
    const things = client.list('listThings', {}, { deadline: '1s' });
    expect(await rejection(things.firstPage({ deadline: undefined }))).toMatchObject({ code: 'rate_limited' });
    expect(await things.toArray({ deadline: '2m' })).toEqual([]);
  });

  it('ask no page ahead that is not wanted', async () => {
    const { list, asked } = server([3, 3]);
    const things = list({ prefetch: true });
    await things.firstPage();
    await things.first();
    await things.toArray({ max: 3 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toHaveLength(3);
  });

  it('keep the size of pages that are counted, by which a cursor goes', async () => {
    const pagination = { offset: { ...offset, kind: 'page' as const } };
    const { fetch, asked } = stub(json({ items: [1], next: '2' }), json({ items: [2] }));
    const client = createClient(provider([], { pagination }), { apiKey: testKey, fetch });
    const { cursor } = await client.list('listThings').firstPage();
    await client.list('listThings', {}, { cursor: cursor ?? '' }).first();
    expect(asked.map(({ url }) => new URL(url).search)).toEqual(['', '?offset=2']);
  });
});

describe('a list that is not cut into pages', () => {
  const open = () => {
    const { fetch, asked } = stub(json({ items: [1, 2, 3], total: 3 }));
    const pagination = { offset: { kind: 'whole' as const, read: offset.read, write: offset.write } };
    const client = createClient(provider([], { pagination }), { apiKey: testKey, fetch });
    const list = (options?: ListOptions) => client.list<number>('listThings', { query: { tag: 'a' } }, options);
    return { list, searches: () => asked.map(({ url }) => new URL(url).search) };
  };

  it.each<[string, (list: List<number>) => Promise<unknown>, unknown]>([
    ['for await', collect, [1, 2, 3]],
    ['first()', (list) => list.first(), 1],
    ['firstPage()', (list) => list.firstPage(), { items: [1, 2, 3], total: 3, cursor: null }],
    ['toArray({ max })', (list) => list.toArray({ max: 2 }), [1, 2]],
  ])('is read by %s with one request and no parameter of paging', async (_, read, expected) => {
    const { list, searches } = open();
    expect(await read(list({ prefetch: true }))).toEqual(expected);
    expect(searches()).toEqual(['?tag=a']);
  });

  it('has no cursor to resume at, and says so before anything is sent', async () => {
    const { list, searches } = open();
    const error = await rejection(list({ cursor: 'any' }).firstPage());
    expect(error).toMatchObject({ code: 'config', message: expect.stringContaining('whole list at once') });
    expect(searches()).toEqual([]);
  });
});

describe('pages in parallel', () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  /** A list of numbers by offset; `sizes` may say that a page is shorter than was asked for. */
  const counted = (total: number, limit: number, lengths: readonly number[] = [], { telling = true } = {}) => {
    const asked: number[] = [];
    let page = 0;
    const fetch = async (input: string | URL | Request) => {
      const start = Number(new URL(String(input)).searchParams.get('offset') ?? 0);
      asked.push(start);
      const length = Math.min(lengths[page++] ?? limit, total - start);
      const items = Array.from({ length }, (_, at) => start + at);
      const next = start + length < total ? String(start + length) : null;
      return json({ items, total: telling ? total : null, next });
    };
    const client = createClient(provider(), { apiKey: testKey, fetch, clock: virtualClock() });
    return { list: (options: ListOptions) => client.list<number>('listThings', {}, options), asked };
  };

  it('gives the same items in the same order as one after the other, with no request more', async () => {
    const cases = [
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 8 }),
    ] as const;
    await fc.assert(
      fc.asyncProperty(...cases, async (total, limit, parallel) => {
        const { list, asked } = counted(total, limit);
        expect(await collect(list({ parallel }))).toEqual(numbers(total));
        expect(asked).toHaveLength(Math.ceil(total / limit));
      }),
    );
  });

  it('follow what the pages say where they are cut otherwise than foreseen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 }), async (lengths) => {
        expect(await collect(counted(25, 5, lengths).list({ parallel: 4 }))).toEqual(numbers(25));
      }),
    );
  });

  it('are as many as allowed, and only once the total is known', async () => {
    const { list, asked } = counted(100, 10);
    const pages = list({ parallel: 3 }).pages();
    await pages.next();
    await turn();
    expect(asked).toEqual([0, 10, 20, 30]);
    await pages.next();
    await turn();
    expect(asked).toEqual([0, 10, 20, 30, 40]);
    await pages.return();
  });

  it('are numbered where a system counts pages', async () => {
    const asked: string[] = [];
    const fetch = async (input: string | URL | Request) => {
      const page = Number(new URL(String(input)).searchParams.get('offset') ?? 1);
      asked.push(String(page));
      return json({ items: [page], total: 4, next: page < 4 ? String(page + 1) : null });
    };
    const pagination = { offset: { ...offset, kind: 'page' as const } };
    const client = createClient(provider([], { pagination }), { apiKey: testKey, fetch });
    const pages = client.list('listThings', {}, { parallel: 9 }).pages();
    await pages.next();
    await turn();
    expect(asked).toEqual(['1', '2', '3', '4']);
    expect(await collect(pages)).toHaveLength(3);
    expect(asked).toHaveLength(4);
  });

  it('look one page ahead where no total is told', async () => {
    const { list, asked } = counted(100, 10, [], { telling: false });
    const pages = list({ parallel: 3 }).pages();
    await pages.next();
    await turn();
    expect(asked).toEqual([0, 10]);
    await pages.return();
  });

  it('are no more than the reader wants', async () => {
    const { list, asked } = counted(100, 10);
    await list({ parallel: 8 }).toArray({ max: 20 });
    await list({ parallel: 8 }).firstPage();
    await turn();
    expect(asked).toEqual([0, 10, 0]);
  });

  it('fail at the turn of the page that fails, with its cursor', async () => {
    const fetch = async (input: string | URL | Request) => {
      const start = Number(new URL(String(input)).searchParams.get('offset') ?? 0);
      return start === 2
        ? json({}, 404)
        : json({ items: [start], total: 4, next: start < 3 ? String(start + 1) : null });
    };
    const client = createClient(provider(), { apiKey: testKey, fetch });
    const read: number[] = [];
    const reading = async () => {
      for await (const item of client.list<number>('listThings', {}, { parallel: 4 })) read.push(item);
    };
    expect(await rejection(reading())).toMatchObject({ code: 'not_found', cursor: expect.any(String) });
    expect(read).toEqual([0, 1]);
  });

  it('are held by the gate as everybody is: none is refused, however many are asked for at once', async () => {
    const clock = virtualClock();
    const limited = limitedServer({ clock, quota: 5, windowMs: 1000, headers: 'draft' });
    const total = 40;
    const fetch: typeof limited.fetch = async (input, init) => {
      const answer = await limited.fetch(input, init);
      if (answer.status !== 200) return answer;
      const start = Number(new URL(String(input)).searchParams.get('offset') ?? 0);
      const next = start + 1 < total ? String(start + 1) : null;
      return json({ items: [start], total, next }, 200, Object.fromEntries(answer.headers));
    };
    const limit: LimitPolicy = {
      id: 'all',
      title: '',
      quota: 5,
      window: { kind: 'sliding', ms: 1000 },
      partition: 'key',
    };
    const client = createClient(provider([limit]), { apiKey: testKey, fetch, clock });
    const startedMs = clock.now();
    expect(await collect(client.list<number>('listThings', {}, { parallel: 16 }))).toEqual(numbers(total));
    expect([limited.sent(), limited.refused()]).toEqual([total, 0]);
    expect(clock.now() - startedMs).toBeLessThan(8000);
  });

  it('may be in a race, each reading for itself', async () => {
    const { list, asked } = counted(40, 10);
    const things = list({ parallel: 2 });
    const both = await Promise.all([collect(things), collect(things)]);
    expect(both).toEqual([numbers(40), numbers(40)]);
    expect(asked).toHaveLength(8);
  });

  it.each([-1, 1.5, Number.NaN])('are not %s', async (parallel) => {
    const { list, asked } = counted(4, 1);
    expect(await rejection(list({ parallel }).firstPage())).toMatchObject({ code: 'config' });
    expect(asked).toEqual([]);
  });
});

describe('distinctBy', () => {
  const moving = () => {
    const pages = [
      json({ items: [{ id: 'c' }, { id: 'b' }], total: 3, next: '2' }),
      json({ items: [{ id: 'b' }, { id: 7 }, { name: 'no id' }], total: 4, next: '4' }),
      json({ items: [{ id: 7 }, { id: '7' }, { name: 'no id' }], total: 4, next: null }),
    ];
    return createClient(provider(), { apiKey: testKey, fetch: stub(...pages).fetch });
  };

  it('leaves out what came before, counts it, and keeps what cannot be told apart', async () => {
    const pages = await collect(moving().list<object>('listThings', {}, { distinctBy: 'id' }).pages());
    expect(pages.flatMap(({ items }) => items)).toEqual([
      ...[{ id: 'c' }, { id: 'b' }, { id: 7 }, { name: 'no id' }, { id: '7' }, { name: 'no id' }],
    ]);
    expect(pages.map(({ repeated }) => repeated)).toEqual([0, 1, 1]);
  });

  it('begins anew with each reading', async () => {
    const { fetch } = stub(json({ items: [{ id: 1 }] }));
    const list = createClient(provider(), { apiKey: testKey, fetch }).list('listThings', {}, { distinctBy: 'id' });
    expect(await list.toArray()).toHaveLength(1);
    expect(await list.toArray()).toHaveLength(1);
  });

  it('is the name of a property', async () => {
    const list = moving().list('listThings', {}, { distinctBy: '' });
    expect(await rejection(list.toArray())).toMatchObject({ code: 'config' });
  });
});

describe('toArray', () => {
  it('takes as many as asked for', async () => {
    const { list, asked } = server([5, 5, 5]);
    expect(await list().toArray({ max: 7 })).toEqual(numbers(7));
    expect(asked.map((query) => query.get('limit'))).toEqual(['7', '7']);
    expect(await list().toArray({ max: 0 })).toEqual([]);
    expect(await list({}, { limit: 2 }).toArray({ max: 3 })).toHaveLength(3);
    expect(asked.at(-1)?.get('limit')).toBe('2');
  });

  it('takes all where there are few', async () => {
    expect(await server([5000, 5000]).list().toArray()).toHaveLength(10_000);
  });

  it('never cuts silently: more than 10,000 unasked is an error', async () => {
    expect(await rejection(server([5000, 5001]).list().toArray())).toMatchObject({ code: 'config' });
    expect(await server([5000, 5001]).list().toArray({ max: Number.POSITIVE_INFINITY })).toHaveLength(10_001);
  });

  it.each([-1, 2.5, Number.NaN])('does not take %s for a number of items', async (max) => {
    expect(await rejection(server([1]).list().toArray({ max }))).toMatchObject({ code: 'config' });
  });
});

describe('security 74: a list that would never end', () => {
  const page = (next: string) => json({ items: [1], next });

  it.each([
    ['names the same position again', ['5', '5']],
    ['goes round in a circle', ['5', '6', '5']],
    ['names the first position', ['5', '0']],
  ] as const)('because it %s is an error', async (_, positions) => {
    const { fetch, asked } = stub(...positions.map(page));
    const client = createClient(provider(), { apiKey: testKey, fetch });
    expect(await rejection(collect(client.list('listThings')))).toMatchObject({ code: 'invalid_response' });
    expect(asked).toHaveLength(positions.length);
  });

  it('stops on abort', async () => {
    let next = 0;
    const { fetch } = stub(() => page(String(++next)));
    const client = createClient(provider(), { apiKey: testKey, fetch });
    const controller = new AbortController();
    const read = async () => {
      for await (const { items } of client.list('listThings', {}, { signal: controller.signal }).pages()) {
        expect(items).toEqual([1]);
        if (next === 10) controller.abort();
      }
    };
    expect(await rejection(read())).toMatchObject({ code: 'aborted' });
    expect(next).toBe(10);
  });
});

describe('an error in a list', () => {
  it('lets another list go on where it was, with no item lost and none doubled, whatever failed and however it was read', async () => {
    const failures: Record<string, () => Response> = {
      not_found: () => json({}, 404),
      server_error: () => json({}, 500),
      unauthorized: () => json({}, 401),
      network: () => {
        throw new TypeError('gone');
      },
      'broken JSON': () => new Response('{"items":[', { headers: { 'Content-Type': 'application/json' } }),
      'no page': () => json({ things: [] }),
      'a page that was read before': () => json({ items: [], total: 20, next: '0' }),
    };
    const cases = fc.record({
      failsAt: fc.integer({ min: 2, max: 18 }),
      size: fc.integer({ min: 1, max: 6 }),
      failure: fc.constantFrom(...Object.keys(failures)),
      options: fc.constantFrom<ListOptions<'n'>>(
        {},
        { prefetch: true },
        { parallel: 3 },
        { parallel: 3, distinctBy: 'n' },
      ),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ failsAt, size, failure, options }) => {
        let isBroken = true;
        const fetch = async (input: string | URL | Request) => {
          const start = Number(new URL(String(input)).searchParams.get('offset') ?? 0);
          if (isBroken && start > 0 && start <= failsAt && failsAt < start + size)
            return failures[failure]?.() ?? json({});
          const items = Array.from({ length: Math.min(size, 20 - start) }, (_, at) => ({ n: start + at }));
          return json({ items, total: 20, next: start + size < 20 ? String(start + size) : null });
        };
        const client = createClient(provider(), { apiKey: testKey, fetch, clock: virtualClock(), maxAttempts: 1 });
        const read: number[] = [];
        const reading = async (list: List<{ n: number }>) => {
          for await (const { n } of list) read.push(n);
        };
        const first = client.list<{ n: number }>('listThings', {}, options);
        const error = failsAt < size ? null : await rejection(reading(first));
        const cursor = error instanceof LatchkeyError ? error.cursor : undefined;
        expect(cursor === undefined).toBe(error === null);
        isBroken = false;
        await reading(client.list('listThings', {}, { ...options, cursor }));
        expect(read).toEqual(numbers(20));
      }),
    );
  });

  it('carries the cursor of the page that failed', async () => {
    const { fetch } = stub(json({ items: [0], next: '1' }), json({}, 404), json({ items: [1], next: null }));
    const client = createClient(provider(), { apiKey: testKey, fetch });
    const error = await rejection(collect(client.list('listThings')));
    if (!(error instanceof LatchkeyError)) throw error;
    expect(error.code).toBe('not_found');
    expect(await collect(client.list('listThings', {}, { cursor: error.cursor }))).toEqual([1]);
  });

  it('that knows of no page, such as of a key that cannot be fetched, carries it too', async () => {
    let asked = 0;
    const apiKey = () => {
      if (asked++ > 0) throw new TypeError('the secret manager is away');
      return testKey;
    };
    const { fetch } = stub(json({ items: [0], next: '1' }), json({}, 401), json({ items: [1], next: null }));
    const client = createClient(provider(), { apiKey, fetch });
    const error = await rejection(collect(client.list('listThings')));
    expect(error).toMatchObject({ code: expect.any(String), cursor: expect.any(String) });
  });

  it('of an answer that is no page says what is missing', async () => {
    const { fetch } = stub(json({ things: [] }));
    const client = createClient(provider(), { apiKey: testKey, fetch });
    const error = await rejection(client.list('listThings').firstPage());
    expect(error).toMatchObject({ code: 'invalid_response', message: expect.stringContaining('items is missing') });
  });

  it('of an operation that is no list comes when it is read', async () => {
    const client = createClient(provider(), { apiKey: testKey, fetch: stub(json({})).fetch });
    expect(await rejection(client.list('ping').firstPage())).toMatchObject({ code: 'config' });
  });
});
