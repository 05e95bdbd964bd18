import type { Fact } from './knowledge/fact.ts';
import { type Graph, graphOf } from './knowledge/graph.ts';
import { readEntities } from './knowledge/read-entities.ts';
import { readFacts } from './knowledge/read-facts.ts';
import type { Memory } from './memory.ts';
import { type Hit, textIndex } from './text/text-index.ts';

/** Memories, in the order in which they were saved, with all that is worked out from them. */
export interface MemoryStore {
  add(memory: Memory): void;
  get(id: string): Memory | undefined;
  /** Puts a changed memory in the place of the one with its id. */
  replace(memory: Memory): void;
  /** Forgets a memory and what was read out of it. False where there is none. */
  remove(id: string): boolean;
  /** The latest first. */
  all(): readonly Memory[];
  search(query: string): readonly Hit[];
  factsOf(memory: Memory): readonly Fact[];
  /** Every fact, those of the latest memory first. */
  facts(): readonly Fact[];
  graph(): Graph;
  /** How many bytes the texts have, as UTF-8. */
  bytes(): number;
}

export const memoryStore = (): MemoryStore => {
  const byId = new Map<string, Memory>();
  const factsById = new Map<string, readonly Fact[]>();
  const index = textIndex();
  /** What is worked out from all memories, until one of them changes. */
  let worked: { readonly latestFirst: readonly Memory[]; facts?: readonly Fact[]; graph?: Graph } | null = null;
  let bytes = 0;

  const put = (memory: Memory) => {
    byId.set(memory.id, memory);
    index.add(memory.id, headOf(memory), `${memory.description ?? ''} ${memory.content}`);
    bytes += sizeOf(memory);
    worked = null;
  };
  const drop = (memory: Memory) => {
    index.remove(memory.id);
    factsById.delete(memory.id);
    bytes -= sizeOf(memory);
    worked = null;
  };
  const factsOf = (memory: Memory): readonly Fact[] => {
    const known = factsById.get(memory.id);
    if (known) return known;
    const facts = readFacts(memory);
    factsById.set(memory.id, facts);
    return facts;
  };
  const work = () => {
    // What was saved later in the same millisecond comes first as well.
    worked ??= { latestFirst: [...byId.values()].reverse().sort((a, b) => b.createdAtMs - a.createdAtMs) };
    return worked;
  };
  const facts = (): readonly Fact[] => {
    const present = work();
    present.facts ??= present.latestFirst.flatMap(factsOf);
    return present.facts;
  };

  return {
    add: put,
    get: (id) => byId.get(id),
    replace(memory) {
      const present = byId.get(memory.id);
      if (present) drop(present);
      put(memory);
    },
    remove(id) {
      const memory = byId.get(id);
      if (!memory) return false;
      drop(memory);
      return byId.delete(id);
    },
    all: () => work().latestFirst,
    search: (query) => index.search(query),
    factsOf,
    facts,
    graph() {
      const present = work();
      present.graph ??= graphOf(readEntities([...present.latestFirst].reverse(), factsOf), facts());
      return present.graph;
    },
    bytes: () => bytes,
  };
};

/** Title and tags; a title that is only how the text begins says nothing of its own. */
const headOf = ({ title, tags, content }: Memory): string =>
  [...(content.startsWith(title.replace(/\.\.\.$/, '')) ? [] : [title]), ...tags].join(' ');

const encoder = new TextEncoder();
const sizeOf = ({ title, content }: Memory): number => encoder.encode(title).length + encoder.encode(content).length;
