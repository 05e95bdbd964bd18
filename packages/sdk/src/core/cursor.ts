import type { Operation, PageStyle, Provider } from '@latchkey/providers';
import { configError } from './config-error.ts';
import type { Input } from './request-url.ts';

/** What a cursor is bound to: the query that it came from. */
export const fingerprintOf = (
  provider: Pick<Provider, 'id'>,
  operation: Operation,
  style: PageStyle,
  { path = {}, query = {}, headers = {} }: Input,
): string => {
  const left = new Set(positioning(style));
  const asked = Object.entries(query).filter(([name]) => !left.has(name));
  const sorted = (entries: [string, unknown][]) =>
    entries.filter(([, value]) => value !== undefined).sort(([one], [other]) => (one < other ? -1 : 1));
  const parts = [Object.entries(path), asked, Object.entries(headers)].map(sorted);
  return hash(JSON.stringify([provider.id, operation.id, ...parts]));
};

/** The parameters that a cursor is not bound to. Where pages are counted, their size is part of the position. */
const positioning = (style: PageStyle): string[] => {
  if (style.kind === 'whole') return [];
  return style.kind === 'page' ? [style.positionParameter] : [style.positionParameter, style.limitParameter];
};

/** A page's position as text that is not to be looked into. */
export const writeCursor = (fingerprint: string, position: string): string =>
  btoa(`${fingerprint}.${encodeURIComponent(position)}`)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** @throws LatchkeyError `config` where the text is no cursor, or that of another query */
export const readCursor = (fingerprint: string, cursor: string): string => {
  const { bound, position } = decoded(cursor);
  if (bound === fingerprint) return position;
  throw configError(
    'The cursor belongs to another query.',
    'Resume with the same operation, ids and filters that the cursor came from.',
  );
};

const decoded = (cursor: string): { bound: string; position: string } => {
  try {
    const [, bound, position] =
      /^([0-9a-f]{16})\.(.*)$/s.exec(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))) ?? [];
    if (bound !== undefined && position !== undefined) return { bound, position: decodeURIComponent(position) };
  } catch {
    // No Base64, or no position in it: told below.
  }
  throw configError('The cursor is none of this package.', 'Give the `cursor` of a page exactly as it was.');
};

/** FNV-1a, twice, from two beginnings: to tell queries apart, not to keep a secret. */
const hash = (text: string): string =>
  [0x811c9dc5, 0x01234567]
    .map((start) => {
      let value = start;
      for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
      return (value >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
