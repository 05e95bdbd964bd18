/**
 * Whether a text stands in one of the passages as a whole: as a cell, a sentence, a name of what is clicked, or several of these in
 * a row. Blanks do not count: some documents lost those around what they set in code.
 */
export const isQuoted = (text: string, passages: readonly string[]): boolean =>
  passages.some((passage) => places(passage, text).length > 0);

/** What of a passage is in none of the texts, without the marks around it. */
export const leftOf = (passage: string, texts: readonly string[]): string[] => {
  const isTaken = new Set<number>();
  for (const text of texts) {
    for (const [from, to] of places(passage, text)) for (let at = from; at < to; at++) isTaken.add(at);
  }
  return [...passage]
    .reduce<{ at: number; left: string }>(
      ({ at, left }, character) => ({
        at: at + character.length,
        left: left + (isTaken.has(at) ? '\0' : character),
      }),
      { at: 0, left: '' },
    )
    .left.split(/\0+/)
    .map((left) => left.replace(marksAround, ''))
    .filter((left) => left !== '');
};

/** Where a text stands in a passage as a whole, from and to. */
const places = (passage: string, text: string): [from: number, to: number][] => {
  const wanted = text.replace(/[.:!?]?$/, '').replace(/\s+/g, '');
  if (wanted === '') return [];
  const at = [...passage.matchAll(/\S/g)].map(({ index }) => index);
  const letters = passage.replace(/\s+/g, '');
  const found: [number, number][] = [];
  for (let start = letters.indexOf(wanted); start >= 0; start = letters.indexOf(wanted, start + 1)) {
    const from = at[start] ?? 0;
    const to = (at[start + wanted.length - 1] ?? 0) + 1;
    if (begins.test(passage.slice(0, from)) && ends.test(passage.slice(to))) found.push([from, to]);
  }
  return found;
};

/** What stands before a cell, a sentence or a name. */
const begins =
  /(?:^|[|(“"→✓✅❌#}]|\/\/|(?:^|\s)(?:-|—|->)\s|[.:;,!?]\s|\bor\s|\b(?:Click|Click the|Select|Set|Navigate to|go to|For|[Oo]n the|its|a)\s)\s*$/u;

/** What stands after one. */
const ends =
  /^[.:!?]?(?:$|[|)”",;({]|\s*[|(→]|\s+(?:-|—|->|\/\/)\s|[.:!?]["”]?\s|\s+(?:and copy|in its|page|menu|button|column|dialog)\b)/u;

const marksAround = /^[\s|.,:;!?()“”"→>✓—-]+|[\s|.,:;!?()“”"→>✓—-]+$/gu;
