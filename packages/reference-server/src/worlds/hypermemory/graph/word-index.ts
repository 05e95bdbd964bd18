import { singularOf, wordsOf } from '../../text/words.ts';

/** Texts by their words. */
export interface WordIndex {
  set(id: string, text: string): void;
  remove(id: string): void;
  /**
   * The texts that share a word with a query, with their relevance from 0 to 1: their BM25 score, divided by the most that any
   * text could score for this query. BM25 is the sum, over the query's different words, of
   * `idf · tf · (k1 + 1) / (tf + k1 · (1 − b + b · length / mean length))`, where `idf = ln(1 + (N − n + 0.5) / (n + 0.5))` of N
   * texts, n of which have the word; k1 = 1.2, b = 0.75. A word that no text has makes all of them less relevant.
   */
  search(query: string): ReadonlyMap<string, number>;
}

const k1 = 1.2;
const b = 0.75;

/** The words by which a text is found: several of a thing are that thing. */
const termsOf = (text: string): string[] => wordsOf(text).map(singularOf);

export const createWordIndex = (): WordIndex => {
  const counts = new Map<string, ReadonlyMap<string, number>>();
  const lengths = new Map<string, number>();
  const holders = new Map<string, Set<string>>();
  let totalLength = 0;

  const remove = (id: string): void => {
    for (const word of counts.get(id)?.keys() ?? []) {
      const ids = holders.get(word);
      ids?.delete(id);
      if (ids?.size === 0) holders.delete(word);
    }
    totalLength -= lengths.get(id) ?? 0;
    counts.delete(id);
    lengths.delete(id);
  };

  return {
    remove,
    set(id, text) {
      remove(id);
      const words = termsOf(text);
      const counted = new Map<string, number>();
      for (const word of words) counted.set(word, (counted.get(word) ?? 0) + 1);
      for (const word of counted.keys()) holders.set(word, (holders.get(word) ?? new Set()).add(id));
      counts.set(id, counted);
      lengths.set(id, words.length);
      totalLength += words.length;
    },
    search(query) {
      const scores = new Map<string, number>();
      const meanLength = totalLength / Math.max(1, counts.size);
      let most = 0;
      for (const word of new Set(termsOf(query))) {
        const ids = holders.get(word) ?? new Set();
        const idf = Math.log(1 + (counts.size - ids.size + 0.5) / (ids.size + 0.5));
        most += idf * (k1 + 1);
        for (const id of ids) {
          const tf = counts.get(id)?.get(word) ?? 0;
          const norm = k1 * (1 - b + (b * (lengths.get(id) ?? 0)) / meanLength);
          scores.set(id, (scores.get(id) ?? 0) + (idf * tf * (k1 + 1)) / (tf + norm));
        }
      }
      for (const [id, score] of scores) scores.set(id, score / most);
      return scores;
    },
  };
};
