import type { Memory } from './memory.ts';
import { momentMs } from './moment.ts';

/** What narrows down a list, a search and a question alike. */
export interface Filter {
  readonly spaceId?: string | undefined;
  /** Any of them. */
  readonly tags?: readonly string[] | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

export type MemoryTest = (memory: Memory) => boolean;

/** A filter as a test of memories, or the name of the field that is no moment of the calendar. */
export const testOf = ({
  spaceId,
  tags,
  after,
  before,
}: Filter): MemoryTest | { readonly wrong: 'after' | 'before' } => {
  const afterMs = after === undefined ? Number.NEGATIVE_INFINITY : momentMs(after);
  const beforeMs = before === undefined ? Number.POSITIVE_INFINITY : momentMs(before);
  if (Number.isNaN(afterMs)) return { wrong: 'after' };
  if (Number.isNaN(beforeMs)) return { wrong: 'before' };
  const wanted = tags && tags.length > 0 ? new Set(tags) : null;
  return (memory) =>
    memory.createdAtMs >= afterMs &&
    memory.createdAtMs < beforeMs &&
    (spaceId === undefined || memory.spaceId === spaceId) &&
    (wanted === null || memory.tags.some((tag) => wanted.has(tag)));
};
