/** Query parameters by name, each with its values in order; null stands for a value whose percent-encoding is malformed. */
export type Query = ReadonlyMap<string, readonly (string | null)[]>;

const empty: Query = new Map();

/** Reads a raw query, without `?`. `+` is a blank, as forms write it. */
export const parseQuery = (raw: string): Query => {
  if (raw === '') return empty;
  const query = new Map<string, (string | null)[]>();
  for (const pair of raw.split('&')) {
    if (pair === '') continue;
    const cut = pair.indexOf('=');
    const name = decoded(cut < 0 ? pair : pair.slice(0, cut));
    if (name === null) continue;
    const value = cut < 0 ? '' : decoded(pair.slice(cut + 1));
    const values = query.get(name);
    if (values) values.push(value);
    else query.set(name, [value]);
  }
  return query;
};

const decoded = (text: string): string | null => {
  if (!text.includes('%') && !text.includes('+')) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
};
