import { isTooNested } from './nesting.ts';

/** What the bytes of a JSON body hold, or why that is not told. */
export type JsonRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: 'nested' | 'malformed' };

/** Reads JSON in UTF-8. What is nested too deep is never parsed. */
export const readJson = (bytes: Uint8Array): JsonRead => {
  const text = textOf(bytes);
  if (text === null) return malformed;
  if (isTooNested(text)) return nested;
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return malformed;
  }
};

/** Whether a media type is one of JSON. */
export const isJsonType = (type: string): boolean => /[/+]json$/.test(type);

/** The media type of a `Content-Type` header, without its parameters; empty where there is none. */
export const mediaType = (header: string | undefined): string =>
  (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** Whether a media type is of a range, such as `video/*`; a body without a type is only of the range of all. */
export const isOfRange = (type: string, range: string): boolean =>
  type === range || range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));

const nested: JsonRead = { ok: false, why: 'nested' };
const malformed: JsonRead = { ok: false, why: 'malformed' };

const utf8 = new TextDecoder('utf-8', { fatal: true });

const textOf = (bytes: Uint8Array): string | null => {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
};
