import { stemOf } from '../text/words.ts';
import type { Account } from './account.ts';
import type { MemoryTest } from './filter.ts';
import { byForms, type Found, findAll } from './found.ts';
import { contentWordsOf } from './text/content-words.ts';
import { sentencesOf } from './text/sentences.ts';

/** An answer that is taken word for word from memories. */
export interface Answer {
  readonly text: string;
  /** From 0 to 1: the relevance of the memory that it is from. */
  readonly confidence: number;
  /** The memories that were considered, the most relevant first. */
  readonly sources: readonly Found[];
  /** Words that were read and written for it. */
  readonly tokens: number;
}

export interface AnswerOptions {
  readonly test?: MemoryTest;
  /** How many memories are considered. */
  readonly limit: number;
  /** Of how many sentences the answer is made. */
  readonly sentences: number;
}

/** Answers a question with the sentences that share most with it; says so where there are none. */
export const answerTo = (account: Account, question: string, { test, limit, sentences }: AnswerOptions): Answer => {
  const asked = { threshold: leastRelevance, by: byForms, ...(test === undefined ? {} : { test }) };
  const sources = findAll(account, question, asked).slice(0, limit);
  const wanted = new Set(contentWordsOf(question).map(stemOf));
  const ranked = sources
    .flatMap(({ memory, relevance }) =>
      sentencesOf(memory.content).map((sentence) => ({ sentence, weight: relevance * sharedWith(wanted, sentence) })),
    )
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  const chosen = [...new Set(ranked.map(({ sentence }) => sentence))].slice(0, sentences);
  // A memory may be found by its title alone.
  const text = chosen.join(' ') || sources[0]?.memory.content || nothingFound;
  const read = [question, text, ...sources.map(({ memory }) => memory.content)];
  return {
    text,
    confidence: sources[0]?.relevance ?? 0,
    sources,
    tokens: read.reduce((sum, each) => sum + (each.match(/\S+/g)?.length ?? 0), 0),
  };
};

const leastRelevance = 0.2;
const nothingFound = 'I could not find anything about that in your memories.';

const sharedWith = (wanted: ReadonlySet<string>, sentence: string): number =>
  new Set(
    contentWordsOf(sentence)
      .map(stemOf)
      .filter((stem) => wanted.has(stem)),
  ).size;
