import { expect } from 'vitest';
import { json } from '../hostile-server.ts';
import { type Misbehaviour, page } from '../misbehaviour.ts';

const at = (offset: number, count: number, next: number | null, more: Readonly<Record<string, unknown>> = {}) =>
  json(
    page(count, {
      total: 100,
      offset,
      limit: 2,
      hasMore: next !== null,
      ...(next === null ? {} : { nextOffset: next }),
      ...more,
    }),
  );

const all: Misbehaviour['call'] = async (client) => {
  const totals: (number | null)[] = [];
  let items = 0;
  for await (const each of client.events.inRoom('room_1', { limit: 2 }).pages()) {
    totals.push(each.total);
    items += each.items.length;
  }
  return { totals, items };
};

/** What a server says that always has one more empty page. */
const endless = () => {
  let offset = -2;
  return [
    (...given: Parameters<ReturnType<typeof at>>) => {
      offset += 2;
      at(offset, 0, offset + 2)(...given);
    },
  ];
};

export const pageRows = (): readonly Misbehaviour[] => [
  {
    server: 'names a page that was read before as the next one',
    ways: [
      [at(0, 2, 2), at(2, 2, 4), at(4, 2, 2)],
      [at(0, 2, 2), at(2, 2, 4), at(0, 2, 2)],
    ],
    call: all,
    also: ({ error }) => {
      expect(error?.message).toContain('read before');
      expect(error?.cursor).toEqual(expect.any(String));
    },
  },
  {
    server: 'names the page itself as the next one',
    ways: [[at(0, 2, 0)]],
    call: all,
  },
  {
    server: 'sends the first page whatever is asked for',
    ways: [[at(0, 2, 2)]],
    call: all,
    also: ({ error }) => expect(error?.message).toContain('read before'),
  },
  {
    server: 'says that there is more, and not where',
    ways: [[json({ data: [{}], metadata: { pagination: { hasMore: true } } })]],
    call: all,
    also: ({ error }) => expect(error?.message).toContain('not where'),
  },
  {
    server: 'sends empty pages in the middle',
    ways: [[at(0, 2, 2), at(2, 0, 4), at(4, 0, 6), at(6, 1, null)]],
    call: all,
    also: ({ value }) => expect(value).toMatchObject({ items: 3 }),
  },
  {
    server: 'sends nothing but empty pages',
    ways: [endless()],
    call: all,
    also: ({ error }) => {
      expect(error?.message).toContain('1000 pages in a row were empty');
      expect(error?.cursor).toEqual(expect.any(String));
    },
  },
  {
    server: 'changes its total from page to page (each page has its own)',
    ways: [[at(0, 2, 2, { total: 9 }), at(2, 2, 4, { total: 2 }), at(4, 1, null, { total: null })]],
    call: all,
    also: ({ value }) => expect(value).toEqual({ totals: [9, 2, null], items: 5 }),
  },
  {
    server: 'sends more than was asked for',
    ways: [[at(0, 50, 50), at(50, 1, null)]],
    call: all,
    also: ({ value }) => expect(value).toMatchObject({ items: 51 }),
  },
  {
    server: 'breaks in the middle of a list (`cursor` resumes at the page that failed)',
    ways: [[at(0, 2, 2), json('{}', [], 500)]],
    call: all,
    also: ({ error }) => expect(error?.cursor).toEqual(expect.any(String)),
  },
];
