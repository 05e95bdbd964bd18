import type { Handlers, WorldContext } from '../../world.ts';
import type { Accounts } from './accounts.ts';
import { answerTo } from './answer.ts';
import { testOf } from './filter.ts';
import type { Found } from './found.ts';
import type { Wire } from './memory-wire.ts';
import { invalidBody } from './refusals.ts';

/** Of how many sentences each model makes its answer. */
const sentencesBy = { fast: 1, default: 2, smart: 3 } as const;

/** Asking questions. */
export const askHandlers = (accounts: Accounts, { clock }: Pick<WorldContext, 'clock'>): Handlers => ({
  askMemories(request) {
    const account = accounts.of(request);
    const {
      query,
      limit = 10,
      spaceId,
      filters,
      includeContext,
      model = 'default',
    } = request.body as Wire['AskRequest'];
    const test = testOf({ spaceId, ...filters });
    if ('wrong' in test) return invalidBody(`filters.${test.wrong}`, 'a date of the calendar');
    account.queries++;
    const { text, confidence, sources, tokens } = answerTo(account, query, {
      test,
      limit,
      sentences: sentencesBy[model],
    });
    const list = sources.map(source);
    const timeMs = clock.now() - request.nowMs;
    const answer: Wire['AskResult'] = {
      success: true,
      answer: text,
      confidence,
      tokensUsed: tokens,
      sources: list,
      context: includeContext ? list : { mode: model, memoriesUsed: list.length, retrievalTimeMs: timeMs },
      timeMs,
    };
    return { kind: 'json', body: answer };
  },
});

const source = ({ memory, relevance }: Found): Wire['Source'] => ({
  id: memory.id,
  type: 'document',
  title: memory.title,
  content: memory.content,
  relevance,
});
