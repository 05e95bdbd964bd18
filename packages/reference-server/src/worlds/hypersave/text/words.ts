/** The words of a text in lower case, without accents; those that say nothing are left out. */
export const wordsOf = (text: string): string[] =>
  (
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).filter((word) => !empty.has(word));

/** What different forms of an English word have in common, roughly: enough that `meetings` finds `meeting`. */
export const stemOf = (word: string): string => {
  if (word.length < 4) return word;
  const singular = word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<![su])s$/, '');
  const base = singular.replace(/(?:ing|ed|ly)$/, '');
  return base.length < 3 ? singular : base.replace(/e$/, '');
};

const empty = new Set(
  (
    'a about after all also am an and any are as at be been before but by can could did do does for from had has have he her ' +
    'him his how i if in into is it its last me my next no not now of on or our out over she should so some than that the ' +
    'their them then there these they this those to up us was we were what when where which who why will with would you your'
  ).split(' '),
);
