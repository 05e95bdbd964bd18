import type { ClientHalf, Operation, PageReading } from '@latchkey/providers';
import { configError } from '../error/config-error.ts';
import type { Input } from '../request/request-url.ts';
import { unpositioned } from './page-input.ts';

/** What a cursor is bound to: the query that it came from, and the server that was asked. A rotated key changes nothing. */
export const fingerprintOf = (
  provider: Pick<ClientHalf, 'id' | 'baseUrl'>,
  operation: Operation,
  style: PageReading,
  input: Input,
): string => {
  const { path = {}, query = {}, headers = {}, body } = unpositioned(style, input);
  const sorted = (entries: [string, unknown][]) =>
    entries.filter(([, value]) => value !== undefined).sort(([one], [other]) => (one < other ? -1 : 1));
  const parts = [path, query, headers].map((fields) => sorted(Object.entries(fields)));
  return hash(JSON.stringify([provider.id, provider.baseUrl, operation.id, ...parts, ...textOf(body)]));
};

/** A body that cannot be written is told where it is sent. */
const textOf = (body: unknown): string[] => {
  try {
    return body === undefined ? [] : [JSON.stringify(body)];
  } catch {
    return [];
  }
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
    'The cursor belongs to another query, or to another server.',
    'Resume with the same operation, ids, filters and base URL that the cursor came from.',
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
