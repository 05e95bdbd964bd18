import type { Handler, Handlers, WorldRequest } from '../../world.ts';
import type { Accounts } from './accounts.ts';
import { testOf } from './filter.ts';
import type { Memory } from './memory.ts';
import { clientDocument, memoryItem, type Wire, wholeMemory } from './memory-wire.ts';
import { invalidParameter, notFound } from './refusals.ts';

/** The memories themselves: listed, read, changed and deleted. */
export const memoryHandlers = (accounts: Accounts): Handlers => {
  const remove: Handler = (request) => {
    const id = request.path.memoryId ?? '';
    if (!accounts.of(request).memories.remove(id)) return notFound('Memory');
    return { kind: 'json', body: { success: true, message: 'Memory deleted successfully', deletedId: id } };
  };
  return {
    listMemories(request) {
      const { memories } = accounts.of(request);
      const filter = request.query as ListQuery;
      const test = testOf(filter);
      if ('wrong' in test) return invalidParameter(test.wrong, filter[test.wrong] ?? '', 'a date of the calendar');
      const found = memories.all().filter(test);
      const [limit, offset] = [Number(request.query.limit), Number(request.query.offset)];
      const page = found.slice(offset, offset + limit);
      return {
        kind: 'page',
        items: page.map(memoryItem),
        total: found.length,
        limit,
        offset,
        metadata: { documents: page.map(clientDocument), facts: memories.facts().length },
      };
    },
    getMemory(request) {
      const memory = find(accounts, request);
      return memory ? { kind: 'json', body: { success: true, data: wholeMemory(memory) } } : notFound('Memory');
    },
    updateMemory(request) {
      const memory = find(accounts, request);
      if (!memory) return notFound('Memory');
      const { tags, ...changes } = request.body as Wire['MemoryChanges'];
      const changed: Memory = {
        ...memory,
        ...changes,
        ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
        updatedAtMs: request.nowMs,
      };
      accounts.of(request).memories.replace(changed);
      return { kind: 'json', body: { success: true, data: wholeMemory(changed) } };
    },
    deleteMemory: remove,
    deleteListedMemory: remove,
  };
};

/** The query of the list, as the document types it. */
interface ListQuery {
  readonly spaceId?: string;
  readonly tags?: readonly string[];
  readonly after?: string;
  readonly before?: string;
}

const find = (accounts: Accounts, request: WorldRequest): Memory | undefined =>
  accounts.of(request).memories.get(request.path.memoryId ?? '');
