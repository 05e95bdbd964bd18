import type { Handlers, WorldContext } from '../../../world.ts';
import type { Account } from '../account.ts';
import type { Accounts } from '../accounts.ts';
import { byForms, findAll } from '../found.ts';
import type { Wire } from '../memory-wire.ts';
import { invalidBody } from '../refusals.ts';
import { remindersIn } from '../remind.ts';
import { compile } from './conditions.ts';
import { fieldOf, type QueryRecord, queryRecord } from './record.ts';

type QueryRequest = Wire['QueryRequest'];

/** Queries with conditions, orders, chosen fields and counts. */
export const queryHandlers = (accounts: Accounts, { clock }: Pick<WorldContext, 'clock'>): Handlers => ({
  queryMemories(request) {
    const account = accounts.of(request);
    const body = request.body as QueryRequest;
    const conditions = compile(body.filters ?? {});
    if (!conditions.ok) return invalidBody(conditions.path, conditions.expected);
    account.queries++;
    const { limit = 20, offset = 0, fields, aggregate, skipMemory = false } = body;
    const text = body.query ?? body.message;
    const found = skipMemory ? [] : recordsOf(account, text).filter(conditions.test);
    const sorted = body.sort ? sortedBy(found, body.sort) : found;
    const page = sorted.slice(offset, offset + limit);
    const answer: Wire['QueryResult'] = {
      success: true,
      memorySearched: !skipMemory,
      results: fields ? page.map((record) => only(record, fields)) : page,
      pagination: { limit, offset, total: sorted.length, hasMore: offset + page.length < sorted.length },
      ...(aggregate ? { aggregations: grouped(sorted, aggregate.groupBy) } : {}),
      reminders: text === undefined ? [] : remindersIn(account, text).map(reminderWire),
      stats: {
        factsFound: factCount(account, page),
        docsFound: sorted.length,
        totalResults: sorted.length,
        latencyMs: clock.now() - request.nowMs,
      },
    };
    return { kind: 'json', body: answer };
  },
});

/** Every memory, the latest first; with a text, those that have to do with it, the most relevant first. */
const recordsOf = (account: Account, text: string | undefined): QueryRecord[] =>
  text === undefined
    ? account.memories.all().map((memory) => queryRecord({ memory, relevance: 1 }))
    : findAll(account, text, { threshold: leastRelevance, by: byForms }).map(queryRecord);

const leastRelevance = 0.2;

/** By one field after the other; what lacks the field comes last. */
const sortedBy = (records: readonly QueryRecord[], sort: NonNullable<QueryRequest['sort']>): QueryRecord[] => {
  const keys = Object.entries(sort);
  return [...records].sort((one, other) => {
    for (const [field, direction] of keys) {
      const order = ordered(fieldOf(one, field), fieldOf(other, field), direction);
      if (order !== 0) return order;
    }
    return 0;
  });
};

const ordered = (one: unknown, other: unknown, direction: number): number => {
  const isMissing = (value: unknown) => value === null || value === undefined;
  if (isMissing(one) || isMissing(other)) return Number(isMissing(one)) - Number(isMissing(other));
  if (typeof one === 'number' && typeof other === 'number') return (one - other) * direction;
  const [first, second] = [String(one), String(other)];
  return (first < second ? -1 : Number(first > second)) * direction;
};

const only = (record: QueryRecord, fields: readonly string[]): Wire['QueryFound'] =>
  Object.fromEntries(Object.entries(record).filter(([name]) => fields.includes(name)));

/** How many records have each value of a field, the most frequent first; a list counts for each of its items. */
const grouped = (
  records: readonly QueryRecord[],
  groupBy: string,
): NonNullable<Wire['QueryResult']['aggregations']> => {
  const counts = new Map<string | number | boolean | null, number>();
  for (const record of records) {
    const value = fieldOf(record, groupBy);
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const key of new Set(items.map(groupKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const groups = [...counts].map(([key, count]) => ({ key, count })).sort((one, other) => other.count - one.count);
  return { groupBy, groups };
};

const groupKey = (value: unknown): string | number | boolean | null => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
};

const factCount = ({ memories }: Account, page: readonly QueryRecord[]): number =>
  page.reduce((sum, { id }) => {
    const memory = memories.get(id);
    return memory ? sum + memories.factsOf(memory).length : sum;
  }, 0);

const reminderWire = ({ content, trigger, priority }: Wire['QueryResult']['reminders'][number]) => ({
  content,
  trigger,
  priority,
});
