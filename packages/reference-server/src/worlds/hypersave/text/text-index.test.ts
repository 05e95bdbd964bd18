import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemOf } from '../../text/words.ts';
import { contentWordsOf } from './content-words.ts';
import { textIndex } from './text-index.ts';

const vocabulary = ['walrus', 'walruses', 'bread', 'baked', 'baking', 'meeting', 'meetings', 'zebra'] as const;
const texts = fc.array(fc.array(fc.constantFrom(...vocabulary), { maxLength: 6 }), { maxLength: 8 });

describe('textIndex', () => {
  it('finds exactly the texts that share a word, in any form, with shares from 0 to 1', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 4 }), (all, query) => {
        const index = textIndex();
        all.forEach((words, at) => {
          index.add(`t${at}`, '', words.join(' '));
        });
        const hits = index.search(query.join(' '));
        const stems = new Set(query.map(stemOf));
        const expected = all.flatMap((words, at) => (words.some((word) => stems.has(stemOf(word))) ? [`t${at}`] : []));
        expect(hits.map(({ id }) => id).sort()).toEqual(expected.sort());
        for (const { coverage, exactness, kinship } of hits) {
          for (const share of [coverage, kinship]) {
            expect(share).toBeGreaterThan(0);
            expect(share).toBeLessThan(1);
          }
          expect(exactness).toBeLessThanOrEqual(coverage + 1e-9);
        }
      }),
    );
  });

  it('forgets what is removed, as if it had never been there', () => {
    fc.assert(
      fc.property(texts, texts, (kept, gone) => {
        const [index, fresh] = [textIndex(), textIndex()];
        gone.forEach((words, at) => {
          index.add(`g${at}`, '', words.join(' '));
        });
        kept.forEach((words, at) => {
          index.add(`k${at}`, '', words.join(' '));
          fresh.add(`k${at}`, '', words.join(' '));
        });
        gone.forEach((_, at) => {
          index.remove(`g${at}`);
        });
        const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
        const query = vocabulary.join(' ');
        expect([...index.search(query)].sort(byId)).toEqual([...fresh.search(query)].sort(byId));
      }),
    );
  });

  it('lets a rare word weigh more than a common one, and a title more than a text', () => {
    const index = textIndex();
    index.add('rare', '', 'walrus');
    for (const id of ['a', 'b', 'c']) index.add(id, '', 'bread');
    index.add('titled', 'bread', '');
    const shares = new Map(index.search('walrus bread').map(({ id, coverage }) => [id, coverage]));
    expect(shares.get('rare')).toBeGreaterThan(shares.get('titled') ?? 1);
    expect(shares.get('titled')).toBeGreaterThan(shares.get('a') ?? 1);
  });
});

describe('words that say something', () => {
  it.each([
    ['When is the next Board-Meeting?', ['board', 'meeting']],
    ['the of and', []],
    ['東京 会議', ['東京', '会議']],
  ])('of %j are %j', (text, words) => {
    expect(contentWordsOf(text)).toEqual(words);
  });
});
