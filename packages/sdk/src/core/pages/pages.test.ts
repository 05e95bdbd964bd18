import type { PagedStyle } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { json, stub } from '../../../test/answers.ts';
import { offset, provider, testKey } from '../../../test/provider.ts';
import { createClient } from '../client.ts';
import { LatchkeyError } from '../error/error.ts';

/** As somebody writes it who believes what is answered. */
const trusting: PagedStyle = {
  ...offset,
  read: (body) => {
    const { books, after = null } = body as { books: readonly unknown[]; after?: string };
    return { items: books, total: null, next: after };
  },
};

const listOf = (body: unknown) => {
  const { fetch } = stub(typeof body === 'string' ? new Response(body) : json(body));
  const client = createClient(provider([], { pagination: { offset: trusting } }), { apiKey: testKey, fetch });
  return client.list('listThings');
};

describe('a page that a provider of one’s own has read', () => {
  it.each<[string, unknown]>([
    ['its items are no list', {}],
    ['its items are no list', { books: null }],
    ['its items are no list', { books: 'abc' }],
    ['its items are no list', { books: { length: 1 } }],
    ['the next position is no text', { books: [1], after: {} }],
    ['the next position is no text', { books: [1], after: 7 }],
    ['the next position is no text', '{"books":[1],"after":"\\ud800"}'],
  ])('is an invalid_response where %s: %j', async (flaw, body) => {
    for (const read of ['toArray', 'firstPage', 'first'] as const) {
      const { error } = await listOf(body)[read]().result();
      expect(error).toBeInstanceOf(LatchkeyError);
      expect(error).toMatchObject({ code: 'invalid_response', message: expect.stringContaining(flaw) });
    }
  });

  it('is an invalid_response where its reading throws', async () => {
    const { error } = await listOf(null).toArray().result();
    expect(error).toMatchObject({ code: 'invalid_response' });
  });

  it('is a page where it is one', async () => {
    expect(await listOf({ books: [1, 2] }).toArray()).toEqual([1, 2]);
  });
});
