import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../text/words.ts';
import { createWordIndex } from './word-index.ts';

const indexOf = (texts: Readonly<Record<string, string>>) => {
  const index = createWordIndex();
  for (const [id, text] of Object.entries(texts)) index.set(id, text);
  return index;
};

/** BM25 as the textbook writes it, over the texts one by one. */
const bm25 = (texts: readonly string[], at: number, query: string): number => {
  const all = texts.map(wordsOf);
  const mean = all.reduce((sum, words) => sum + words.length, 0) / all.length;
  let [score, most] = [0, 0];
  for (const word of new Set(wordsOf(query))) {
    const holders = all.filter((words) => words.includes(word)).length;
    const idf = Math.log(1 + (all.length - holders + 0.5) / (holders + 0.5));
    const tf = (all[at] ?? []).filter((each) => each === word).length;
    score += (idf * tf * 2.2) / (tf + 1.2 * (0.25 + (0.75 * (all[at] ?? []).length) / mean));
    most += idf * 2.2;
  }
  return score / most;
};

const word = fc.constantFrom('love', 'wisdom', 'hunt', 'temple', 'goddess', 'statue');
const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));

describe('relevance', () => {
  it('is BM25, divided by the most that a text could score', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), text, (texts, query) => {
        const found = indexOf(Object.fromEntries(texts.map((each, at) => [`n${at}`, each]))).search(query);
        for (const [at] of texts.entries()) {
          expect(found.get(`n${at}`) ?? 0).toBeCloseTo(bm25(texts, at, query), 10);
        }
      }),
    );
  });

  it('stays between 0 and 1, and a text without a word of the query is not found', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, (texts, query) => {
        const found = indexOf(Object.fromEntries(texts.entries())).search(query);
        for (const [id, relevance] of found) {
          expect(relevance).toBeGreaterThan(0);
          expect(relevance).toBeLessThanOrEqual(1);
          expect(wordsOf(texts[Number(id)] ?? '').some((each) => wordsOf(query).includes(each))).toBe(true);
        }
      }),
    );
  });

  it('counts a rare word for more than a common one', () => {
    const found = indexOf({ a: 'love temple', b: 'love goddess', c: 'love statue' }).search('love temple');
    expect(found.get('a')).toBeGreaterThan(found.get('b') ?? 1);
  });

  it('takes several of a thing for that thing', () => {
    const index = indexOf({ a: 'Goddesses of the city', b: 'a statue' });
    expect([...index.search('goddess').keys()]).toEqual(['a']);
    expect([...index.search('cities').keys()]).toEqual(['a']);
  });

  it('forgets what was removed or replaced', () => {
    const index = indexOf({ a: 'love', b: 'wisdom' });
    index.set('a', 'hunt');
    index.remove('b');
    expect([...index.search('love wisdom').keys()]).toEqual([]);
    expect([...index.search('hunt').keys()]).toEqual(['a']);
    expect(index.search('hunt')).toEqual(indexOf({ a: 'hunt' }).search('hunt'));
  });
});
