/** One way of naming keys, such as `{env}-{service}`. */
export interface NamingPattern {
  /** Parts in braces, and what stands between them. */
  readonly pattern: string;
  readonly example: string;
  readonly useCase: string;
  /** The parts that are not any words: a list of them, or the date. Others are words in small letters, with dashes. */
  readonly parts?: Readonly<Record<string, 'date' | readonly [string, ...string[]]>>;
}

/** What can be said of a name. */
export interface NameAdvice {
  /** The pattern that it follows; null where it follows none. */
  readonly follows: NamingPattern | null;
  /** Names after the patterns, made of the same words; none where it follows one already, or has no words. */
  readonly suggestions: readonly { readonly name: string; readonly pattern: NamingPattern }[];
}

export interface NamingContext {
  /** For parts that are a date: its year and month are taken, in UTC. */
  readonly nowMs: number;
}

/** Whether a name follows one of a system's patterns, and what it could be instead. Nothing is refused for its name. */
export const nameAdvice = (patterns: readonly NamingPattern[], name: string, { nowMs }: NamingContext): NameAdvice => {
  const isShort = name.length <= longestName;
  const follows = isShort ? (byStrictness(patterns).find((pattern) => matcherOf(pattern).test(name)) ?? null) : null;
  if (follows !== null) return { follows, suggestions: [] };
  const words = wordsOf(name);
  if (words.length === 0) return { follows, suggestions: [] };
  return {
    follows,
    suggestions: patterns
      .map((pattern) => ({ pattern, name: suggested(pattern, words, nowMs) }))
      .filter((each): each is { pattern: NamingPattern; name: string } => each.name !== null),
  };
};

/** Those first whose parts are told: a list of words, or a date, says more than any word. */
const byStrictness = (patterns: readonly NamingPattern[]): NamingPattern[] =>
  patterns.toSorted((one, other) => toldParts(other) - toldParts(one));

const toldParts = ({ parts = {} }: NamingPattern): number => Object.keys(parts).length;

/** What a key's name may have; a longer one is not looked at. */
const longestName = 255;

/** Letters first, so that a number or a date is no word. */
const word = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';

const matcherOf = ({ pattern, parts = {} }: NamingPattern): RegExp => {
  // Every other piece is a part's name.
  const pieces = pattern.split(/\{(\w+)\}/);
  return new RegExp(`^${pieces.map((piece, at) => (at % 2 ? partPattern(parts[piece]) : escaped(piece))).join('')}$`);
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const partPattern = (part: 'date' | readonly string[] | undefined): string => {
  if (part === undefined) return word;
  return part === 'date' ? '\\d{4}-(?:0[1-9]|1[0-2])' : `(?:${part.join('|')})`;
};

/** The words of a name: small letters and digits, at most ten of them. */
const wordsOf = (name: string): string[] =>
  name
    .slice(0, longestName)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((each) => each !== '')
    .slice(0, 10);

/** The words in a pattern's order: a told part takes its word from among them, a free one those that are left. */
const suggested = ({ pattern, parts = {} }: NamingPattern, words: readonly string[], nowMs: number): string | null => {
  let left = [...words];
  const filled: string[] = [];
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  for (const [at, name] of names.entries()) {
    const part = parts[name];
    const isLast = at === names.length - 1;
    const taken = partOf(part, left, { isLast, nowMs });
    if (taken === null) return null;
    filled.push(taken.text);
    left = taken.left;
  }
  const text = pattern.replace(/\{\w+\}/g, () => filled.shift() ?? '');
  return matcherOf({ pattern, example: '', useCase: '', parts }).test(text) ? text : null;
};

const partOf = (
  part: 'date' | readonly string[] | undefined,
  words: readonly string[],
  { isLast, nowMs }: { readonly isLast: boolean; readonly nowMs: number },
): { text: string; left: string[] } | null => {
  if (part === 'date') return { text: new Date(nowMs).toISOString().slice(0, 7), left: [...words] };
  if (part !== undefined) {
    const text = words.find((each) => part.includes(each)) ?? part[0];
    return text === undefined ? null : { text, left: words.filter((each) => each !== text) };
  }
  const count = isLast ? words.length : 1;
  return words.length === 0 ? null : { text: words.slice(0, count).join('-'), left: words.slice(count) };
};
