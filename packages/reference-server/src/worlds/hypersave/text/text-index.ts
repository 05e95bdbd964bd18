import { stemOf } from '../../text/words.ts';
import { contentWordsOf } from './content-words.ts';

/** An index of texts by their words. */
export interface TextIndex {
  /** Adds a text; its head (title and tags) weighs twice. */
  add(id: string, head: string, body: string): void;
  remove(id: string): void;
  /** The texts that share a word with a query, in no order. */
  search(query: string): readonly Hit[];
}

export interface Hit {
  readonly id: string;
  /** The words of the query that it shares, as they were asked. */
  readonly words: readonly string[];
  /** From 0 to 1: how much of the query's words is in the text, the rarer weighing more. Forms of a word are one. */
  readonly coverage: number;
  /** The same of the very words, forms apart. */
  readonly exactness: number;
  /** From 0 to 1: how sure the shared words make that the two have to do with each other, however long the query. */
  readonly kinship: number;
}

export const textIndex = (): TextIndex => {
  /** Weight of each text by a word's stem, and by the word itself. */
  const stems = postings();
  const exact = postings();
  const entries = new Map<string, Entry>();

  return {
    add(id, head, body) {
      const words = [...contentWordsOf(head), ...contentWordsOf(head), ...contentWordsOf(body)];
      const entry = { stems: countsOf(words.map(stemOf)), exact: countsOf(words) };
      entries.set(id, entry);
      stems.add(id, entry.stems);
      exact.add(id, entry.exact);
    },
    remove(id) {
      const entry = entries.get(id);
      if (!entry) return;
      stems.remove(id, entry.stems);
      exact.remove(id, entry.exact);
      entries.delete(id);
    },
    search(query) {
      const words = [...new Set(contentWordsOf(query))];
      const terms = words.map((word) => {
        const stem = stemOf(word);
        return { word, stem, rarity: rarity(stems.count(stem), entries.size) };
      });
      const total = terms.reduce((sum, term) => sum + term.rarity, 0);
      const rarest = Math.max(...terms.map((term) => term.rarity));
      const ids = new Set(terms.flatMap(({ stem }) => [...stems.ids(stem)]));
      return [...ids].map((id) => {
        const shared = terms.filter(({ stem }) => stems.weight(stem, id) > 0);
        const share = (weigh: (term: (typeof terms)[number]) => number) =>
          shared.reduce((sum, term) => sum + term.rarity * saturated(weigh(term)), 0) / total;
        return {
          id,
          words: shared.map(({ word }) => word),
          coverage: share(({ stem }) => stems.weight(stem, id)),
          exactness: share(({ word }) => exact.weight(word, id)),
          kinship:
            1 -
            shared.reduce(
              (doubt, { stem, rarity: rare }) =>
                doubt * (1 - 0.6 * saturated(stems.weight(stem, id)) * (rare / rarest)),
              1,
            ),
        };
      });
    },
  };
};

interface Entry {
  readonly stems: ReadonlyMap<string, number>;
  readonly exact: ReadonlyMap<string, number>;
}

const postings = () => {
  const byTerm = new Map<string, Map<string, number>>();
  return {
    add(id: string, counts: ReadonlyMap<string, number>) {
      for (const [term, count] of counts) {
        const texts = byTerm.get(term) ?? new Map<string, number>();
        texts.set(id, count);
        byTerm.set(term, texts);
      }
    },
    remove(id: string, counts: ReadonlyMap<string, number>) {
      for (const term of counts.keys()) {
        const texts = byTerm.get(term);
        texts?.delete(id);
        if (texts?.size === 0) byTerm.delete(term);
      }
    },
    count: (term: string): number => byTerm.get(term)?.size ?? 0,
    ids: (term: string): Iterable<string> => byTerm.get(term)?.keys() ?? [],
    weight: (term: string, id: string): number => byTerm.get(term)?.get(id) ?? 0,
  };
};

const countsOf = (terms: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
};

/** A word that few texts have tells more: the inverse document frequency of BM25. */
const rarity = (texts: number, all: number): number => Math.log(1 + (all - texts + 0.5) / (texts + 0.5));

/** Once is most of it; every further time adds less, and it never comes to 1. */
const saturated = (weight: number): number => weight / (weight + 0.35);
