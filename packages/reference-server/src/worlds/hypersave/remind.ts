import type { Handlers, WorldContext } from '../../world.ts';
import { stemOf } from '../text/words.ts';
import type { Account, Reminder } from './account.ts';
import type { Accounts } from './accounts.ts';
import { byKinship, findAll } from './found.ts';
import { newId } from './ids.ts';
import type { Wire } from './memory-wire.ts';
import { isoTime } from './moment.ts';
import { contentWordsOf } from './text/content-words.ts';

type OfContext = Wire['RemindOfContext'];

/** Related memories for a context, and reminders that are kept for a trigger. */
export const remindHandlers = (accounts: Accounts, { random }: Pick<WorldContext, 'random'>): Handlers => ({
  remind(request) {
    const account = accounts.of(request);
    const body = request.body as Wire['RemindRequest'];
    if ('context' in body) {
      account.queries++;
      return { kind: 'json', body: related(account, body, request.nowMs) };
    }
    const { content, trigger, triggerType = 'context', priority = 3 } = body;
    const reminder: Reminder = { id: newId('reminder', random), content, trigger, triggerType, priority };
    account.reminders.push(reminder);
    const answer: Wire['RemindResult'] = {
      success: true,
      reminders: [],
      reminderId: reminder.id,
      reminder: { content, trigger, triggerType, priority, status: 'active' },
    };
    return { kind: 'json', body: answer };
  },
});

/** The reminders of which a text mentions a word of the trigger; those of the highest priority first. */
export const remindersIn = ({ reminders }: Account, text: string): Reminder[] => {
  const mentioned = new Set(contentWordsOf(text).map(stemOf));
  return reminders
    .filter(({ trigger }) => contentWordsOf(trigger).some((word) => mentioned.has(stemOf(word))))
    .sort((one, other) => other.priority - one.priority);
};

const related = (account: Account, body: OfContext, nowMs: number): Wire['RemindResult'] => {
  const { context, limit = 5, threshold = 0.6, timeframe = 'all' } = body;
  const sinceMs = beginOf(timeframe, nowMs);
  const found = findAll(account, context, {
    test: ({ createdAtMs }) => createdAtMs >= sinceMs,
    threshold,
    by: byKinship,
  });
  return {
    success: true,
    reminders: found.slice(0, limit).map(({ memory, relevance, words }) => ({
      id: memory.id,
      title: memory.title,
      content: memory.content,
      relevance,
      createdAt: isoTime(memory.createdAtMs),
      reason: `Mentions: ${words.join(', ')}`,
    })),
  };
};

const dayMs = 86_400_000;

/** Today is the day of UTC; a week has 7 days and a month 30, up to now. */
const beginOf = (timeframe: NonNullable<OfContext['timeframe']>, nowMs: number): number => {
  switch (timeframe) {
    case 'today':
      return nowMs - (nowMs % dayMs);
    case 'week':
      return nowMs - 7 * dayMs;
    case 'month':
      return nowMs - 30 * dayMs;
    case 'all':
      return Number.NEGATIVE_INFINITY;
  }
};
