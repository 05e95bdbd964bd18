/** What is shorter says little, and may be a word of any message. */
const shortestSecret = 12;

/**
 * A signed link and its longer pieces, as they stand and decoded, the longest first: it is as good as a key, wherever in it the
 * signature stands, and a storage service likes to explain which one it expected.
 */
export const linkPieces = ({ href, host, pathname, search, searchParams }: URL): readonly string[] => {
  const parts = [...pathname.split('/'), ...search.split(/[?&=]/)];
  const wholes = [href, host + pathname + search, pathname + search, pathname, search];
  const pieces = [...wholes, ...parts, ...[...wholes, ...parts].map(decoded), ...searchParams.values()];
  return [...new Set(pieces)].filter(({ length }) => length >= shortestSecret).sort((a, b) => b.length - a.length);
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
