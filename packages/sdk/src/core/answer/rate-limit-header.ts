/** A member of a structured-field list: its name and its numbers. */
export interface RateLimitItem {
  readonly name: string;
  /** Parameters that are numbers, such as `r`, `t`, `q` and `w`. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** No honest server is under so many limits at once, and each is kept and looked at. */
const mostItems = 16;

/**
 * Reads `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers): a list of names with parameters, such
 * as `"default";r=50;t=30`. Members that are not written so are left out; a text of any length is read in one pass.
 */
export const rateLimitItems = (text: string | null): RateLimitItem[] =>
  split(text ?? '', ',')
    .slice(0, mostItems)
    .flatMap((member) => {
      const [name = '', ...parameters] = split(member, ';');
      const bare = /^"([^"\\]*)"$/.exec(name)?.[1] ?? (/^[A-Za-z*][\w\-.:*/]*$/.test(name) ? name : null);
      return bare === null ? [] : [{ name: bare, numbers: new Map(parameters.flatMap(numberOf)) }];
    });

const numberOf = (parameter: string): [string, number][] => {
  const match = /^([a-z*][\w\-.*]*)=(\d{1,15}(?:\.\d{1,3})?)$/.exec(parameter);
  return match?.[1] === undefined ? [] : [[match[1], Number(match[2])]];
};

/** Splits where the separator stands outside quotation marks. */
const split = (text: string, separator: string): string[] => {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    if (at < text.length && (quoted || text[at] !== separator)) continue;
    parts.push(text.slice(start, at).trim());
    start = at + 1;
  }
  return parts.filter((part) => part !== '');
};
