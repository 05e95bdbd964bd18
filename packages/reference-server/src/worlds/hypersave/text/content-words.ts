import { wordsOf } from '../../text/words.ts';

/** The words of a text; those that say nothing are left out. */
export const contentWordsOf = (text: string): string[] => wordsOf(text).filter((word) => !empty.has(word));

const empty = new Set(
  (
    'a about after all also am an and any are as at be been before but by can could did do does for from had has have he her ' +
    'him his how i if in into is it its last me my next no not now of on or our out over she should so some than that the ' +
    'their them then there these they this those to up us was we were what when where which who why will with would you your'
  ).split(' '),
);
