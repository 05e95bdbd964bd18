import type { Found } from '../found.ts';
import type { Memory } from '../memory.ts';
import type { Wire } from '../memory-wire.ts';
import { isoTime } from '../moment.ts';

/** A memory as queries see it: the fields that conditions, orders and groups may name. */
export type QueryRecord = Required<Omit<Wire['QueryFound'], 'metadata'>> & Pick<Memory, 'metadata'>;

export const queryRecord = ({ memory, relevance }: Pick<Found, 'memory' | 'relevance'>): QueryRecord => ({
  id: memory.id,
  type: 'document',
  title: memory.title,
  content: memory.content,
  description: memory.description,
  tags: [...memory.tags],
  category: memory.category,
  metadata: memory.metadata,
  spaceId: memory.spaceId,
  relevance,
  createdAt: isoTime(memory.createdAtMs),
  updatedAt: isoTime(memory.updatedAtMs),
});

/** Names that the documents' examples use for fields of other names. */
const synonyms = new Map([
  ['tag', 'tags'],
  ['score', 'relevance'],
]);

/** The value of a field; dots lead into `metadata`. Undefined where there is none. Only own properties of objects count. */
export const fieldOf = (record: QueryRecord, path: string): unknown => {
  const [first = '', ...rest] = path.split('.');
  let value: unknown = record;
  for (const step of [synonyms.get(first) ?? first, ...rest]) {
    value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a field holds a moment, which is compared by time and not by letters. */
export const isMoment = (path: string): boolean => path === 'createdAt' || path === 'updatedAt';
