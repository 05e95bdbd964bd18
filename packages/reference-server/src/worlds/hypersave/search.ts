import type { Handlers } from '../../world.ts';
import type { Accounts } from './accounts.ts';
import { testOf } from './filter.ts';
import { byForms, byWords, type Found, findAll } from './found.ts';
import type { Wire } from './memory-wire.ts';
import { isoTime } from './moment.ts';
import { invalidBody } from './refusals.ts';

/** Searching by words. */
export const searchHandlers = (accounts: Accounts): Handlers => ({
  searchMemories(request) {
    const account = accounts.of(request);
    const body = request.body as Wire['SearchRequest'];
    const test = testOf(body);
    if ('wrong' in test) return invalidBody(test.wrong, 'a date of the calendar');
    account.queries++;
    const { limit = 10, offset = 0, threshold = 0.5, hybrid = false } = body;
    const found = findAll(account, body.query, { test, threshold, by: hybrid ? byWords : byForms });
    const page = found.slice(offset, offset + limit);
    const answer: Wire['SearchResult'] = {
      success: true,
      results: page.map(result),
      total: found.length,
      stats: {
        documents: page.length,
        facts: page.reduce((sum, { memory }) => sum + account.memories.factsOf(memory).length, 0),
        totalResults: found.length,
      },
    };
    return { kind: 'json', body: answer };
  },
});

const result = ({ memory, relevance }: Found): Wire['Found'] => ({
  id: memory.id,
  type: 'document',
  title: memory.title,
  content: memory.content,
  tags: [...memory.tags],
  category: memory.category,
  score: relevance,
  relevance,
  createdAt: isoTime(memory.createdAtMs),
});
