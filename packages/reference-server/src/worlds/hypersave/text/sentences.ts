/** The sentences of a text, without the blanks around them. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
