import type { Account } from './account.ts';
import type { MemoryTest } from './filter.ts';
import type { Memory } from './memory.ts';
import type { Hit } from './text/text-index.ts';

/** A memory, and how much it has to do with what was asked. */
export interface Found {
  readonly memory: Memory;
  /** From 0 to 1, in hundredths. */
  readonly relevance: number;
  /** The words of the question that it shares. */
  readonly words: readonly string[];
}

/** What relevance goes by: the words in any form, the very words as well, or what two texts have in common. */
export const byForms = ({ coverage }: Hit): number => coverage;
export const byWords = ({ coverage, exactness }: Hit): number => (coverage + exactness) / 2;
export const byKinship = ({ kinship }: Hit): number => kinship;

/** The memories that share words with a text, pass a test and reach a threshold: the most relevant first, then the latest. */
export const findAll = (
  { memories }: Pick<Account, 'memories'>,
  text: string,
  { test = () => true, threshold = 0, by }: { test?: MemoryTest; threshold?: number; by: (hit: Hit) => number },
): Found[] =>
  memories
    .search(text)
    .flatMap((hit) => {
      const memory = memories.get(hit.id);
      const relevance = Math.round(by(hit) * 100) / 100;
      return memory && relevance >= threshold && test(memory) ? [{ memory, relevance, words: hit.words }] : [];
    })
    .sort((one, other) => other.relevance - one.relevance || other.memory.createdAtMs - one.memory.createdAtMs);
