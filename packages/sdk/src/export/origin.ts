import { type ClientHalf, type Operation, type PageReading, valueAt } from '@latchkey/providers';
import { keyHider } from '../core/error/scrub.ts';
import type { ListOptions } from '../core/options.ts';
import type { ListKit } from '../core/pages/list-kit.ts';
import type { ListOrigin } from '../core/pages/list-origin.ts';
import type { Input } from '../core/request/request-url.ts';

/** @param provider with the base URL that its client sends to */
export const originOf = (
  { fingerprintOf }: ListKit,
  provider: ClientHalf,
  operation: Operation,
  input: Input,
  { cursor }: Pick<ListOptions, 'cursor'>,
): ListOrigin => {
  const style = operation.page === null ? undefined : provider.pagination[operation.page];
  // What is no list fails when it is read.
  const query = style ? fingerprintOf(provider, operation, style, input) : null;
  return {
    // Cursors of one query are good wherever it starts; its files are not.
    fingerprint: style ? JSON.stringify([query, startOf(style, input), cursor ?? null]) : null,
    hide: keyHider(provider.keyFormat),
  };
};

/** Where the caller's own parameter starts the list. */
const startOf = (style: PageReading, { query, body }: Input): string | null => {
  if (style.kind === 'whole') return null;
  const start = style.in === 'body' ? valueAt(body, style.positionParameter) : query?.[style.positionParameter];
  return start === undefined ? null : String(start);
};
