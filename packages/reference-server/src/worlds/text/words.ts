/** The words of a text in lower case, without accents, in order. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** An English word without the ending of a plural, roughly: `goddesses` is `goddess`. */
export const singularOf = (word: string): string => {
  if (word.length < 4) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return word.replace(/(?<![sui])s$/, '');
};

/** What different forms of an English word have in common, roughly: enough that `meetings` finds `meeting`. */
export const stemOf = (word: string): string => {
  if (word.length < 4) return word;
  const singular = singularOf(word);
  const base = singular.replace(/(?:ing|ed|ly)$/, '');
  return base.length < 3 ? singular : base.replace(/e$/, '');
};
