/** A value as TypeScript source: single quotes, blanks inside braces, quoted names only where they must be. */
export const literal = (value: Literal): string => {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isList(value)) return `[${value.map(literal).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([name, each]) => `${propertyName(name)}: ${literal(each)}`)
    .join(', ')} }`;
};

/** A property's name as TypeScript source. */
export const propertyName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : text(name));

export type Literal = string | number | boolean | null | readonly Literal[] | { readonly [name: string]: Literal };

const isList = (value: object): value is readonly Literal[] => Array.isArray(value);

const text = (value: string): string =>
  `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
