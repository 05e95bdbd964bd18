import { describe, expect, it } from 'vitest';
import { singularOf, stemOf, wordsOf } from './words.ts';

describe('the words of a text', () => {
  it.each([
    ['Aphrodite is a goddess', ['aphrodite', 'is', 'a', 'goddess']],
    ['Café, naïve Ångström 42', ['cafe', 'naive', 'angstrom', '42']],
    ['Board-Meeting?', ['board', 'meeting']],
    ['東京 会議', ['東京', '会議']],
    ['…!?', []],
  ])('%j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it.each([
    ['Goddesses, cities and boxes', ['goddess', 'city', 'and', 'box']],
    ['the opening hours of Zürich', ['the', 'opening', 'hour', 'of', 'zurich']],
    ['Zeus on his bus', ['zeus', 'on', 'his', 'bus']],
  ])('%j are %j in the singular', (text, words) => {
    expect(wordsOf(text).map(singularOf)).toEqual(words);
  });

  it.each([
    ['meetings', 'meeting'],
    ['companies', 'company'],
    ['scheduled', 'schedule'],
    ['walruses', 'walrus'],
    ['status', 'statuses'],
    ['boxes', 'box'],
    ['bed', 'bed'],
  ])('have a stem, the same of %s and %s', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });
});
