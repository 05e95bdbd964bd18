import { describe, expect, it } from 'vitest';
import { json, rejection } from '../../../test/answers.ts';
import { operation, provider, offset as style, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import type { FetchLike, ListOptions } from '../options.ts';

const recall = operation('recall', {
  method: 'POST',
  path: '/mcp',
  body: { contentType: 'application/json', required: true },
  page: 'inBody',
});
const inBody = {
  ...style,
  in: 'body',
  limitParameter: '/params/arguments/max',
  positionParameter: '/params/arguments/offset',
} as const;
const paged = { ...provider(), pagination: { inBody }, operations: { recall } };

/** A list of numbers whose pages are asked for in the body. */
const setUp = () => {
  const bodies: unknown[] = [];
  const urls = new Set<string>();
  const fetch: FetchLike = async (input, init) => {
    urls.add(String(input));
    const body = JSON.parse(String(init?.body));
    bodies.push(body);
    const { offset = 0, max = 2 } = body.params.arguments;
    const items = [0, 1, 2, 3, 4].slice(offset, offset + max);
    return json({ items, total: 5, next: offset + max < 5 ? String(offset + max) : null });
  };
  const client = createClient(paged, { apiKey: testKey, fetch, clock: virtualClock() });
  const body = (args: object) => ({ method: 'tools/call', params: { name: 'recall', arguments: args } });
  const list = (args: object, options?: ListOptions) => client.list<number>('recall', { body: body(args) }, options);
  return { list, body, bodies, urls };
};

describe('a list whose pages are asked for in the body', () => {
  it('is read to its end, its position written as a number beside what was given', async () => {
    const { list, body, bodies, urls } = setUp();
    const given = { query: 'a' };
    expect(await list(given).toArray()).toEqual([0, 1, 2, 3, 4]);
    expect(bodies).toEqual([{}, { offset: 2 }, { offset: 4 }].map((at) => body({ query: 'a', ...at })));
    expect([...urls]).toEqual(['https://api.example.com/v1/mcp']);
    expect(given).toEqual({ query: 'a' });
  });

  it('asks for no more than is wanted, unless the caller says how much a page holds', async () => {
    const { list, bodies, body } = setUp();
    expect(await list({}).first()).toBe(0);
    expect(await list({ max: 3 }).first()).toBe(0);
    expect(bodies).toEqual([body({ max: 1 }), body({ max: 3 })]);
  });

  it('resumes at a cursor, which is bound to the rest of the body', async () => {
    const { list } = setUp();
    const { cursor } = await list({ query: 'a' }).firstPage();
    const resumed = { cursor: cursor ?? '' };
    expect(await list({ query: 'a' }, resumed).toArray()).toEqual([2, 3, 4]);
    expect(await list({ query: 'a', max: 1, offset: 0 }, resumed).toArray()).toEqual([2, 3, 4]);
    expect(await rejection(list({ query: 'b' }, resumed).toArray())).toMatchObject({ code: 'config' });
  });

  it('says of a body that cannot be written what is wrong with it', async () => {
    expect(await rejection(setUp().list({ query: 1n }).firstPage())).toMatchObject({ code: 'config' });
  });
});
